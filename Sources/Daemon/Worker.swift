import CivilTime
import Composition
import Glibc
import Logging
import Register
import SpoolFS
import Weighing
import Workflow

/// The work thread's own: the loop, the watcher that wakes it, and what it tells the world.
final class Worker {
    private let station: Station
    private let loop: WorkLoop
    private let mailbox: WakeMailbox
    private let watcher: InboxWatcher
    private let log: Logger
    private var accounts: [String]
    private var announced: DaemonState?
    /// What could not be watched at the last try, so that it is logged once.
    private var unwatched: Set<String> = []

    /// Watches first, then lists: what arrives in between is seen by both and lost by neither.
    init(station: Station, rules: HouseRules, mailbox: WakeMailbox, log: Logger) throws(PortFailure) {
        self.station = station
        self.mailbox = mailbox
        self.log = log
        accounts = rules.register.accounts.map(\.name)
        watcher = try InboxWatcher(mailbox: mailbox)
        loop = station.loop(rules: rules, notify: { NoticeLog(log: log).write($0) })
        watch()
        try loop.start()
        if !station.spool.canLease {
            log.warning(
                """
                no leases can be had on the inboxes, so nobody can tell whether a file is still being written: files must lie \
                still for ten seconds before they are taken; give the service CAP_LEASE or the inboxes' owner
                """)
        }
    }

    /// Turns until the mailbox says stop. `newRules` gives what a reload left, once.
    func work(newRules: () -> WorkService.NewRules?) {
        var deadline = 0.0
        while true {
            let wake = mailbox.wait(untilMonotonic: deadline)
            if wake.isStopping { break }
            if let reload = newRules() { take(reload) }
            deadline = loop.turn(
                WorkLoop.Wakeup(accounts: wake.accounts, lookEverywhere: wake.hasOverflowed, hasRequest: wake.isPoked))
            if wake.isEmpty { watch() }
            announce()
        }
        watcher.stop()
    }

    /// Watches every inbox there is; one that vanished is watched again when it is back.
    private func watch() {
        let failures = watcher.watch(inboxes: station.paths.inboxes(of: accounts), poke: station.paths.poke)
        for failure in failures where !unwatched.contains(failure.subject) { log.warning("\(failure)") }
        unwatched = Set(failures.map(\.subject))
    }

    private func take(_ reload: WorkService.NewRules) {
        accounts = reload.rules.register.accounts.map(\.name)
        do throws(PortFailure) { try station.paths.makeFolders(of: accounts) } catch { log.error("\(error)") }
        loop.reload(reload.rules, pace: reload.pace)
        watch()
    }

    private func announce() {
        let state = DaemonState(
            processID: getpid(), programVersion: Version.text, waiting: loop.waitingCount,
            troubles: loop.currentTroubles.map { "\($0.failure)" })
        guard state != announced else { return }
        announced = state
        state.announce(at: station.paths.state)
    }
}
