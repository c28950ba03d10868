import ArgumentParser
import Foundation
import Glibc
import Host
import Provisioning
import QuarterlyReturns
import Register
import Settings
import SystemPackage

/// The register's accounts beside the host that they shall live on.
struct HostProvision {
    let host = Host()
    let layout: HostLayout
    private let wanted: Provision

    /// Exits with 78 where the settings put accounts where none can be provisioned.
    init(_ configuration: LoadedConfiguration) throws {
        let settings = configuration.settings
        do throws(LayoutFault) {
            layout = try HostLayout(settings)
        } catch {
            throw Terminal.failure("\(settings.file ?? "settings"): \(error)", .configuration)
        }
        wanted = Provision(
            accounts: configuration.register.accounts, areas: RegionalContent.Area.all(in: configuration.register),
            layout: layout, logsTransfers: settings.logsTransfers)
    }

    /// Exits with 78 where nothing must be done to the host before a person has looked at it.
    func difference() throws -> ProvisionDifference {
        let difference = ProvisionDifference(wanted, try Self.orExit { try host.state(concerning: wanted) })
        for fault in difference.faults { Terminal.complain(fault) }
        guard difference.faults.isEmpty else { throw ExitCode.configuration }
        return difference
    }

    /// Exits with 65 where sshd does something else with accounts than its file says. Needs root, and the users.
    func requireSSHD() throws {
        guard let user = wanted.users.first else { return }
        let broken = wanted.sshdRules.broken(in: try Self.orExit { try host.sshdAnswer(for: user) })
        guard broken.isEmpty else {
            throw Terminal.failure(
                """
                sshd does not do with \(user) what \(HostLayout.sshdFile) says (\(broken.joined(separator: "; "))): \
                /etc/ssh/sshd_config has to include that folder, before any Match block of its own, and no file before this one \
                may say otherwise. Until then the accounts may do more than they should
                """, .dataError)
        }
    }

    /// Why the host can't take an account of this name; nil where it can, and where accounts have no users.
    static func nameFault(of account: String, _ settings: Settings) throws -> String? {
        guard let layout = try? HostLayout(settings) else { return nil }
        let wanted = Provision(
            accounts: [Account(name: account, level: .team, organisation: "")], areas: [], layout: layout,
            logsTransfers: false)
        return ProvisionDifference.nameFault(account, try orExit { try Host().state(concerning: wanted) })
    }

    /// Exits with 77 for all but root.
    static func requireRoot() throws {
        guard geteuid() == 0 else {
            throw Terminal.failure("this changes users, keys and folders of the host: run it as root", .noPermission)
        }
    }

    /// As root, exits with 78 where somebody else could write the settings or the register: a folder that one happens to stand
    /// in may hold settings of its own.
    static func requireTrust(_ configuration: LoadedConfiguration) throws {
        guard geteuid() == 0 else { return }
        var paths = [configuration.settings.file].compactMap(\.self)
        if case .files(let organisations, let accounts) = configuration.settings.register {
            paths += [organisations, accounts]
        }
        for path in paths {
            if let reason = try orExit({ try Host().distrust(of: path) }) {
                throw Terminal.failure("\(reason); --config says which settings are meant", .configuration)
            }
        }
    }

    /// Exits with 74, or with 77 where a right is missing.
    static func orExit<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch let error as CocoaError {
            let subject = error.filePath ?? error.url?.path ?? "a file"
            if [.fileWriteNoPermission, .fileReadNoPermission].contains(error.code) {
                throw Terminal.failure("\(subject): permission denied; run this as root", .noPermission)
            }
            let cause = (error.underlying as? POSIXError).map { Errno(rawValue: $0.code.rawValue).description }
            throw Terminal.failure("\(subject): \(cause ?? error.localizedDescription)", .ioError)
        } catch {
            throw Terminal.failure("\(error)", .ioError)
        }
    }
}

extension HostLayout {
    init(_ settings: Settings) throws(LayoutFault) {
        try self.init(
            inbox: settings.inboxTemplate, outbox: settings.outboxTemplate, claims: settings.claims,
            spool: settings.spool)
    }
}
