package import Caseload
package import CivilTime

/// A service's numbers of a quarter as they stood on the 1st of a month.
package struct SummaryState: Hashable, Sendable {
    package var total: AggregateTotal
    /// The days on which what is counted was sent, each once, in order.
    package var sentOn: [CivilDay]

    package init(total: AggregateTotal, sentOn: [CivilDay]) {
        self.total = total
        self.sentOn = sentOn
    }
}

/// A service's numbers on the 1st of a month.
package struct SummaryMonth: Hashable, Sendable {
    package var day: CivilDay
    package var states: [CivilQuarter: SummaryState]

    package init(day: CivilDay, states: [CivilQuarter: SummaryState]) {
        self.day = day
        self.states = states
    }
}

/// A quarter's summary as it is to be read, from a 1st of a month on.
package struct Edition: Hashable, Sendable {
    /// The 1st of a month: drops received before it are counted.
    package let day: CivilDay
    package let summary: Summary
    /// As in `SummaryState`.
    package let sentOn: [CivilDay]
}

/// The editions that stand after a service's numbers have changed from month to month.
///
/// A quarter gets a new edition on the 1st of a month, in which its new numbers are rounded and suppressed. Beside any of the
/// quarter's earlier ones, an edition must not tell more of a small number than by itself; where it would, the last one
/// stands (decided here). An edition that would show nothing new is none.
///
/// All of it follows from the numbers on the 1sts, so every stakeholder of a service sees the same, whenever it was granted.
package enum Editions {
    /// - Parameter months: oldest first; months in which nothing had changed may be left out.
    /// - Returns: an edition for every quarter of the last month.
    package static func standing(after months: [SummaryMonth]) -> [CivilQuarter: Edition] {
        var shelves: [CivilQuarter: Shelf] = [:]
        for month in months {
            for quarter in shelves.keys where month.states[quarter] == nil { shelves[quarter]?.takeDown() }
            for (quarter, state) in month.states.sorted(by: { $0.key < $1.key })
            where shelves[quarter]?.edition == nil || shelves[quarter]?.state != state {
                var summary = Summary(of: state.total, in: quarter, for: reader(of: shelves, without: quarter))
                var renewed = shelves
                renewed[quarter, default: Shelf()].putUp(summary, of: state, on: month.day)
                if isSafe(renewed) {
                    shelves = renewed
                } else if shelves[quarter]?.edition == nil {
                    for figure in Summary.linkedFigures { summary.hide(figure) }
                    shelves[quarter, default: Shelf()].putUp(summary, of: state, on: month.day)
                }
            }
        }
        return shelves.compactMapValues(\.edition)
    }

    /// One quarter's editions.
    private struct Shelf {
        /// The numbers behind the standing edition.
        private(set) var state: SummaryState?
        private(set) var edition: Edition?
        /// Every summary that was ever published, the standing one included.
        private(set) var published: [Summary] = []

        mutating func putUp(_ summary: Summary, of state: SummaryState, on day: CivilDay) {
            self.state = state
            if edition?.summary != summary || edition?.sentOn != state.sentOn {
                edition = Edition(day: day, summary: summary, sentOn: state.sentOn)
            }
            if !published.contains(summary) { published.append(summary) }
        }

        mutating func takeDown() {
            edition = nil
        }
    }

    private static func reader(of shelves: [CivilQuarter: Shelf], without quarter: CivilQuarter? = nil) -> Reader {
        Reader(shelves.filter { $0.key != quarter }.compactMapValues { $0.edition.map { [$0.summary] } })
    }

    private static func isSafe(_ shelves: [CivilQuarter: Shelf]) -> Bool {
        !reader(of: shelves).tellsSmallNumber && shelves.keys.allSatisfy { isSafeBesideEarlier($0, in: shelves) }
    }

    /// Whether somebody who takes what a quarter's edition leaves out from an earlier one, or the other way about, still knows
    /// of every `<5` only that.
    private static func isSafeBesideEarlier(_ quarter: CivilQuarter, in shelves: [CivilQuarter: Shelf]) -> Bool {
        guard let shelf = shelves[quarter], let standing = shelf.edition?.summary else { return true }
        let fillings = shelf.published.flatMap { [[standing, $0], [$0, standing]] }.filter { $0[1].fills($0[0]) }
        guard !fillings.isEmpty else { return true }
        let reader = reader(of: shelves, without: quarter)
        return !fillings.contains { summaries in
            var informed = reader
            informed.learn(summaries, of: quarter)
            return informed.tellsSmallNumber
        }
    }
}
