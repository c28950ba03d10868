import Composition
import Findings
import Logging
import ServiceLifecycle
import Settings
import SpoolFS
import UnixSignals
import Weighing
import Workflow

/// Reads settings and register anew on SIGHUP. With a fault in them the old ones stay, and the log says what is wrong.
struct ReloadService: Service {
    let current: Settings
    let request: SettingsRequest
    let work: WorkService
    let log: Logger
    let manager: ServiceManager

    func run() async throws {
        let signals = await UnixSignalsSequence(trapping: .sighup)
        ProcessGuards.allowHangup()
        for await _ in signals.cancelOnGracefulShutdown() { reload() }
    }

    private func reload() {
        manager.tellReloading()
        let (loaded, faults) = LoadedConfiguration.load(request)
        for fault in faults { log.log(level: fault.severity == .error ? .error : .warning, "\(fault)") }
        guard let loaded else {
            log.error("the old settings and register stay in force; mend the faults and reload again")
            manager.tellReady(status: "Reload refused: the old settings and register stay in force")
            return
        }
        if loaded.settings.places != current.places {
            log.warning(
                "spool, inbox, outbox, claims, keys and metrics change only with a restart; the rest is taken over")
        }
        do {
            work.take(
                WorkService.NewRules(rules: try HouseRules(loaded), pace: WorkLoop.Pace(loaded.settings.reception)))
        } catch {
            log.error("\(error)")
            manager.tellReady(status: "Reload refused: \(error)")
        }
    }
}

extension Settings {
    /// Where everything lies.
    fileprivate var places: [String] { [spool, inboxTemplate, outboxTemplate, claims, keys, metrics] }
}
