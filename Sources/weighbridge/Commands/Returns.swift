import ArgumentParser
import CivilTime
import Composition
import Documents
import LedgerSQLite
import QuarterlyReturns
import SpoolFS
import Weighing
import Workflow

struct Returns: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at Quarterly Returns, or take a submitted one back.",
        discussion: "Works beside a running daemon and without one. `ledger returns` tells the history of each.",
        subcommands: [Show.self, Withdraw.self])

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Who has submitted and who has not; with --service and --quarter, every field of that return.",
            discussion: """
                States: submitted; edited (an older revision than the draft is submitted); running (the quarter has not ended); \
                due; overdue. Of the last quarter that has ended, and of every other that something was sent for.
                """)

        @Option(help: ArgumentHelp("Only of this service.", valueName: "code")) var service: String?
        @Option(help: "Only of this quarter, like 2026-Q3.") var quarter: CivilQuarter?
        @Option(help: "text, csv or json.") var format: ListFormat = .text
        @OptionGroup var options: LedgerCommand.Options

        func run() throws {
            let (reader, loaded) = try options.open()
            if let service, let quarter { return try showFields(service, quarter, reader) }
            let rules = try HouseRules(loaded)
            let overview = try LedgerCommand.Options.orExit { () throws(PortFailure) in
                try ReturnsOverview(reader, rules, today: rules.zone.day(at: SystemClock().now()))
            }
            let lines = overview.lines.filter { line in
                service.map { $0 == line.service } ?? true && quarter.map { $0 == line.quarter } ?? true
            }
            format.print(
                columns: ["quarter", "service", "state", "deadline", "draft", "submitted", "submitted_at"],
                lines.map { line in
                    [
                        line.quarter.label, line.service, line.state.rawValue, line.deadline.isoText,
                        line.draft.map(String.init) ?? "", line.submitted.map { String($0.revision) } ?? "",
                        line.submitted?.submittedAt.rfc3339 ?? "",
                    ]
                })
        }

        private func showFields(_ service: String, _ quarter: CivilQuarter, _ reader: LedgerReader) throws {
            let (draft, submitted) = try LedgerCommand.Options.orExit { () throws(PortFailure) in
                (
                    try reader.drafts().first { $0.service == service && $0.quarter == quarter },
                    try reader.submittedReturns().first { $0.service == service && $0.quarter == quarter }
                )
            }
            guard let draft else {
                throw Terminal.failure("\(service) has sent nothing for its return of \(quarter.label)", ExitCode(65))
            }
            func text(_ field: ReturnField, of content: ReturnContent?) -> String {
                let text = content?.value(of: field).map(field.plainText(of:)) ?? ""
                return format == .text ? text.replacing("\n", with: " / ") : text
            }
            format.print(
                columns: ["section", "field", "draft", "submitted"],
                ReturnField.all.map { field in
                    [
                        field.section.rawValue, field.label, text(field, of: draft.content),
                        text(field, of: submitted?.content),
                    ]
                })
        }
    }

    struct Withdraw: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a submitted return back, as its service can by its slip withdraw-return.",
            discussion: """
                The audit says that an operator did it. The draft stays with the service, which can submit it again. Area \
                documents follow at once, the regional stores at the next export.
                """)

        @Option(help: ArgumentHelp("The service.", valueName: "code")) var service: String
        @Option(help: "The quarter, like 2026-Q3.") var quarter: CivilQuarter
        @OptionGroup var options: LedgerCommand.Options

        func run() throws {
            let (reader, loaded) = try options.open()
            let isSubmitted = try LedgerCommand.Options.orExit { () throws(PortFailure) in
                try reader.submittedReturns().contains { $0.service == service && $0.quarter == quarter }
            }
            guard isSubmitted else {
                throw Terminal.failure("nothing is submitted by \(service) for \(quarter.label)", ExitCode(65))
            }
            let hand = OperatorsHand(configuration: loaded)
            Terminal.print(try hand.perform(.withdrawReturn(service: service, quarter: quarter)))
        }
    }
}

extension CivilQuarter: ExpressibleByArgument {
    public init?(argument: String) {
        self.init(label: argument)
    }
}
