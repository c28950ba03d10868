import ArgumentParser
import Foundation
import LedgerSQLite
import Register
import Settings
import Workflow

extension Accounts {
    struct Purge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete everything that is kept for an organisation that has left the register.",
            discussion: """
                Its drops with their reports, parts, returns and what was submitted, terms accepted, stakeholders granted, \
                documents. The audit stays, and says that it was done. Backups are not touched. Without --yes it shows what \
                there is, and deletes nothing; without a code it lists all organisations that have left.

                Take the organisation and its accounts out of the register before, reload the service, and have \
                `accounts provision --remove` remove users, keys and folders. One that is still in the register is refused. \
                Organisations below it are purged one by one.

                Exit status: 0 done or shown, 65 nothing is kept under this code, 69 the service still works with it.
                """)

        @Argument(help: "The code of the organisation.") var organisation: String?
        @Flag(help: "Delete it.") var yes = false
        @OptionGroup var options: LedgerCommand.Options

        func run() throws {
            let (reader, loaded) = try options.open()
            let gone = try LedgerCommand.Options.orExit { () throws(PortFailure) in try reader.organisations() }
                .filter { !loaded.register.hasCode($0) }
            guard let organisation else {
                if yes { throw ValidationError("Say which organisation: its code.") }
                return try list(gone, reader)
            }
            guard !loaded.register.hasCode(organisation) else {
                throw ValidationError(
                    "\(organisation) is in the register. Take it and its accounts out, and reload the service, before.")
            }
            guard gone.contains(organisation) else {
                let near = nearestWord(to: organisation, among: gone)
                throw Terminal.failure(
                    "nothing is kept of \(organisation)"
                        + (near.map { "; did you mean \($0)?" } ?? "; `accounts purge` lists what there is"), .dataError
                )
            }
            let kept = try kept(of: organisation, reader)
            let accounts = kept.accounts.filter { loaded.register.account(named: $0) == nil }
            Terminal.print("\(organisation): \(words(kept, accounts))")
            guard yes else { return Terminal.print("nothing was deleted: say --yes to delete it") }
            Terminal.print(try OperatorsHand(configuration: loaded).perform(.purge(organisation: organisation)))
            let left = try self.kept(of: organisation, reader)
            guard left.isEmpty else {
                throw Terminal.failure("\(left.words) of \(organisation) are still kept", .unavailable)
            }
            try removeFolders(of: accounts, loaded.settings)
        }

        private func list(_ organisations: [String], _ reader: LedgerReader) throws {
            if organisations.isEmpty { Terminal.print("nothing is kept of organisations that are not in the register") }
            for organisation in organisations {
                Terminal.print("\(organisation): \(try kept(of: organisation, reader).words)")
            }
        }

        private func kept(of organisation: String, _ reader: LedgerReader) throws -> Kept {
            try LedgerCommand.Options.orExit { () throws(PortFailure) in try reader.kept(of: organisation) }
        }

        private func words(_ kept: Kept, _ accounts: [String]) -> String {
            "\(kept.words); "
                + (accounts.isEmpty ? "no account that is not in use elsewhere" : accounts.joined(separator: ", "))
        }

        /// Under the spool `run` has made them; elsewhere `accounts provision --remove` removes them. This process is the spool's
        /// owner by now, and what the ledger calls an account may be no name.
        private func removeFolders(of accounts: [String], _ settings: Settings) throws {
            for account in accounts where AccountName.isWellFormed(account) {
                let folders = [
                    settings.inbox(of: account), settings.outbox(of: account), "\(settings.claims)/\(account)",
                ]
                for folder in folders where settings.liesUnderSpool(folder) {
                    try HostProvision.orExit {
                        do {
                            try FileManager.default.removeItem(atPath: folder)
                        } catch CocoaError.fileNoSuchFile {
                        }
                    }
                }
            }
        }
    }
}
