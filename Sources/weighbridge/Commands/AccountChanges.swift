import ArgumentParser
import Composition
import Findings
import Foundation
import Host
import LedgerSQLite
import Provisioning
import Register
import Sealing
import Settings
import Workflow

extension Accounts {
    struct AddAccount: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add",
            abstract: "Write an account into the register, after checking the whole of it.",
            discussion: """
                EXAMPLE
                  weighbridge accounts add team-north team MERSEY-NORTH --key north.pub
                  weighbridge accounts provision

                With a fault nothing is written. The account can be used after `accounts provision`.
                """)

        @Argument(help: "Its name: 2 to 31 of a-z, 0-9 and -, beginning with a letter.") var account: String
        @Argument(help: "team, service, stakeholder, stp, region, national or provider.") var level: String
        @Argument(help: "The code of its organisation.") var organisation: String

        @Option(
            help: ArgumentHelp(
                "Its holder's public key, as ssh-keygen makes it; - is standard input.", valueName: "file"))
        var key: String?

        @OptionGroup var configuration: ConfigurationOptions

        func run() throws {
            let keys = try key.map(GivenKeys.init(path:))
            let settings = try configuration.load().settings
            if keys != nil { try HostProvision.requireRoot() }
            let faults = try HostProvision.orExit {
                try AccountsFile(settings).add(account: account, level: level, organisation: organisation)
            }
            for fault in faults { Terminal.complain("\(fault.severity.rawValue): \(fault)") }
            guard !faults.contains(where: { $0.severity == .error }) else { throw ExitCode.configuration }
            Terminal.print("\(account) is in the register; `weighbridge accounts provision` makes it usable")
            if let keys { try keys.give(to: account, try configuration.load()) }
        }
    }

    struct HandOver: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give an account to another person: its keys are replaced, and open sessions end.",
            discussion: """
                The audit keeps the day and the fingerprints of the new keys. Slips on offer stay with the account, and so does \
                everything in its outbox. Also for an account's first key.
                """)

        @Argument(help: "The account.") var account: String

        @Option(
            help: ArgumentHelp(
                "The new holder's public key or keys, one a line; - is standard input.", valueName: "file"))
        var key: String

        @OptionGroup var configuration: ConfigurationOptions

        func run() throws {
            let keys = try GivenKeys(path: key)
            let loaded = try configuration.load()
            guard loaded.register.account(named: account) != nil else {
                throw ValidationError("The register has no account \(account).")
            }
            try HostProvision.requireRoot()
            try keys.give(to: account, loaded)
        }
    }

    struct Purge: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete everything that is kept for an organisation that has left the register.",
            discussion: """
                Its drops with their reports, parts, returns and what was submitted, terms accepted, stakeholders granted, \
                documents; and on this host its accounts' users, keys and folders. The audit stays, and says that it was done. \
                Backups are not touched. Without --yes it shows what there is, and deletes nothing.

                Take the organisation and its accounts out of the register and reload the service before; one that is still in \
                it is refused. Organisations below it are purged one by one.
                """)

        @Argument(help: "The code of the organisation.") var organisation: String
        @Flag(help: "Delete it.") var yes = false
        @OptionGroup var options: LedgerCommand.Options

        func run() throws {
            let (reader, loaded) = try options.open()
            guard !loaded.register.hasCode(organisation) else {
                throw ValidationError(
                    "\(organisation) is in the register. Take it and its accounts out, and reload the service, before.")
            }
            let kept = try LedgerCommand.Options.orExit { () throws(PortFailure) in try reader.kept(of: organisation) }
            let gone = kept.accounts.filter { loaded.register.account(named: $0) == nil }
            let accounts = gone.isEmpty ? "no account that is not in use elsewhere" : gone.joined(separator: ", ")
            Terminal.print("\(organisation): \(kept.words); \(accounts)")
            guard yes else { return Terminal.print("nothing was deleted: say --yes to delete it") }
            try removeFromHost(gone, loaded)
            Terminal.print(try OperatorsHand(configuration: loaded).perform(.purge(organisation: organisation)))
            let left = try LedgerCommand.Options.orExit { () throws(PortFailure) in try reader.kept(of: organisation) }
            guard left.isEmpty else {
                throw Terminal.failure("\(left.words) of \(organisation) are still kept", .unavailable)
            }
        }

        /// Where folders lie under the spool there are no users, and publishing empties the outboxes.
        private func removeFromHost(_ accounts: [String], _ loaded: LoadedConfiguration) throws {
            let settings = loaded.settings
            let layout = try? HostLayout(
                inbox: settings.inboxTemplate, outbox: settings.outboxTemplate, claims: settings.claims,
                spool: settings.spool)
            guard let layout, !accounts.isEmpty else { return }
            try HostProvision.requireRoot()
            try HostProvision.orExit {
                for account in accounts { try Host().removeAccount(account, layout) }
            }
        }
    }
}

/// Public keys that an operator gives.
private struct GivenKeys {
    private let keys: [PublicKey]

    /// Exits with 66 where there is none, 65 where it is no key.
    init(path: String) throws {
        let data =
            path == "-" ? try FileHandle.standardInput.readToEnd() : FileManager.default.contents(atPath: path)
        guard let data else { throw Terminal.failure("\(path) can't be read", .noInput) }
        do throws(KeyFault) {
            keys = try PublicKey.keys(in: String(decoding: data, as: UTF8.self))
        } catch {
            throw Terminal.failure("\(path): \(error)", .dataError)
        }
    }

    /// The audit comes last, since with it this process gives up being root.
    func give(to account: String, _ loaded: LoadedConfiguration) throws {
        let fingerprints = keys.map { PublicKey.fingerprint(sha256: sha256($0.blob)) }
        try HostProvision.orExit { try Host().setKeys(keys, of: account) }
        let request = Request.Kind.auditKeys(account: account, fingerprints: fingerprints)
        Terminal.print(try OperatorsHand(configuration: loaded).perform(request))
    }
}
