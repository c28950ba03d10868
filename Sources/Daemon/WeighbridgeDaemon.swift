import Composition
package import Logging
import Register
import ServiceLifecycle
package import Settings
import SpoolFS
import Weighing
import UnixSignals
import Workflow

/// The daemon: the work loop and the signals, as services of one group.
package struct WeighbridgeDaemon {
    private let group: ServiceGroup

    /// Opens the spool, watches and lists the inboxes. When this returns, the service is ready.
    ///
    /// - Parameter request: read anew on SIGHUP.
    package init(_ configuration: LoadedConfiguration, request: SettingsRequest, log: Logger) throws {
        let rules = try HouseRules(configuration)
        let accounts = rules.register.accounts.map(\.name)
        let station = try Station(configuration.settings, accounts: accounts)
        let work = try WorkService(station: station, rules: rules, log: log)
        let reload = ReloadService(current: configuration.settings, request: request, work: work, log: log)
        group = ServiceGroup(
            configuration: .init(
                services: [.init(service: work), .init(service: reload)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: log))
        log.notice(
            "ready",
            metadata: [
                "version": "\(Version.text)", "spool": "\(configuration.settings.spool)",
                "accounts": "\(accounts.count)",
            ])
    }

    /// Works until SIGTERM or SIGINT.
    package func run() async throws {
        try await group.run()
    }
}
