import Foundation
import Synchronization
import Testing

/// A daemon that dies at its n-th effect, for every n: the walk that chance does not take.
struct EffectTests {
    private static let account = "team-north"

    @Test func `whatever effect it dies at, it ends as if it had lived`() throws {
        let ready = try Self.prepared()
        let lived = try Workbench(copyOf: ready.folder)
        let counter = EffectCounter(in: lived.folder)
        try lived.start(environment: counter.environment())
        try Self.waitUntilDone(lived)
        #expect(try lived.stop() == 0)
        let total = try counter.count
        try #require(total > 80, "effects are counted")

        let outcome = try Outcome(of: lived)
        let folder = ready.folder
        let results = Results()
        DispatchQueue.concurrentPerform(iterations: total) { index in
            do {
                try results.add(died: Self.die(at: index + 1, from: folder, expecting: outcome))
            } catch {
                results.add(fault: "effect \(index + 1): \(error)")
            }
        }
        #expect(results.faults.isEmpty)
        // A drop more or less in the first batch makes a few effects more or less.
        #expect(results.deaths >= total - 10)
        // They remove their folders when they are let go of.
        withExtendedLifetime((ready, lived)) {}
    }

    /// False where it was done before it came to this effect.
    private static func die(at effect: Int, from ready: URL, expecting outcome: Outcome) throws -> Bool {
        let bench = try Workbench(copyOf: ready)
        let counter = EffectCounter(in: bench.folder)
        let run = try bench.startWithoutWaiting(environment: counter.environment(dieAt: effect))
        try wait(for: "the daemon to die at effect \(effect)", seconds: 30) { !run.isRunning || isDone(bench) }
        run.terminate()
        run.waitUntilExit()
        guard [0, SIGKILL].contains(run.exitStatus) else {
            throw TestFailure("exit status \(run.exitStatus):\n\(bench.log)")
        }
        try bench.start()
        try bench.waitForFirstTurn()
        try waitUntilDone(bench)
        #expect(try bench.stop() == 0)
        try outcome.expect(of: bench, "effect \(effect)")
        return run.exitStatus == SIGKILL
    }

    /// Two parts that count already; what replaces one of them, the slip that withdraws the other and a faulty file are in
    /// the inbox when the daemon starts.
    private static func prepared() throws -> Workbench {
        let bench = try Workbench(settings: "reception: {settle-seconds: 0.1}", accounts: [account, "svc-mersey"])
        try bench.start()
        try bench.drop(Sheet.clean(clients: 8), as: "dashboard-2025-Q3.csv", account: account)
        try bench.drop(Sheet.clean(clients: 3, prefix: "s"), as: "dashboard-2025-Q3-shore.csv", account: account)
        _ = try bench.waitForReports(2, account: account)
        try wait(for: "the slip", seconds: 30) { bench.text(slip, of: account) != nil }
        #expect(try bench.stop() == 0)
        try bench.drop(Sheet.clean(clients: 9), as: "dashboard-2025-Q3.csv", account: account)
        try bench.drop(bench.text(slip, of: account) ?? "", as: "withdraw.slip.csv", account: account)
        try bench.drop(Sheet.faulty(clients: 4), as: "dashboard-2025-Q3-hills.csv", account: account)
        return bench
    }

    private static let slip = "slips/withdraw-part-dashboard-2025-Q3-shore.slip.csv"

    private static func waitUntilDone(_ bench: Workbench) throws {
        try wait(for: "three more reports", seconds: 30) { isDone(bench) }
    }

    private static func isDone(_ bench: Workbench) -> Bool {
        bench.isInboxEmpty(account) && bench.claimNames.isEmpty && bench.reportCount(account) == 5
    }
}

/// What came of parallel runs.
private final class Results: Sendable {
    private let found = Mutex<(deaths: Int, faults: [String])>((0, []))

    func add(died: Bool) { found.withLock { $0.deaths += died ? 1 : 0 } }
    func add(fault: String) { found.withLock { $0.faults.append(fault) } }
    var deaths: Int { found.withLock { $0.deaths } }
    var faults: [String] { found.withLock { $0.faults } }
}
