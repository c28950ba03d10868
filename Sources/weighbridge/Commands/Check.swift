import ArgumentParser
import Caseload
import CivilTime
import Composition
import DelimitedText
import Documents
import Findings
import Foundation
import Settings
import SpoolFS
import TableSchema
import Weighing

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what the service would say of these files; nothing is sent or written.",
        discussion: """
            Kind and period are read from the names (dashboard-2026-Q3.csv, dashboard-2026-Q3-north.csv) unless they are given. \
            Check all parts of a quarter together: only then can a client who is in two of them be found, since the service \
            keeps nothing to compare with.

            EXAMPLES
              weighbridge check dashboard-2026-Q3-north.csv dashboard-2026-Q3-south.csv
              weighbridge check --kind dashboard --period 2026-Q3 caseload.csv
              cat caseload.csv | weighbridge check --kind dashboard --period 2026-Q3 --format json -

            Exit status: 0 every file would be accepted, 1 at least one would be rejected, 66 a file can't be read.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    @Argument(help: "CSV files; - is standard input.")
    var files: [String]

    @Option(help: "What the files are: dashboard or return. Without it, as their names say, else by their headings.")
    var kind: DropKind?

    @Option(help: ArgumentHelp("The calendar quarter, like 2026-Q3 (July to September).", valueName: "period"))
    var period: Period?

    @Option(help: ArgumentHelp("The day of the drop; today in London without it.", valueName: "YYYY-MM-DD"))
    var asOf: CivilDay?

    @Option(help: "text to read, json and csv as the service's reports are.")
    var format: Format = .text

    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("Name at least one file, or - for standard input.") }
        guard files.filter({ $0 == "-" }).count <= 1 else { throw ValidationError("Standard input can be read once.") }
        if let kind, let period, kind.isMonthly != period.isMonth {
            throw ValidationError(
                "A file of the kind \(kind.rawValue) is for \(kind.isMonthly ? "a month, like 2026-10" : "a calendar quarter, like 2026-Q3")."
            )
        }
    }

    func run() throws {
        let (settings, schema) = try configuration.loadForDryRun()
        let asOf = try self.asOf ?? SystemZone.london().day(at: SystemClock().now())
        let weigher = DropWeigher(
            schema: schema, limits: settings.limits, supportContact: settings.contacts.support, contentTag: { _ in "" })
        // Told first, so that a mistyped path costs nobody the reading of all the others.
        for path in files where path != "-" { try DryRunFile.mustBeReadable(path) }

        var indexes: [DryRunGroup: ClientIndex] = [:]
        var reports: [Report] = []
        for (number, path) in files.enumerated() {
            if files.count > 1 { Terminal.progress("reading file \(number + 1) of \(files.count)") }
            let name = dropName(path)
            let group = DryRunGroup(kind: name.kind, period: name.period)
            let clients = indexes[group, default: ClientIndex()]
            indexes[group] = clients
            let weighed =
                switch try DryRunFile.read(path, limit: settings.limits.bytes) {
                case .bytes(let bytes): weigher.weigh(bytes, name: name, sender: nil, asOf: asOf, clients: clients)
                case .tooLarge(let size): weigher.refuse(.fileTooLarge, name: name, fileBytes: size)
                }
            reports.append(weighed.report.judged())
        }
        Terminal.endProgress()

        switch format {
        case .text: Terminal.print(CheckDocument.text(reports))
        case .json: Terminal.print(CheckDocument.json(reports))
        case .csv: Terminal.print(CheckDocument.csv(reports))
        }
        if reports.contains(where: { $0.verdict == .rejected }) { throw ExitCode.rejected }
    }

    /// Files are compared for repeated clients within a kind and period: in two quarters a client may well be.
    private struct DryRunGroup: Hashable {
        var kind: DropKind?
        var period: Period?
    }

    private func dropName(_ path: String) -> DropName {
        if let kind, let period { return DropName(kind: kind, period: period, part: DropName.mainPart) }
        let fileName = path == "-" ? "" : URL(fileURLWithPath: path).lastPathComponent
        let bytes = Array(fileName.utf8)
        let name = DropName(reading: bytes, kind: kind, period: period)
        // Its headings fit a dashboard, or none of the kinds; where they fit a return as well, dashboard it is (published).
        return name.kind == nil ? DropName(reading: bytes, kind: .dashboard, period: period) : name
    }
}

extension DropKind: ExpressibleByArgument {}

extension Period: ExpressibleByArgument {
    public init?(argument: String) { self.init(label: argument) }

    var isMonth: Bool { if case .month = self { true } else { false } }
}

extension CivilDay: ExpressibleByArgument {
    public init?(argument: String) { self.init(isoText: argument) }
}
