package import CivilTime
import OutboxPlan
import Register
import Testing
package import Weighing
package import Workflow

/// The real work loop over in-memory ports, with time that passes only when a test lets it.
///
/// Storage outlives the loop: where the fault plan lets the program die, the next life starts at once over what the last
/// one left, as a supervisor would have it.
package final class Simulation {
    package let clock: ManualClock
    package let spool: MemorySpool
    package let outbox: MemoryOutbox
    package let regional = MemoryRegionalStore()
    package let vault = MemoryMonthVault()
    package let ledger: MemoryLedger
    /// What the loop told, over all lives.
    package private(set) var notices: [Notice] = []
    /// Lives that ended by death.
    package private(set) var deaths = 0
    /// Where true, nothing is ever announced to the loop.
    package var losesEvents = false
    /// A file that kills the program whenever its cells are read.
    package var poison: EntryName?
    /// Of the present life.
    package private(set) var plan = FaultPlan()

    private let sealer = PlainSealer()
    private var rules: HouseRules
    private let pace: WorkLoop.Pace
    private var faults: [FaultPlan.Fault]
    private var loop: WorkLoop?
    private var announced: Set<String> = []
    private var hasRequest = false

    /// - Parameter faults: one for each life, in order; lives beyond them have none.
    package init(
        rules: HouseRules = SampleHouse.rules(), pace: WorkLoop.Pace = .simulated, faults: [FaultPlan.Fault] = [],
        wall: Instant = SampleHouse.morning
    ) {
        (spool, outbox, ledger) = (MemorySpool(), MemoryOutbox(), MemoryLedger())
        self.rules = rules
        self.pace = pace
        self.faults = faults
        clock = ManualClock(wall)
        makeInboxes()
        keepTime()
    }

    /// Goes on from what another simulation left; no program runs on it yet.
    package init(from remains: Remains, faults: [FaultPlan.Fault] = []) {
        (spool, outbox, ledger) = (MemorySpool(), MemoryOutbox(), MemoryLedger())
        (spool.disk, outbox.disk, ledger.state) = (remains.spool, remains.outbox, remains.ledger)
        regional.published = remains.regional
        vault.disk = remains.vault
        (rules, pace) = (remains.rules, remains.pace)
        self.faults = faults
        clock = ManualClock(remains.wall, bootedAt: remains.bootedAt)
        clock.isWallStopped = remains.isWallStopped
    }

    /// Everything that outlives a program.
    package struct Remains: Sendable {
        fileprivate var spool: MemorySpool.Disk
        fileprivate var outbox: MemoryOutbox.Disk
        fileprivate var ledger: MemoryLedger.State
        fileprivate var regional: MemoryRegionalStore.Published
        fileprivate var vault: MemoryMonthVault.Keys
        fileprivate var rules: HouseRules
        fileprivate var pace: WorkLoop.Pace
        fileprivate var wall: Instant
        fileprivate var bootedAt: Instant
        fileprivate var isWallStopped: Bool
    }

    /// What there is now.
    package var remains: Remains {
        Remains(
            spool: spool.disk, outbox: outbox.disk, ledger: ledger.state, regional: regional.published,
            vault: vault.disk, rules: rules,
            pace: pace, wall: clock.wall,
            bootedAt: clock.bootedAt, isWallStopped: clock.isWallStopped)
    }

    // MARK: The program

    /// Starts the program, again where it dies while it starts.
    package func start() {
        repeat {
            plan = FaultPlan(faults.isEmpty ? .none : faults.removeFirst())
            (spool.faults, outbox.faults, ledger.faults) = (plan, plan, plan)
            (regional.faults, vault.faults) = (plan, plan)
            let loop = WorkLoop(
                ports: WorkLoop.Ports(
                    spool: spool, outbox: outbox, ledger: ledger, sealer: sealer, vault: vault,
                    workbooks: PlainWorkbookWriter(), regional: regional, clock: clock,
                    concurrently: { [unowned self] tasks in
                        if let poison, spool.namesRead.remove(poison) != nil { plan.kill() }
                        for task in tasks { task() }
                    },
                    notify: { [unowned self] in notices.append($0) }, moved: {}),
                rules: rules, pace: pace)
            self.loop = loop
            do { try loop.start() } catch { Issue.record("the program did not start: \(error)") }
            if plan.isDead { deaths += 1 }
        } while plan.isDead
    }

    /// Lets seconds pass, from one deadline of the loop to the next.
    package func run(for seconds: Double = 10) {
        let end = clock.monotonicSeconds() + seconds
        for _ in 0..<Self.turnLimit {
            let due = turn()
            if due > end {
                clock.pass(until: end)
                return
            }
            clock.pass(until: due)
        }
        Issue.record("the loop does not come to rest")
    }

    package func reload(_ rules: HouseRules) {
        self.rules = rules
        makeInboxes()
        loop?.reload(rules, pace: pace)
    }

    package var currentTroubles: [Troubles.Trouble] { loop?.currentTroubles ?? [] }
    package var waitingCount: Int { loop?.waitingCount ?? 0 }
    package var standing: WorkLoop.Standing? { loop?.standing }

    /// Turns of one `run`, at most: each has something to do, and no scenario has that much.
    private static let turnLimit = 2000

    private func turn() -> Double {
        guard let loop else { preconditionFailure("a simulation is started before it runs") }
        keepTime()
        let wakeup = losesEvents ? WorkLoop.Wakeup() : WorkLoop.Wakeup(accounts: announced, hasRequest: hasRequest)
        (announced, hasRequest) = ([], false)
        let due = loop.turn(wakeup)
        guard plan.isDead else { return due }
        deaths += 1
        start()
        return clock.monotonicSeconds()
    }

    /// The disk's clock is the wall clock.
    private func keepTime() {
        spool.disk.nanoseconds = max(spool.disk.nanoseconds, clock.wall.milliseconds * 1_000_000)
    }

    private func makeInboxes() {
        for account in rules.register.accounts { spool.makeInbox(account.name) }
    }

    // MARK: Senders and operators

    /// Does something to an account's inbox, which an event announces.
    package func send(to account: String, _ action: (MemorySpool) -> Void) {
        keepTime()
        action(spool)
        announced.insert(account)
    }

    package func drop(_ content: some Sequence<UInt8>, as name: String, account: String) {
        send(to: account) { $0.put(Array(content), as: EntryName(name), account: account) }
    }

    package func drop(_ content: String, as name: String, account: String) {
        drop(content.utf8, as: name, account: account)
    }

    /// Drops what lies in an outbox into an inbox.
    package func giveBack(_ path: String, of account: String, as sender: String? = nil) {
        guard let bytes = outbox.bytes(at: path, account: account) else {
            Issue.record("\(account) has no \(path)")
            return
        }
        drop(bytes, as: String(path.split(separator: "/").last ?? ""), account: sender ?? account)
    }

    /// The kernel has more events than it can keep.
    package func overflow() {
        _ = loop?.turn(WorkLoop.Wakeup(lookEverywhere: true))
    }

    package func request(_ kind: Request.Kind) {
        _ = ledger.leave(kind)
        hasRequest = true
    }

    // MARK: What came of it

    /// In the order of their drops.
    package var receipts: [Receipt] {
        ledger.facts(accounts: nil, organisations: nil, since: Instant(milliseconds: .min)).receipts
            .compactMap { ledger.receipt($0.sequence) }
    }

    package var parts: [CurrentPart] {
        ledger.facts(accounts: [], organisations: nil, since: Instant(milliseconds: .min)).parts
    }
}

extension WorkLoop.Pace {
    /// The pace of the sample settings, but for a rarer look at everything: simulated hours pass sooner.
    package static let simulated = WorkLoop.Pace(rescanSeconds: 600, settleSeconds: 1, unfinishedSeconds: 7200)
}
