import CivilTime
import Composition
import Findings
import Glibc
import LedgerSQLite
import Logging
import Register
import Settings
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
    private let manager: ServiceManager
    private let metrics: MetricsFile
    /// The day in London on which the audit's head was logged last.
    private var auditedDay: CivilDay?
    /// Why it could not be at the last try, so that it is said once.
    private var auditFailure: PortFailure?
    private var rules: HouseRules
    private var announced: DaemonState?
    /// What could not be watched at the last try, so that it is logged once.
    private var unwatched: Set<String> = []

    /// Watches first, then lists: what arrives in between is seen by both and lost by neither.
    init(
        station: Station, rules: HouseRules, mailbox: WakeMailbox, log: Logger, manager: ServiceManager
    ) throws(PortFailure) {
        self.station = station
        self.mailbox = mailbox
        self.log = log
        self.manager = manager
        self.rules = rules
        let metrics = MetricsFile(
            path: station.settings.metrics, ledger: station.paths.ledger, clock: station.clock, log: log)
        self.metrics = metrics
        watcher = try InboxWatcher(mailbox: mailbox)
        loop = station.loop(
            rules: rules,
            notify: { notice in
                NoticeLog(log: log).write(notice)
                metrics.count(notice)
            },
            // A turn may be long, with thousands of inboxes to look at.
            moved: { manager.tellMoved() })
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
            manager.tellMoved()
            if wake.isStopping { break }
            let reload = newRules()
            if let reload { take(reload) }
            let next = loop.turn(
                WorkLoop.Wakeup(accounts: wake.accounts, lookEverywhere: wake.hasOverflowed, hasRequest: wake.isPoked))
            if wake.isEmpty { watch() }
            announce()
            if station.clock.monotonicSeconds() >= metrics.due {
                logAuditHead()
                metrics.write(loop.standing, rules: rules)
            }
            deadline = min(next, metrics.due, station.clock.monotonicSeconds() + manager.longestSleepSeconds)
            if reload != nil { manager.tellReady(status: statusLine) }
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
        rules = reload.rules
        do throws(PortFailure) { try station.paths.makeFolders(of: accounts) } catch { log.error("\(error)") }
        loop.reload(reload.rules, pace: reload.pace)
        watch()
    }

    /// Once a day. A log that is kept elsewhere then proves what the audit held: lines cut off its end leave a chain that is
    /// whole.
    private func logAuditHead() {
        let today = rules.zone.day(at: station.clock.now())
        guard today != auditedDay else { return }
        do throws(PortFailure) {
            guard let head = try LedgerReader(path: station.paths.ledger).auditHead() else { return }
            log.notice("the audit ends with", metadata: ["line": "\(head.position)", "link": "\(head.link)"])
            (auditedDay, auditFailure) = (today, nil)
        } catch {
            if error != auditFailure { log.error("\(error)") }
            auditFailure = error
        }
    }

    private func announce() {
        let state = DaemonState(
            processID: getpid(), programVersion: Version.text, waiting: loop.waitingCount,
            troubles: loop.currentTroubles.map { "\($0.failure)" })
        guard state != announced else { return }
        announced = state
        state.announce(at: station.paths.state)
        manager.tell(status: statusLine)
    }

    private var accounts: [String] { rules.register.accounts.map(\.name) }

    /// How it is, in one line for people: numbers, and our own words on what fails.
    private var statusLine: String {
        let waiting = numbered(loop.waitingCount, "drop waits", "drops wait")
        let troubles = loop.currentTroubles
        let health = troubles.first.map {
            troubles.count == 1 ? "\($0.failure)" : "\(troubles.count) troubles: \($0.failure)"
        }
        return
            "\(numbered(accounts.count, "account", "accounts")); \(waiting); \(health ?? "all is well")"
    }
}
