import ArgumentParser
import CivilTime
import Composition
import LedgerSQLite
import MonthlyActivity
import Register
import Settings
import SpoolFS
import Weighing
import Workflow

struct MonthlyActivities: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mar",
        abstract: "Look at Monthly Activities Reports, or compile one now.",
        discussion:
            "Works beside a running daemon and without one. No row about a participant is shown: none is readable here.",
        subcommands: [Show.self, Compile.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "How the months stand, newest first.",
            discussion: """
                States: provisional, final, late; cancelled (rows and key are destroyed); none (nothing was received). Of the running \
                month, the last one, and every other that something was accepted for.
                """)

        @Option(help: ArgumentHelp("Only of this provider.", valueName: "code")) var provider: String?
        @Option(help: "Only of this month, like 2026-10.") var month: CivilMonth?
        @Option(help: "text, csv or json.") var format: ListFormat = .text
        @OptionGroup var options: LedgerCommand.Options

        func run() throws {
            let (reader, loaded) = try options.open()
            let rules = try HouseRules(loaded)
            let overview = try LedgerCommand.Options.orExit { () throws(PortFailure) in
                try ActivityOverview(reader, rules, now: SystemClock().now())
            }
            let lines = overview.lines.filter { line in
                provider.map { $0 == line.name.provider } ?? true && month.map { $0 == line.name.month } ?? true
            }
            format.print(
                columns: [
                    "month", "provider", "state", "complete", "compilation", "compiled_at", "deadline", "cancelled_on",
                ],
                lines.map { line in
                    [
                        line.name.month.label, line.name.provider, line.state, line.isComplete ? "yes" : "no",
                        line.record.map { String($0.number) } ?? "", line.record?.at.rfc3339 ?? "",
                        line.deadline.isoText, line.cancelDay.isoText,
                    ]
                })
        }
    }

    struct Compile: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Compile months now, and put their workbooks into the provider's outbox for 3 days.",
            discussion: """
                The schedule does this every night (schedule.mar in the settings), and the daemon soon after each drop. Without \
                --month it is the month whose deadline comes next.
                """)

        @Option(help: ArgumentHelp("Only of this provider; else of all.", valueName: "code")) var provider: String?
        @Option(help: "The month, like 2026-10.") var month: CivilMonth?
        @OptionGroup var options: LedgerCommand.Options

        func run() throws {
            let loaded = try options.open().loaded
            let rules = try HouseRules(loaded)
            let providers = rules.register.codes(ofLevel: .provider)
            if let provider, !providers.contains(provider) {
                throw ValidationError("The register has no provider \(provider). Its providers: \(list(providers)).")
            }
            guard !providers.isEmpty else { throw ValidationError("The register has no providers.") }
            let today = rules.zone.day(at: SystemClock().now())
            let last = today.month.previous
            let due = today <= rules.activity.deadlines.deadline(of: last) ? last : today.month
            let hand = OperatorsHand(configuration: loaded)
            for provider in provider.map({ [$0] }) ?? providers {
                Terminal.print(try hand.perform(.compile(ProviderMonth(provider: provider, month: month ?? due))))
            }
        }

        private func list(_ codes: [String]) -> String { codes.isEmpty ? "none" : codes.joined(separator: ", ") }
    }
}

extension CivilMonth: ExpressibleByArgument {
    public init?(argument: String) {
        guard case .month(let month)? = Period(label: argument) else { return nil }
        self = month
    }
}
