import ArgumentParser
import Composition
import DelimitedText
import Diagnosis
import Foundation
import Glibc
import Host
import LedgerSQLite
import Provisioning
import Register
import Sealing
import Settings
import SpoolFS
import Workflow

struct Doctor: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at the host: what the service depends on, and what protects people's data.",
        discussion: """
            Filesystems, keys apart from the spool, disk space, encryption at rest, swap, kernel settings, the clock, the \
            ledger, the register's accounts; and of a running daemon what it may and may not do. Changes nothing. Run it as \
            root: others can't see everything.

            Exit status: 0 no fault (warnings are shown), 65 at least one fault.
            """)

    @Option(help: ArgumentHelp("The spool to look at, instead of the one in the settings.", valueName: "dir"))
    var spool: String?

    @Option(help: "text to read, json for programs.")
    var format: Status.Format = .text

    @OptionGroup var configuration: ConfigurationOptions

    func run() throws {
        let loaded = try configuration.load(spool: spool)
        let checks = Self.diagnosis(loaded).checks + [Self.ledger(loaded), Self.accounts(loaded)]
        switch format {
        case .text: Terminal.print(checks.map(\.text).joined(separator: "\n"))
        case .json: Terminal.print(try Self.json(checks))
        }
        if checks.contains(where: { $0.state == .fault }) { throw ExitCode.dataError }
    }

    private static func diagnosis(_ loaded: LoadedConfiguration) -> Diagnosis {
        let settings = loaded.settings
        let account = loaded.register.accounts.first?.name
        let ownsFiles = settings.liesUnderSpool(settings.inboxTemplate)
        let host = Host()
        let paths = SpoolPaths(settings)
        let isRunning = (try? SpoolLock.isHeld(path: paths.lock)) ?? false
        let daemon = isRunning ? DaemonState.read(from: paths.state)?.processID : nil
        let facts = host.facts(
            Host.Paths(
                spool: settings.spool, keys: settings.keys, claims: settings.claims,
                inbox: account.map { settings.inbox(of: $0) }),
            monthKeys: MonthKeys.counts(in: settings.keys).map { MonthKeyCounts(wrapped: $0.wrapped, plain: $0.plain) },
            daemon: daemon.flatMap { host.daemon($0, ownsFiles: ownsFiles, credential: MonthKeys.credential) })
        return Diagnosis(
            facts,
            needs: Diagnosis.Needs(
                accounts: loaded.register.accounts.count, fileLimit: Int64(settings.limits.bytes),
                areKeysInSpool: settings.liesUnderSpool(settings.keys),
                hasProviders: !loaded.register.codes(ofLevel: .provider).isEmpty))
    }

    private static func ledger(_ loaded: LoadedConfiguration) -> HostCheck {
        let path = SpoolPaths(loaded.settings).ledger
        guard FileManager.default.fileExists(atPath: path) else {
            return HostCheck("ledger", .unknown, "there is none yet, or this user can't see it")
        }
        do throws(PortFailure) {
            let drops = try LedgerReader(path: path).drops(account: nil, period: nil, limit: 1)
            return HostCheck("ledger", .good, drops.isEmpty ? "it can be read, and has no drop yet" : "it can be read")
        } catch {
            return HostCheck("ledger", .fault, "\(error)")
        }
    }

    /// What `accounts check` tells in full.
    private static func accounts(_ loaded: LoadedConfiguration) -> HostCheck {
        guard (try? HostLayout(loaded.settings)) != nil else {
            return HostCheck("accounts", .good, "their folders lie where `accounts provision` makes none")
        }
        // Nil where something else of the host stands in the way, which is complained of by then.
        let host = try? HostProvision(loaded)
        let difference = try? host?.difference()
        // Only root may ask sshd.
        let isObeyed = geteuid() != 0 || (try? host?.requireSSHD()) != nil
        guard difference?.isEmpty == true, difference?.notes.isEmpty == true, isObeyed else {
            return HostCheck(
                "accounts", .fault, "users, folders, keys or sshd are not as the register wants them",
                advice: "See `weighbridge accounts check`; mend it with `weighbridge accounts provision`.")
        }
        return HostCheck("accounts", .good, "users, folders, keys and sshd are as the register wants them")
    }

    private static func json(_ checks: [HostCheck]) throws -> [UInt8] {
        struct Line: Encodable {
            var name: String
            var state: String
            var message: String
            var advice: String?
        }
        let lines = checks.map {
            Line(name: $0.name, state: $0.state.rawValue, message: $0.message, advice: $0.advice)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(["checks": lines])) + [UInt8(ascii: "\n")]
    }
}

extension HostCheck {
    /// `warning  keys          the keys lie …` and, below it, what to do.
    fileprivate var text: String {
        func padded(_ text: String, _ width: Int) -> String {
            text + String(repeating: " ", count: max(1, width - text.count))
        }
        let line = padded(state.rawValue, 9) + padded(name, 14) + message
        return line + (advice.map { "\n" + String(repeating: " ", count: 23) + $0 } ?? "")
    }
}
