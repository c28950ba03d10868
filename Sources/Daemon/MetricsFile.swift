import CivilTime
import Composition
import LedgerSQLite
import Logging
import Metrics
import Register
import SpoolFS
import Weighing
import Workflow

/// Keeps the file with the metrics up to date. The work thread's own.
final class MetricsFile {
    /// Between two writings. Collectors look every 15 seconds or less often.
    private static let intervalSeconds: Double = 10

    private let path: String
    private let ledger: String
    private let clock: any Clock
    private let log: Logger
    private let startedAt: Instant
    private var meter = Meter()
    /// What could not be done at the last try, so that it is logged once.
    private var failure: PortFailure?
    /// When it is to be written next, in monotonic seconds.
    private(set) var due = -Double.infinity

    /// - Parameter ledger: its path. It is opened anew each time: a reader that stays would keep the ledger's owner from
    ///   closing it in one file.
    init(path: String, ledger: String, clock: any Clock, log: Logger) {
        self.path = path
        self.ledger = ledger
        self.clock = clock
        self.log = log
        startedAt = clock.now()
    }

    func count(_ notice: Notice) { meter.count(notice) }

    /// To be called when it is due. A file that can't be written holds nobody up: it is tried again the next time.
    func write(_ standing: WorkLoop.Standing, rules: HouseRules) {
        due = clock.monotonicSeconds() + Self.intervalSeconds
        let now = clock.now()
        var failure: PortFailure?
        var found: Gauges.Ledger?
        do throws(PortFailure) { found = try Gauges.Ledger(LedgerReader(path: ledger), rules, now: now) } catch {
            failure = error
        }
        let gauges = Gauges(
            now: now, version: Version.text, startedAt: startedAt, accounts: rules.register.accounts.count,
            standing: standing, ledger: found)
        do throws(PortFailure) { try PublicFile.replace(path, with: gauges.text(meter)) } catch { failure = error }
        if let failure, failure != self.failure { log.warning("\(failure)") }
        self.failure = failure
    }
}
