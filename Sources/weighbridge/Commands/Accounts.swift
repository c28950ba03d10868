import ArgumentParser
import Findings
import Glibc
import Host
import Provisioning
import Register
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
            let accounts = try configuration.load().register.accounts
            let keys = accounts.map { account in PublicKey.found(in: host.keyText(of: account.name) ?? "") }
            // All with one call.
            var fingerprints = try HostProvision.orExit { try host.fingerprints(of: keys.flatMap(\.self)) }[...]
            let rows = zip(accounts, keys).map { account, keys in
                let own = fingerprints.prefix(keys.count)
                fingerprints = fingerprints.dropFirst(keys.count)
                return [
                    account.name, account.level.rawValue, account.organisation,
                    own.map { $0 ?? "damaged" }.joined(separator: " "),
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
                Changes nothing, and shows what `accounts provision` would do. As root it also asks sshd whether it does with \
                these users what its file says.

                Exit status: 0 they agree, 65 they don't, 78 the register has a fault.
                """)

        @OptionGroup var configuration: ConfigurationOptions

        func run() throws {
            let loaded = try configuration.load()
            let provision = try HostProvision(loaded)
            let difference = try provision.difference()
            Terminal.print(Array(difference.text.utf8))
            guard difference.isEmpty, difference.notes.isEmpty else { throw ExitCode.dataError }
            if geteuid() == 0 { try provision.requireSSHD() }
            Terminal.print(
                "\(loaded.register.accounts.count) accounts: register and host agree"
                    + (geteuid() == 0 ? "" : "; only root can ask sshd whether it does what its file says"))
        }
    }

    struct ProvisionAccounts: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "provision",
            abstract: "Make users, groups and folders for the register's accounts, and remove those it no longer has.",
            discussion: """
                Writes \(HostLayout.usersFile), \(HostLayout.foldersFile) and
                \(HostLayout.sshdFile), and has systemd-sysusers and systemd-tmpfiles act on them. What an account that \
                has left the register had on this host is removed with --remove alone: user, group, key, inbox, outbox. \
                Without it nothing is done while there is something to remove. Reloads sshd where its file changed, and the \
                service, and asks sshd whether it does what its file says. Done twice, the second time there is nothing to do.

                Needs root, without --dry-run. As root it takes neither settings nor a register that others can write.

                Exit status: 0 done, 65 there is something to remove and no --remove, or sshd does something else, 78 settings, \
                register or host have a fault.
                """)

        @Flag(help: "Show what would be done, and do nothing.")
        var dryRun = false

        @Flag(help: "Also remove what is there of accounts and regions that the register no longer has.")
        var remove = false

        @OptionGroup var configuration: ConfigurationOptions

        func run() throws {
            let loaded = try configuration.load()
            if !dryRun { try HostProvision.requireTrust(loaded) }
            let provision = try HostProvision(loaded)
            let difference = try provision.difference()
            Terminal.print(Array(difference.text.utf8))
            if difference.isEmpty { Terminal.print("nothing to do") }
            if dryRun { return }
            if !difference.isEmpty { try perform(difference, provision) }
            if geteuid() == 0 { try provision.requireSSHD() }
        }

        private func perform(_ difference: ProvisionDifference, _ provision: HostProvision) throws {
            try HostProvision.requireRoot()
            let removals = difference.removals.count
            guard remove || removals == 0 else {
                throw Terminal.failure(
                    """
                    nothing was done, since the register no longer has what \(removals) of the lines above remove (-). Where \
                    that is right, say --remove: nobody can bring it back. Where it is not, mend the register
                    """, .dataError)
            }
            try HostProvision.orExit {
                try provision.host.perform(
                    difference.steps, layout: provision.layout, progress: Terminal.progress, tell: Terminal.print)
            }
            Terminal.endProgress()
            Terminal.print("done: \(numbered(difference.steps.count, "change", "changes"))")
        }
    }
}
