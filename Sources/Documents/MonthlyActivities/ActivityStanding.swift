import Findings
import CivilTime
import MonthlyActivity

/// The box on top of a month's progress: how it stands, how much time is left, what to do next.
struct ActivityStanding {
    var content: ActivityProgressContent

    private var progress: ActivityProgress { content.progress }
    private var month: CivilMonth { progress.month }
    private var toMend: Int { progress.toMend.count }

    var html: HTML {
        block("div", ["class": "verdict \(style)"]) {
            block("h2") {
                icon
                HTML(title)
            }
            p { strong(HTML(meaning)) }
            p { HTML(deadline) }
            h3("What to do next")
            if nextSteps.count == 1 { p { nextSteps[0] } } else { steps(nextSteps) }
        }
    }

    /// Neither complete nor without a fault.
    private var isOpen: Bool { !progress.missing.isEmpty || toMend > 0 }
    private var isOver: Bool { content.timeLeft.hours == 0 && content.timeLeft.workingDays == 0 }

    private var style: String {
        if isOpen { return isOver ? "bad" : "warn" }
        return progress.state == .provisional ? "warn" : "good"
    }

    private var icon: HTML {
        switch style {
        case "good": Icon.tick
        case "bad": Icon.cross
        default: Icon.exclamation
        }
    }

    private var title: String {
        let state =
            switch progress.state {
            case .provisional: "Provisional"
            case .final: "Final"
            case .late: "Late"
            }
        return isOpen ? "\(state), and not complete" : state
    }

    private var meaning: String {
        var sentences: [String] = []
        if !progress.missing.isEmpty {
            sentences.append("Nothing has been received of: \(sentenceList(progress.missing.map(\.words))).")
        }
        sentences.append(toMend == 0 ? "Nothing is to mend." : "\(counted(toMend, "thing is", "things are")) to mend.")
        if progress.state == .late {
            sentences.append("Something arrived after the deadline: the workbook is marked late.")
        }
        return sentences.joined(separator: " ")
    }

    private var deadline: String {
        let day = content.deadline.longText
        if isOver { return "The deadline was the end of \(day)." }
        let left = content.timeLeft
        return """
            The deadline is the end of \(day), the 3rd working day of the month: \
            \(counted(left.workingDays, "working day")) and \(counted(left.hours, "hour")) were left when this page was made.
            """
    }

    private var nextSteps: [HTML] {
        var next: [HTML] = progress.missing.map { kind in
            "Send the \(kind.words): \(code(content.fileName(kind))), or one file a team with its label in the name."
        }
        if toMend > 0 {
            next.append("Mend what \(link(to: "#mend", "the list below")) names, and send those files again.")
        }
        if progress.state == .provisional, let slip = content.finaliseSlip {
            next.append(
                """
                When all is right, copy \(link(to: slip, HTML(slip))), unchanged, into your inbox: that makes the report final. \
                Otherwise it becomes final by itself at the deadline, if nothing is missing or to mend.
                """)
        }
        if let workbook = content.workbook {
            next.append(
                """
                \(isOpen ? "Once it is complete, send" : "Send") \(link(to: workbook, HTML(workbook))) to DWP yourself: this service sends \
                it to nobody.
                """)
        } else if let slip = content.requestSlip {
            next.append(
                """
                The workbook is no longer in your outbox. To have it made again for 3 days, copy \
                \(link(to: slip, HTML(slip))), unchanged, into your inbox.
                """)
        }
        return next.isEmpty ? ["Nothing."] : next
    }
}
