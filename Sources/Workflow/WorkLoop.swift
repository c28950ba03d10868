import CivilTime
import DelimitedText
import Findings
import Register
package import Weighing

/// The one loop that does everything: look, claim, weigh, commit, clear away, publish.
///
/// Invariants:
/// 1. A claim is removed only after its receipt is committed; a receipt is committed once for a sequence.
/// 2. Whatever fails is tried again; nothing is forgotten by failing.
/// 3. What is published follows from the ledger alone, so a crash between any two effects is mended by the next start.
/// 4. It runs on one thread and blocks; only reading cells (`weighers`) is spread over several.
package final class WorkLoop {
    /// The outside of the loop.
    package struct Ports {
        package var spool: any Spool
        package var outbox: any Outbox
        package var ledger: any Ledger
        package var sealer: any Sealer
        package var vault: any MonthVault
        package var workbooks: any WorkbookWriter
        package var regional: any RegionalStore
        package var clock: any Clock
        /// Runs the closures, several at once where the host has the cores, and returns when all have ended.
        package var concurrently: ([@Sendable () -> Void]) -> Void
        package var notify: (Notice) -> Void
        /// Called after every step, however small: the loop does not hang.
        package var moved: () -> Void

        package init(
            spool: any Spool, outbox: any Outbox, ledger: any Ledger, sealer: any Sealer,
            vault: any MonthVault, workbooks: any WorkbookWriter, regional: any RegionalStore, clock: any Clock,
            concurrently: @escaping ([@Sendable () -> Void]) -> Void, notify: @escaping (Notice) -> Void,
            moved: @escaping () -> Void
        ) {
            self.spool = spool
            self.outbox = outbox
            self.ledger = ledger
            self.sealer = sealer
            self.vault = vault
            self.workbooks = workbooks
            self.regional = regional
            self.clock = clock
            self.concurrently = concurrently
            self.notify = notify
            self.moved = moved
        }
    }

    package struct Pace: Hashable, Sendable {
        /// Every inbox is looked at this often, events or not (`reception.rescan-seconds`).
        package var rescanSeconds: Double
        /// As in `InboxWatch.Rules`.
        package var settleSeconds: Double
        package var unfinishedSeconds: Double

        /// Settle time where no lease can be had, and so nobody can say whether a file is still open.
        static let settleSecondsWithoutLease: Double = 10

        package init(rescanSeconds: Double, settleSeconds: Double, unfinishedSeconds: Double) {
            self.rescanSeconds = rescanSeconds
            self.settleSeconds = settleSeconds
            self.unfinishedSeconds = unfinishedSeconds
        }
    }

    /// What woke the loop.
    package struct Wakeup: Hashable, Sendable {
        /// Accounts whose inbox something happened in.
        package var accounts: Set<String>
        /// Events were lost: look everywhere.
        package var lookEverywhere: Bool
        /// Somebody left a request.
        package var hasRequest: Bool

        package init(accounts: Set<String> = [], lookEverywhere: Bool = false, hasRequest: Bool = false) {
            self.accounts = accounts
            self.lookEverywhere = lookEverywhere
            self.hasRequest = hasRequest
        }
    }

    let ports: Ports
    var rules: HouseRules
    var pace: Pace
    var order = ClaimOrder()
    /// Committed, and still to be unlinked.
    var cleared: [Claim] = []
    /// A step on claims failed, and nobody knows how far it came: what lies on disk is the truth, and has to be read anew.
    var doubtsClaims = false
    /// Claims were made that a power cut could still undo. They are not weighed before they are durable: a receipt without
    /// its claim would have the file back in the inbox, as a second drop.
    var hasNewClaims = false
    var troubles = Troubles()
    var publishing = PublishingQueue()
    var watches: [String: InboxWatch] = [:]
    var nextSequence: Int64 = 1
    private var nextRescan: Double = 0
    private var hasRequests = true
    /// When months are looked at that may have changed.
    var activityCheckAt = WorkLoop.always

    package init(ports: Ports, rules: HouseRules, pace: Pace) {
        self.ports = ports
        self.rules = rules
        self.pace = pace
    }

    /// Takes up what an earlier run left and lists the inboxes: afterwards the service is ready. Weighing need not be done.
    package func start() throws(PortFailure) {
        try takeUpClaims()
        let highestClaim = (order.waiting + cleared).map(\.sequence).max() ?? 0
        nextSequence = max(try ports.ledger.highestSequence(), highestClaim) + 1
        ports.notify(.started(waitingClaims: order.waiting.count, clearedClaims: cleared.count))
        publishing.addAll(day: today)
        lookAndClaim(accounts: accountNames, isRescan: false)
        nextRescan = ports.clock.monotonicSeconds() + pace.rescanSeconds
    }

    /// One round of work. Returns when the next one is due at the latest, in monotonic seconds; not later than now where
    /// there is more to do.
    package func turn(_ wakeup: Wakeup) -> Double {
        let now = ports.clock.monotonicSeconds()
        if today != publishing.day {
            publishing.addAll(day: today)
            activityChanged()
        }
        if wakeup.lookEverywhere { ports.notify(.eventsLost) }
        if now >= nextRescan || wakeup.lookEverywhere {
            nextRescan = now + pace.rescanSeconds
            hasRequests = true
            // Beginning anew while somebody's turn has not come would never come to the end.
            if !publishing.hasWork(troubles) { publishing.add(accountNames) }
            lookAndClaim(accounts: accountNames, isRescan: !wakeup.lookEverywhere, announced: wakeup.accounts)
        } else {
            let due = watches.filter { $0.value.nextLook.map { $0 <= now } ?? false }.map(\.key)
            let accounts = wakeup.accounts.union(due).union(troubles.accountsToLookAt(now: now))
            lookAndClaim(accounts: accounts.intersection(accountNames), isRescan: false)
        }
        hasRequests = hasRequests || wakeup.hasRequest
        syncClaims()
        weighBatch()
        clearAway()
        compileWhatChanged()
        publish()
        // Answered when everything is published that was there before: who asked looks at outboxes next.
        if hasRequests, !publishing.hasWork(troubles) {
            hasRequests = !attempt(.requests, "requests") { () throws(PortFailure) in try answerRequests() }
        }
        runSchedule()
        return nextTurn()
    }

    /// Takes over new settings and register. Receipts stay as they are; every document is looked at anew.
    package func reload(_ rules: HouseRules, pace: Pace) {
        self.rules = rules
        self.pace = pace
        // Anew with the new rules: what waits has to be quiet once more, and accounts that are gone are forgotten.
        watches = [:]
        troubles.keepAccounts(accountNames)
        publishing.addAll(day: today)
        activityChanged()
        nextRescan = ports.clock.monotonicSeconds()
        ports.notify(.reloaded)
    }

    /// Claims whose receipt is not committed yet.
    package var waitingCount: Int { order.waiting.count }
    package var currentTroubles: [Troubles.Trouble] { troubles.all }

    var accountNames: Set<String> { Set(rules.register.accounts.map(\.name)) }
    var today: CivilDay { rules.zone.day(at: ports.clock.now()) }

    private func nextTurn() -> Double {
        let now = ports.clock.monotonicSeconds()
        let isWeighing = (!order.waiting.isEmpty || doubtsClaims) && troubles[.weigh] == nil && !hasNewClaims
        if isWeighing || publishing.hasWork(troubles) { return now }
        let due = [nextRescan, nextRun(after: now), nextCompilation(after: now), troubles.nextRetry(after: now)]
            .compactMap(\.self)
        return (due + nextLooks).min() ?? nextRescan
    }

    /// Where something failed, looking waits for the retry.
    private var nextLooks: [Double] {
        guard troubles[.weigh] == nil else { return [] }
        return watches.compactMap { account, watch in
            let isInTrouble = troubles[.look(account: account)] != nil || troubles[.claim(account: account)] != nil
            return isInTrouble ? nil : watch.nextLook
        }
    }
}

// MARK: - Failing and going on

extension WorkLoop {
    func trouble(_ step: Troubles.Step, _ failure: PortFailure) {
        if troubles.set(step, failure, now: ports.clock.monotonicSeconds()) { ports.notify(.trouble(failure)) }
    }

    func over(_ step: Troubles.Step, _ subject: String) {
        if troubles.clear(step) { ports.notify(.troubleOver(subject)) }
    }

    /// Runs a step unless it has to wait for its retry; true where it ran and succeeded.
    @discardableResult
    func attempt(_ step: Troubles.Step, _ subject: String, _ work: () throws(PortFailure) -> Void) -> Bool {
        guard troubles.mayRun(step, now: ports.clock.monotonicSeconds()) else { return false }
        defer { ports.moved() }
        do throws(PortFailure) {
            try work()
        } catch {
            trouble(step, error)
            return false
        }
        over(step, subject)
        return true
    }
}
