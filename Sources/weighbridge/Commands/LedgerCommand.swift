import ArgumentParser
import CivilTime
import Composition
import Foundation
import LedgerSQLite
import OutboxPlan
import QuarterlyReturns
import Sealing
import Settings
import Weighing
import Workflow

struct LedgerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Look things up in the ledger, or copy it.",
        discussion:
            "Works beside a running daemon and without one. Nothing about a client can be found here: it is not kept.",
        subcommands: [Drops.self, Parts.self, ReturnHistory.self, Audit.self, Backup.self])

    struct Options: ParsableArguments {
        @Option(help: ArgumentHelp("The spool to look at, instead of the one in the settings.", valueName: "dir"))
        var spool: String?

        @OptionGroup var configuration: ConfigurationOptions

        /// The ledger of these settings, for reading.
        func open() throws -> (reader: LedgerReader, loaded: LoadedConfiguration) {
            let loaded = try configuration.load(spool: spool)
            let path = SpoolPaths(loaded.settings).ledger
            return (try Self.orExit { () throws(PortFailure) in try LedgerReader(path: path) }, loaded)
        }

        static func orExit<Value>(_ work: () throws(PortFailure) -> Value) throws -> Value {
            do throws(PortFailure) { return try work() } catch { throw Terminal.failure("\(error)", .ioError) }
        }
    }

    struct Drops: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Drops and their verdicts, newest first.")

        @Option(help: "Only of this account.") var account: String?
        @Option(help: "Only for this period, like 2026-Q3.") var period: Period?
        @Option(help: "How many, at most.") var limit = 100
        @Option(help: "text, csv or json.") var format: ListFormat = .text
        @OptionGroup var options: Options

        func run() throws {
            let reader = try options.open().reader
            let drops = try Options.orExit { () throws(PortFailure) in
                try reader.drops(account: account, period: period, limit: limit)
            }
            let rows = drops.map { drop in
                [
                    String(drop.sequence), drop.receivedAt.rfc3339, drop.account, drop.kind ?? "",
                    drop.period?.label ?? "",
                    drop.part ?? drop.subject ?? "", drop.verdict.rawValue, String(drop.errors), String(drop.warnings),
                ]
            }
            format.print(
                columns: ["drop", "received_at", "account", "kind", "period", "part", "verdict", "errors", "warnings"],
                rows)
        }
    }

    struct Parts: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Parts that count now.")

        @Option(help: "Only those sent by this account.") var account: String?
        @Option(help: "Only for this period, like 2026-Q3.") var period: Period?
        @Option(help: "text, csv or json.") var format: ListFormat = .text
        @OptionGroup var options: Options

        func run() throws {
            let reader = try options.open().reader
            let parts = try Options.orExit { () throws(PortFailure) in
                try reader.parts(account: account, period: period)
            }
            let rows = parts.map { part in
                [
                    part.key.organisation, part.key.kind.rawValue, part.key.period.label, part.key.part,
                    part.asOf.isoText,
                    String(part.clients), String(part.sequence), String(part.receiptCount),
                ]
            }
            format.print(
                columns: ["organisation", "kind", "period", "part", "as_of", "clients", "drop", "receipts"], rows)
        }
    }

    struct ReturnHistory: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "returns",
            abstract: "Revisions of Quarterly Returns: when each was drafted, submitted, withdrawn.",
            discussion: "A line without a drop was an operator's. `weighbridge returns show` says how they stand now.")

        @Option(help: ArgumentHelp("Only of this service.", valueName: "code")) var service: String?
        @Option(help: "Only for this quarter, like 2026-Q3.") var period: CivilQuarter?
        @Option(help: "text, csv or json.") var format: ListFormat = .text
        @OptionGroup var options: Options

        func run() throws {
            let reader = try options.open().reader
            let changes = try Options.orExit { () throws(PortFailure) in
                try reader.returnChanges(service: service, quarter: period)
            }
            let rows = changes.map { change in
                [
                    change.name.service, change.name.quarter.label, String(change.name.revision),
                    change.change.rawValue, change.sequence.map(String.init) ?? "", change.receivedAt?.rfc3339 ?? "",
                ]
            }
            format.print(columns: ["service", "period", "revision", "change", "drop", "received_at"], rows)
        }
    }

    struct Audit: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What was done, newest first; --verify computes its chain again.",
            discussion: "Exit status of --verify: 0 the chain is whole, 65 it is broken.")

        @Option(help: "Only of this account.") var account: String?
        @Option(help: "How many lines, at most.") var limit = 100
        @Flag(help: "Check that no line was changed, removed or put in.") var verify = false
        @Option(help: "text, csv or json.") var format: ListFormat = .text
        @OptionGroup var options: Options

        func run() throws {
            let (reader, loaded) = try options.open()
            if verify { return try verify(reader, loaded.settings) }
            let lines = try Options.orExit { () throws(PortFailure) in
                try reader.auditLines(account: account, limit: limit)
            }
            let rows = lines.map { line in
                [
                    String(line.position), line.event.at.rfc3339, line.event.event, line.event.account ?? "",
                    line.event.detail,
                ]
            }
            format.print(columns: ["line", "at", "event", "account", "detail"], rows)
        }

        private func verify(_ reader: LedgerReader, _ settings: Settings) throws {
            guard FileManager.default.fileExists(atPath: settings.keys + "/ledger.key") else {
                throw Terminal.failure(
                    "there is no ledger.key in \(settings.keys); without it the chain can't be checked", .noInput)
            }
            let verification = try Options.orExit { () throws(PortFailure) in
                try reader.verifyAudit(LedgerSealer(key: KeyFile(directory: settings.keys).key))
            }
            switch verification {
            case .whole(let lines, let deleted, _):
                let before = deleted > 0 ? " after \(deleted) that were deleted when their time was over" : ""
                Terminal.print("the audit's chain is whole: \(lines) lines\(before)")
            case .broken(let line):
                throw Terminal.failure(
                    "the audit's chain is broken at line \(line): it or one before it was changed, removed or put in",
                    .dataError)
            }
        }
    }

    struct Backup: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Copy the ledger into a new file, also while the daemon runs.",
            discussion:
                "Keep the copy and the keys in different places: together they are worth more to a thief than alone.")

        @Argument(help: "The file to make; it must not exist.") var file: String
        @OptionGroup var options: Options

        func run() throws {
            let reader = try options.open().reader
            try Options.orExit { () throws(PortFailure) in try reader.backup(to: file) }
            Terminal.print("the ledger was copied to \(file)")
        }
    }
}
