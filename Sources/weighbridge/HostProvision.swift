import ArgumentParser
import Glibc
import Host
import Provisioning
import Register
import Settings

/// The register's accounts beside the host that they shall live on.
struct HostProvision {
    let host = Host()
    let layout: HostLayout
    private let wanted: Provision

    /// Exits with 78 where the settings put accounts where none can be provisioned.
    init(_ configuration: LoadedConfiguration) throws {
        let settings = configuration.settings
        do throws(LayoutFault) {
            layout = try HostLayout(
                inbox: settings.inboxTemplate, outbox: settings.outboxTemplate, claims: settings.claims,
                spool: settings.spool)
        } catch {
            throw Terminal.failure("\(settings.file ?? "settings"): \(error)", .configuration)
        }
        let register = configuration.register
        let regions = register.codes(ofLevel: .region).filter { $0 != Organisation.outsideRegion }
        let nations = register.codes(ofLevel: .nation).isEmpty ? [] : ["nation"]
        wanted = Provision(accounts: register.accounts, areas: regions + nations, layout: layout)
    }

    /// Exits with 78 where it must not be made to vanish.
    func difference() throws -> ProvisionDifference {
        let difference = ProvisionDifference(wanted, try Self.orExit { try host.state(concerning: wanted) })
        for fault in difference.faults { Terminal.complain(fault) }
        guard difference.faults.isEmpty else { throw ExitCode.configuration }
        return difference
    }

    static func requireRoot() throws {
        guard geteuid() == 0 else {
            throw Terminal.failure("this makes and removes users and folders: run it as root", .noPermission)
        }
    }

    static func orExit<Value>(_ work: () throws -> Value) throws -> Value {
        do {
            return try work()
        } catch {
            throw Terminal.failure("\(error)", .ioError)
        }
    }
}
