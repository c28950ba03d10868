import ArgumentParser
import QuarterlyReturns
import Register
import Settings
import Workflow

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write the regional stores now, from what is submitted.",
        discussion: """
            The schedule does this every day (schedule.export in the settings). A store whose content has not changed is not \
            written. Asks a running daemon and waits for its answer; without a daemon it does it itself.

            The stores are SQLite files below the spool: regional/<code of the region>.sqlite and regional/nation.sqlite.
            """)

    @Option(help: ArgumentHelp("Only the store of this region, like Y62.", valueName: "code"))
    var region: String?

    @Option(help: ArgumentHelp("The spool to work on, instead of the one in the settings.", valueName: "dir"))
    var spool: String?

    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
        let loaded = try configuration.load(spool: spool)
        let regions = RegionalContent.Area.all(in: loaded.register).filter { $0 != .nation }.map(\.name)
        if let region, !regions.contains(region) {
            let known = regions.joined(separator: ", ")
            throw ValidationError("The register has no region \(region) with a store. Its regions: \(known).")
        }
        Terminal.print(try OperatorsHand(configuration: loaded).perform(.export(region: region)))
    }
}
