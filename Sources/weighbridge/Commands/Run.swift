import ArgumentParser
import Composition
import Daemon
import Foundation
import Logging
import Settings
import SpoolFS
import Workflow

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the service in the foreground; it logs to standard error.",
        discussion: """
            In a checkout it works on the repository's own spool/ and config/ with no further set-up: drop a file into \
            spool/inbox/team-north and look into spool/outbox/team-north.

            SIGTERM ends it in good order: what was claimed is finished or left for the next start. SIGHUP has it read the \
            settings and the register anew; with a fault in them it keeps the old ones and says so.
            """)

    @Option(help: ArgumentHelp("The spool to work on, instead of the one in the settings.", valueName: "dir"))
    var spool: String?

    @Flag(help: "Log what happens to every file, too.")
    var verbose = false

    @OptionGroup var configuration: ConfigurationOptions

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let isUnderSystemd = Terminal.isJournal
        LoggingSystem.bootstrap { _ in StderrLogHandler(isUnderSystemd: isUnderSystemd) }
        var log = Logger(label: "weighbridge")
        log.logLevel = verbose ? .debug : .info
        let loaded = try configuration.load(spool: spool)
        do {
            let daemon = try WeighbridgeDaemon(
                loaded, request: configuration.request(spool: spool), log: log,
                manager: ServiceManager(environment: environment))
            try await daemon.run()
        } catch let fault as SettingsFault {
            throw Terminal.failure("\(fault)", .configuration)
        } catch let failure as StationFailure {
            throw Terminal.failure("\(failure)", .unavailable)
        } catch let failure as PortFailure {
            throw Terminal.failure("\(failure)", .ioError)
        }
    }
}
