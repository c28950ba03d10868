package import CivilTime
import Findings
package import MonthlyActivity
package import Register

/// What a provider sees of a month before it sends the workbook: the content of `mar-2026-10.progress.*`.
package struct ActivityProgressContent: Hashable, Sendable {
    package var provider: Organisation
    /// The provider's teams, by code.
    package var teams: [Organisation]
    package var progress: ActivityProgress
    /// The last day on which a drop is in time.
    package var deadline: CivilDay
    /// What was left until its end when the month was compiled.
    package var timeLeft: ActivityDeadlines.TimeLeft
    /// The day on which the workbook leaves the outbox.
    package var workbookGoes: CivilDay
    /// The day on which the month is cancelled.
    package var cancelDay: CivilDay
    /// Path of the workbook below the outbox; nil where it is not there.
    package var workbook: String?
    /// Paths of the slips on offer for this month; nil where they are not.
    package var finaliseSlip: String?
    package var requestSlip: String?

    /// - Parameter firstDrop: the day of the month's first drop in London; nil where there was none.
    package init(
        provider: Organisation, teams: [Organisation], progress: ActivityProgress, deadlines: ActivityDeadlines,
        firstDrop: CivilDay?, zone: LondonZone, workbook: String?, finaliseSlip: String?, requestSlip: String?
    ) {
        self.provider = provider
        self.teams = teams
        self.progress = progress
        deadline = deadlines.deadline(of: progress.month)
        timeLeft = deadlines.timeLeft(of: progress.month, at: progress.asOf, zone: zone)
        workbookGoes = deadlines.workbookGoes(of: progress.month)
        cancelDay = deadlines.cancelDay(of: progress.month, firstDrop: firstDrop)
        self.workbook = workbook
        self.finaliseSlip = finaliseSlip
        self.requestSlip = requestSlip
    }

    /// The provider, its teams, and whoever else has sent something, each once.
    var senders: [Organisation] {
        let known = [provider] + teams
        let others = Set(progress.received.map(\.organisation)).subtracting(known.map(\.code)).sorted()
        return known + others.map { Organisation(code: $0, name: $0, level: .team, parent: provider.code) }
    }

    func received(_ kind: ActivityKind, from sender: Organisation) -> [ActivityProgress.Received] {
        progress.received.filter { $0.kind == kind && $0.organisation == sender.code }
    }

    /// Whether a team has sent nothing of a kind that the provider has not sent itself: perhaps it is still to come.
    func isAwaited(_ kind: ActivityKind, from sender: Organisation) -> Bool {
        sender.code != provider.code && received(kind, from: sender).isEmpty && received(kind, from: provider).isEmpty
    }

    /// `mar-participants-2026-10.csv`: the name under which a file of this month is sent.
    func fileName(_ kind: ActivityKind) -> String { "\(kind.rawValue)-\(progress.month.label).csv" }
}

/// A provider's look at its month: who has sent what, what is missing or to mend, and how much time is left.
package enum ActivityProgressDocument {
    /// Below the provider's outbox, without its extension.
    package static func stem(of month: CivilMonth) -> String { "mar-\(month.label).progress" }

    package static func html(_ content: ActivityProgressContent, context: PageContext) -> [UInt8] {
        ActivityProgressPage(content: content, context: context).bytes
    }

    /// One line a fact: what is known of deadline and state, what was received, what is missing, every check.
    package static func csv(_ content: ActivityProgressContent) -> [UInt8] {
        let progress = content.progress
        var csv = CSV(columns: [
            "what", "organisation", "name", "kind", "part", "received_at", "rows", "warnings", "rule", "tab", "row",
            "message",
        ])
        func add(_ what: String, _ message: String) {
            csv.add([what] + Array(repeating: "", count: 10) + [message])
        }
        add("month", progress.month.label)
        add("state", progress.state.rawValue)
        add("compiled at", progress.asOf.rfc3339)
        add("deadline", content.deadline.isoText)
        add("working days left", String(content.timeLeft.workingDays))
        add("hours left", String(content.timeLeft.hours))
        for sender in content.senders {
            for kind in ActivityKind.allCases {
                for part in content.received(kind, from: sender) {
                    csv.add([
                        "received", sender.code, sender.name, kind.rawValue, part.label, part.receivedAt.rfc3339,
                        String(part.rows), String(part.warnings), "", "", "", "",
                    ])
                }
                if content.isAwaited(kind, from: sender) {
                    csv.add(["nothing yet", sender.code, sender.name, kind.rawValue] + Array(repeating: "", count: 8))
                }
            }
        }
        for kind in progress.missing {
            csv.add(["missing", "", "", kind.rawValue] + Array(repeating: "", count: 8))
        }
        for check in progress.checks {
            csv.add(
                [check.standing.rawValue] + Array(repeating: "", count: 7) + [
                    check.rule.rawValue, check.tab.rawValue, check.row.map(String.init) ?? "", check.message,
                ])
        }
        return csv.bytes
    }
}
