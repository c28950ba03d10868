import ArgumentParser
import Composition
import LedgerSQLite
import SpoolFS
import Workflow

struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Render every document of every outbox from the ledger anew.",
        discussion: """
            Asks a running daemon to do it and waits for its answer; without a daemon it does it itself. Needed after somebody \
            has worked on an outbox by hand; damage is otherwise found and mended by itself.
            """)

    /// How long a running daemon is waited for: enough for some ten thousand documents.
    private static let timeoutSeconds = 300

    @Flag(help: "Everything. (There is no smaller choice: what is missing or stale is rendered by itself.)")
    var all = false

    @Option(help: ArgumentHelp("The spool to work on, instead of the one in the settings.", valueName: "dir"))
    var spool: String?

    @OptionGroup var configuration: ConfigurationOptions

    func validate() throws {
        guard all else { throw ValidationError("Say --all: every document is rendered anew.") }
    }

    func run() throws {
        let loaded = try configuration.load(spool: spool)
        let rules = try HouseRules(loaded)
        do throws(StationFailure) {
            let station = try Station(loaded.settings, accounts: rules.register.accounts.map(\.name))
            let loop = station.loop(rules: rules, notify: { _ in })
            let count = try LedgerCommand.Options.orExit { () throws(PortFailure) in try loop.publishAnew() }
            Terminal.print("\(count) documents published anew")
        } catch {
            guard case .held = error else { throw Terminal.failure("\(error)", .unavailable) }
            try ask(SpoolPaths(loaded.settings))
        }
    }

    private func ask(_ paths: SpoolPaths) throws {
        Terminal.progress("waiting for the running daemon")
        let answer = try LedgerCommand.Options.orExit { () throws(PortFailure) in
            let requests = try LedgerRequests(path: paths.ledger)
            let request = try requests.leave(.publishAll)
            try Poke.touch(path: paths.poke)
            return try requests.waitForAnswer(to: request, timeoutSeconds: Self.timeoutSeconds)
        }
        Terminal.endProgress()
        guard let answer else {
            throw Terminal.failure(
                "the running daemon did not answer within \(Self.timeoutSeconds) s; `weighbridge status` says how it is",
                .unavailable)
        }
        Terminal.print(answer)
    }
}
