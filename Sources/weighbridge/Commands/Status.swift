import ArgumentParser
import CivilTime
import Composition
import Foundation
import LedgerSQLite
import Settings
import SpoolFS
import Weighing
import Workflow

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how the service is: last drop, what waits, what was rejected today, what fails.",
        discussion: """
            Looks at the spool and the ledger by itself; a running daemon is asked nothing and may be stopped.

            Exit status: 0 all is well, 69 no daemon runs or something fails.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(help: ArgumentHelp("The spool to look at, instead of the one in the settings.", valueName: "dir"))
    var spool: String?

    @Option(help: "text to read, json for programs.")
    var format: Format = .text

    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
        let loaded = try configuration.load(spool: spool)
        let report = try StatusReport(loaded)
        switch format {
        case .text: Terminal.print(report.text)
        case .json: Terminal.print(try report.json)
        }
        if !report.isHealthy { throw ExitCode.unavailable }
    }
}
