import ArgumentParser
import Composition
import Findings
import Foundation
import Host
import Provisioning
import Register
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
            let loaded = try configuration.load()
            let settings = loaded.settings
            if keys != nil { try HostProvision.requireRoot() }
            try HostProvision.requireTrust(loaded)
            if let fault = try HostProvision.nameFault(of: account, settings) {
                throw Terminal.failure("\(account): \(fault)", .configuration)
            }
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
            try HostProvision.requireTrust(loaded)
            try keys.give(to: account, loaded)
        }
    }
}

/// Public keys that an operator gives.
private struct GivenKeys {
    private let keys: [PublicKey]
    private let fingerprints: [String]

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
        let found = try HostProvision.orExit { [keys] in try Host().fingerprints(of: keys) }
        fingerprints = found.compactMap(\.self)
        if let number = found.firstIndex(of: nil) {
            throw Terminal.failure("\(path): key \(number + 1) is cut or damaged: ask for it again", .dataError)
        }
    }

    /// The audit comes last, since with it this process gives up being root.
    func give(to account: String, _ loaded: LoadedConfiguration) throws {
        try HostProvision.orExit { try Host().setKeys(keys, of: account) }
        let request = Request.Kind.auditKeys(account: account, fingerprints: fingerprints)
        do {
            Terminal.print(try OperatorsHand(configuration: loaded).perform(request))
        } catch {
            Terminal.complain(
                "the keys of \(account) are replaced, and the audit may have nothing of it yet: run this again")
            throw error
        }
    }
}
