import ArgumentParser
import Composition
import LedgerSQLite
import Register
import Settings
import SpoolFS
import Weighing
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
        let answer: String
        do throws(StationFailure) {
            let station = try Station(loaded.settings, accounts: rules.register.accounts.map(\.name))
            answer = "\(try publish(on: station, rules)) documents published anew"
        } catch {
            guard case .held = error else { throw Terminal.failure("\(error)", .unavailable) }
            answer = try ask(SpoolPaths(loaded.settings))
        }
        Terminal.print(answer)
    }

    private func publish(on station: Station, _ rules: HouseRules) throws(StationFailure) -> Int {
        do throws(PortFailure) {
            return try station.loop(rules: rules, notify: { _ in }).publishAnew()
        } catch {
            throw .port(error)
        }
    }

    private func ask(_ paths: SpoolPaths) throws -> String {
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
        return answer
    }
}
