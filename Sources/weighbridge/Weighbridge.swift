import ArgumentParser
import Composition
import SpoolFS

@main
struct Weighbridge: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "weighbridge",
        abstract: "Turns caseload spreadsheets into numbers, and keeps nothing else of them.",
        discussion: """
            Teams drop their spreadsheets, saved as CSV, into an inbox. Weighbridge reads a file in memory, deletes it, and puts \
            a report and the dashboards into their outbox.

            See it at work:         weighbridge demo
            Look at a file first:   weighbridge check dashboard-2026-Q3.csv
            Run the service:        weighbridge run

            Exit status: 0 done or accepted, 1 a file was rejected, 64 usage, 65 to 78 as in sysexits.h (66 a file can't be \
            read, 78 the settings or the register have a fault).
            """,
        version: Version.text,
        subcommands: [
            Run.self, Check.self, Demo.self, Status.self, LedgerCommand.self, Returns.self, MonthlyActivities.self,
            Export.self, Publish.self, Accounts.self, Config.self, Doctor.self,
        ])

    static func main() async {
        // Before anything else: no core file, no signal that could end the process half-way.
        ProcessGuards.raise()
        await main(nil)
    }
}
