import ArgumentParser
import Host
import Provisioning
import Register
import Sealing
import Settings

struct Accounts: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The register's accounts: who may send and collect, and their users on this host.",
        subcommands: [
            List.self, CheckAccounts.self, AddAccount.self, ProvisionAccounts.self, HandOver.self, Purge.self,
        ])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every account with its level, its organisation and the fingerprints of its keys.")

        @Option(help: "text, csv or json.") var format: ListFormat = .text
        @OptionGroup var configuration: ConfigurationOptions

        func run() throws {
            let host = Host()
            let rows = try configuration.load().register.accounts.map { account in
                let keys = host.keyText(of: account.name).flatMap { try? PublicKey.keys(in: $0) } ?? []
                return [
                    account.name, account.level.rawValue, account.organisation,
                    keys.map { PublicKey.fingerprint(sha256: sha256($0.blob)) }.joined(separator: " "),
                ]
            }
            format.print(columns: ["account", "level", "organisation", "keys"], rows)
        }
    }

    struct CheckAccounts: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Say whether register and host agree: users, folders, files, keys.",
            discussion: """
                Changes nothing, and shows what `accounts provision` would do.

                Exit status: 0 they agree, 65 they don't, 78 the register has a fault.
                """)

        @OptionGroup var configuration: ConfigurationOptions

        func run() throws {
            let loaded = try configuration.load()
            let difference = try HostProvision(loaded).difference()
            Terminal.print(Array(difference.text.utf8))
            guard difference.isEmpty, difference.notes.isEmpty else { throw ExitCode.dataError }
            Terminal.print("\(loaded.register.accounts.count) accounts: register and host agree")
        }
    }

    struct ProvisionAccounts: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "provision",
            abstract: "Make users, groups and folders for the register's accounts, and remove those it no longer has.",
            discussion: """
                Writes \(HostLayout.usersFile), \(HostLayout.foldersFile) and
                \(HostLayout.sshdFile), and has systemd-sysusers and systemd-tmpfiles act on them. What an account that \
                has left the register had on this host is removed: user, group, key, inbox, outbox. Reloads sshd where its \
                file changed, and the service. Done twice, the second time there is nothing to do.

                Needs root, without --dry-run.
                """)

        @Flag(help: "Show what would be done, and do nothing.")
        var dryRun = false

        @OptionGroup var configuration: ConfigurationOptions

        func run() throws {
            let provision = try HostProvision(configuration.load())
            let difference = try provision.difference()
            Terminal.print(Array(difference.text.utf8))
            if difference.isEmpty { return Terminal.print("nothing to do") }
            if dryRun { return }
            try HostProvision.requireRoot()
            try HostProvision.orExit {
                try provision.host.perform(difference.steps, layout: provision.layout, tell: Terminal.print)
            }
        }
    }
}
