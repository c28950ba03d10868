import Findings
import Slips
package import Weighing

/// A verdict in words, with its mark.
extension Verdict {
    package var words: String { rawValue.capitalisedFirst }

    var style: String {
        switch self {
        case .accepted: "good"
        case .acceptedWithWarnings: "warn"
        case .rejected: "bad"
        }
    }

    var icon: HTML {
        switch self {
        case .accepted: Icon.tick
        case .acceptedWithWarnings: Icon.exclamation
        case .rejected: Icon.cross
        }
    }

    /// The word and its mark, within a line or a table.
    var tag: HTML {
        element("span", ["class": "tag is-\(style)"]) {
            icon
            HTML(words)
        }
    }
}

extension Severity {
    var tag: HTML {
        element("span", ["class": "tag \(self == .error ? "is-bad" : "is-warn")"]) {
            self == .error ? Icon.cross : Icon.exclamation
            HTML(rawValue.capitalisedFirst)
        }
    }
}

/// What a verdict comes to for one report: two or three sentences, and the steps to take.
struct VerdictWords {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    private var slip: Slip.Kind? { report.kind.flatMap(Slip.Kind.init) }

    /// `3 errors and 1 warning`; `no errors and no warnings`.
    var counts: String {
        let log = report.findings
        let errors = log.errors == 0 ? "no errors" : counted(log.errors, "error")
        let warnings = log.warnings == 0 ? "no warnings" : counted(log.warnings, "warning")
        return "\(errors) and \(warnings)"
    }

    /// What the verdict means.
    var meaning: String {
        switch (report.verdict, slip) {
        case (.rejected, nil):
            "Nothing of this file was counted. What the same part gave before, if anything, still stands."
        case (.rejected, _?): "The slip did nothing. Everything stands as it was."
        case (_, let slip?): "The slip did what it is for: to \(slip.action)."
        case (.accepted, nil): "This file’s numbers count. There is nothing to mend."
        case (.acceptedWithWarnings, nil): "This file’s numbers count. Please look at the warnings."
        }
    }

    /// What to do next, in order.
    var nextSteps: [HTML] {
        switch (report.verdict, slip) {
        case (.rejected, nil): stepsAfterRejection
        case (.rejected, _?): ["Look at what the finding says.", "Use the slip that lies in your slips folder now."]
        case (.accepted, nil):
            ["Nothing. Keep your own spreadsheet: the file that you sent has been deleted from the inbox."]
        case (.acceptedWithWarnings, nil):
            [
                "Look at each warning. If all is as it should be, there is nothing to do.",
                "If something is wrong, mend it in your spreadsheet and \(sendAgain). It replaces this one.",
            ]
        case (_, _?): ["Nothing. Your start page shows how things stand now."]
        }
    }

    private var stepsAfterRejection: [HTML] {
        // Where the file itself could be read, its cells can be mended; else each rule knows what to do.
        guard report.findings.countByRule.keys.contains(where: { $0.isMendedInTheSheet && $0.severity == .error })
        else {
            return report.findings.byRule.filter { $0.rule.severity == .error }.map { HTML($0.rule.text.action) }
        }
        return [
            "Mend every error below in your spreadsheet. The cell says where it is.",
            "Save the spreadsheet as CSV (“CSV UTF-8”) again.",
            "Then \(sendAgain).",
        ]
    }

    private var sendAgain: HTML {
        DropTitle.fileName(report).map { "send it again as \(code($0))" } ?? "send it again"
    }
}

extension FindingRule {
    fileprivate var isMendedInTheSheet: Bool { group == .headings || group == .cells }
}
