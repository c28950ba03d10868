package import CivilTime
package import QuarterlyReturns

/// Until when the returns of a quarter are to be submitted, and how one that is not submitted stands. Holds no day of
/// today, so that a document changes only when its state does.
package struct ReturnDue: Hashable, Sendable {
    package var quarter: CivilQuarter
    /// The last day on which a return is in time.
    package var day: CivilDay
    package var state: ReturnDeadlines.State

    /// - Parameter today: in Europe/London.
    package init(_ quarter: CivilQuarter, deadlines: ReturnDeadlines, today: CivilDay) {
        self.quarter = quarter
        day = deadlines.deadline(of: quarter)
        state = deadlines.state(of: quarter, on: today)
    }

    /// Of a return that is not submitted, or of an area in which some are missing.
    var tag: HTML {
        switch state {
        case .running: Mark.plain("Quarter still running")
        case .due: Mark.warn("Due by \(day.longText)")
        case .overdue: Mark.bad("Overdue, was due by \(day.longText)")
        }
    }

    /// The same in a sentence or two.
    var words: String {
        switch state {
        case .running: "The quarter runs to the end of \(quarter.last.longText); returns are due by \(day.longText)."
        case .due: "The quarter has ended; returns are due by \(day.longText)."
        case .overdue: "Overdue: returns were due by \(day.longText). A late one is taken all the same."
        }
    }
}

/// A word with a mark, so that colour is not needed to tell one from another.
enum Mark {
    static func good(_ words: HTML) -> HTML { mark("tag is-good", Icon.tick, words) }
    static func warn(_ words: HTML) -> HTML { mark("tag is-warn", Icon.exclamation, words) }
    static func bad(_ words: HTML) -> HTML { mark("tag is-bad", Icon.cross, words) }
    static func plain(_ words: HTML) -> HTML { element("span", ["class": "tag muted"]) { words } }

    private static func mark(_ style: String, _ icon: HTML, _ words: HTML) -> HTML {
        element("span", ["class": style]) {
            icon
            words
        }
    }
}
