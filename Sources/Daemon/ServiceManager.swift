import Glibc
import SpoolFS
import Synchronization

/// What the daemon tells systemd, where systemd has started it: sd_notify(3). Elsewhere every call does nothing.
package final class ServiceManager: Sendable {
    private let socket: NotifySocket?
    /// Within this time the work loop has to have moved, or the manager takes it for hung; nil = nobody watches.
    private let watchdogSeconds: Double?
    /// Between two pings, so that a turn of thousands of steps does not send thousands.
    private static let pingSeconds: Double = 1
    private let lastPing = Mutex(-Double.infinity)

    /// - Parameters:
    ///   - environment: `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` are looked at.
    ///   - processID: our own.
    package init(environment: [String: String], processID: Int32 = getpid()) {
        socket = environment["NOTIFY_SOCKET"].flatMap(NotifySocket.init(address:))
        // sd_watchdog_enabled(3): meant for another process, it is not ours to feed.
        let isOurs = environment["WATCHDOG_PID"].map { $0 == String(processID) } ?? true
        let microseconds = environment["WATCHDOG_USEC"].flatMap(Int64.init) ?? 0
        watchdogSeconds = isOurs && microseconds > 0 ? Double(microseconds) / 1_000_000 : nil
    }

    /// The inboxes are watched and listed.
    func tellReady(status: String) {
        socket?.send(["READY=1", "STATUS=\(status)"])
    }

    /// One line for people, which `systemctl status` shows.
    func tell(status: String) {
        socket?.send(["STATUS=\(status)"])
    }

    /// SIGHUP came; `tellReady` ends it.
    func tellReloading() {
        let microseconds = Int64(SystemClock().monotonicSeconds() * 1_000_000)
        socket?.send(["RELOADING=1", "MONOTONIC_USEC=\(microseconds)", "STATUS=Reading settings and register anew"])
    }

    func tellStopping() {
        socket?.send(["STOPPING=1", "STATUS=Stopping: what is claimed is finished or left for the next start"])
    }

    /// The work loop has moved. The only place from which the watchdog is fed: a process that lives and does nothing starves
    /// it.
    func tellMoved() {
        guard watchdogSeconds != nil else { return }
        let now = SystemClock().monotonicSeconds()
        let isDue = lastPing.withLock { last in
            guard now - last >= Self.pingSeconds else { return false }
            last = now
            return true
        }
        if isDue { socket?.send(["WATCHDOG=1"]) }
    }

    /// How long the work loop may sleep at most: half of the watchdog's time (sd_watchdog_enabled(3)).
    var longestSleepSeconds: Double { watchdogSeconds.map { $0 / 2 } ?? .infinity }
}
