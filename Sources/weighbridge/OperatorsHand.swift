import ArgumentParser
import Composition
import LedgerSQLite
import Register
import Settings
import SpoolFS
import Weighing
import Workflow

/// Does at once what the schedule, or a slip, would do: by a running daemon where there is one, else by itself.
struct OperatorsHand {
    /// How long a running daemon is waited for: enough for some ten thousand documents.
    private static let timeoutSeconds = 300

    let configuration: LoadedConfiguration

    /// What was done, in words.
    ///
    /// As root, this process becomes the spool's owner first, for good: what root made there the service could not open.
    func perform(_ kind: Request.Kind) throws -> String {
        try LedgerCommand.Options.orExit { () throws(PortFailure) in
            try SpoolOwner.become(ownerOf: configuration.settings.spool)
        }
        let rules = try HouseRules(configuration)
        do throws(StationFailure) {
            let station = try Station(configuration.settings, accounts: rules.register.accounts.map(\.name))
            return try perform(kind, on: station, rules)
        } catch {
            guard case .held = error else { throw Terminal.failure("\(error)", .unavailable) }
            return try ask(SpoolPaths(configuration.settings), kind)
        }
    }

    private func perform(
        _ kind: Request.Kind, on station: Station, _ rules: HouseRules
    ) throws(StationFailure) -> String {
        do throws(PortFailure) {
            return try station.loop(rules: rules, notify: { _ in }).perform(kind)
        } catch {
            throw .port(error)
        }
    }

    private func ask(_ paths: SpoolPaths, _ kind: Request.Kind) throws -> String {
        Terminal.progress("waiting for the running daemon")
        let answer = try LedgerCommand.Options.orExit { () throws(PortFailure) in
            let requests = try LedgerRequests(path: paths.ledger)
            let request = try requests.leave(kind)
            try Poke.touch(path: paths.poke)
            return try requests.waitForAnswer(to: request, timeoutSeconds: Self.timeoutSeconds)
        }
        Terminal.endProgress()
        guard let answer else {
            throw Terminal.failure(
                """
                the running daemon did not answer within \(Self.timeoutSeconds) s. What it had not begun by then it will not do: \
                `weighbridge status` says how it is; then run the command again
                """,
                .unavailable)
        }
        guard !answer.hasPrefix(Request.notDone) else { throw Terminal.failure(answer, .unavailable) }
        return answer
    }
}
