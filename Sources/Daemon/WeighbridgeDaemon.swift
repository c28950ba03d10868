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

    /// Opens the spool, watches and lists the inboxes; `run` then says that the service is ready.
    ///
    /// - Parameter request: read anew on SIGHUP.
    package init(_ configuration: LoadedConfiguration, request: SettingsRequest, log: Logger) throws {
        let rules = try HouseRules(configuration)
        let accounts = rules.register.accounts.map(\.name)
        let station = try Station(configuration.settings, accounts: accounts)
        let work = try WorkService(
            station: station, rules: rules, log: log,
            readiness: [
                "version": "\(Version.text)", "spool": "\(configuration.settings.spool)",
                "accounts": "\(accounts.count)",
            ])
        let reload = ReloadService(current: configuration.settings, request: request, work: work, log: log)
        // At its debug level the library describes its services whole, with the environment that settings came from.
        var lifecycleLog = log
        lifecycleLog.logLevel = max(log.logLevel, .info)
        group = ServiceGroup(
            configuration: .init(
                services: [.init(service: work), .init(service: reload)],
                gracefulShutdownSignals: [.sigterm, .sigint], logger: lifecycleLog))
    }

    /// Works until SIGTERM or SIGINT.
    package func run() async throws {
        try await group.run()
    }
}
