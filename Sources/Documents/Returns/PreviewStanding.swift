import CivilTime
import Findings
import QuarterlyReturns
import Slips

/// The box on top of a preview: what submitting would do, how the return stands, and what to do next.
struct PreviewStanding {
    var content: ReturnPreviewContent
    var standing: ReturnStanding
    var zone: LondonZone

    private var revision: Int { standing.revision }

    var html: HTML {
        block("div", ["class": "verdict \(style)"]) {
            block("h2") {
                icon
                HTML(isLate ? title + ", and overdue" : title)
            }
            p { strong(HTML(meaning)) }
            p { HTML(deadline) }
            h3("What to do next")
            if nextSteps.count == 1 { p { nextSteps[0] } } else { steps(nextSteps) }
        }
    }

    private var isLate: Bool { standing.due.state == .overdue && standing.submitted == nil }

    private var style: String {
        switch standing.state {
        case .submitted: "good"
        case .blocked: "bad"
        case .ready, .empty: isLate ? "bad" : "warn"
        case .running: "plain"
        }
    }

    private var icon: HTML {
        switch style {
        case "good": Icon.tick
        case "bad": Icon.cross
        case "warn": Icon.exclamation
        default: .nothing
        }
    }

    private var title: String {
        switch standing.state {
        case .submitted: "Submitted"
        case .empty: "Nothing in it yet"
        case .running: "A draft, as the quarter is still running"
        case .blocked: "It can’t be submitted as it is"
        case .ready: standing.isEditedSince ? "Changed since it was submitted" : "Ready to submit"
        }
    }

    private var meaning: String {
        let sends =
            standing.state == .empty
            ? "There is nothing to submit."
            : "Submitting sends revision \(revision): exactly what stands on this page."
        guard let submitted = content.submitted else {
            return standing.state == .empty
                ? sends : "\(sends) Until then nobody outside your service sees anything of it."
        }
        let day = zone.time(at: submitted.submittedAt).longText
        if standing.state == .submitted {
            return """
                Revision \(revision) was submitted on \(day) (London time). STP, region and nation see exactly what \
                stands on this page.
                """
        }
        return """
            Revision \(submitted.revision) was submitted on \(day) (London time), and stands until you submit another \
            one. \(sends)
            """
    }

    private var deadline: String {
        content.submitted == nil ? standing.due.words : "The deadline is \(standing.due.day.longText)."
    }

    private var nextSteps: [HTML] {
        switch standing.state {
        case .submitted: submittedSteps
        case .empty, .running: [standing.nextStep]
        case .blocked:
            [
                "Look at the errors below, and send those parts again or withdraw them.",
                "Come back to this page: it is made anew, and a slip to submit lies beside it.",
            ]
        case .ready:
            [
                "Read this page: the warnings, what is missing, and every number.",
                "If something is wrong, change it (\(link(to: "#change", "how to change this return"))).",
                "If all is right, copy \(slipLink(.submitReturn)), unchanged, from your outbox into your inbox.",
                """
                Within seconds your start page says that it is submitted. If anything has changed in the meantime, the \
                slip is refused and nothing is sent: then look at the new revision first.
                """,
            ]
        }
    }

    private var submittedSteps: [HTML] {
        var steps: [HTML] = [
            """
            Nothing. To change something (\(link(to: "#change", "how to change this return"))), make a new revision \
            and submit that one.
            """
        ]
        if content.slips.contains(where: { $0.kind == .withdrawReturn && $0.subject == standing.quarter.label }) {
            steps.append(
                """
                If nothing should stand for this quarter, drop \(slipLink(.withdrawReturn)) into your inbox. Your \
                figures stay here as a draft.
                """)
        }
        return steps
    }

    /// The path, and a link where the slip is on offer.
    private func slipLink(_ kind: Slip.Kind) -> HTML {
        let path = standing.path(of: kind)
        let isOffered = content.slips.contains { $0.kind == kind && $0.subject == standing.quarter.label }
        return isOffered ? link(to: path, HTML(path)) : code(path)
    }
}
