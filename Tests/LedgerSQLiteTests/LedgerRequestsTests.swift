import Glibc
import GRDB
@testable import LedgerSQLite
import TestKit
import Testing
import Workflow

struct LedgerRequestsTests {
    let spool: TestSpool
    let ledger: LedgerStore

    init() throws {
        spool = try TestSpool()
        ledger = try spool.open()
    }

    @Test func `an answer reaches who asked`() throws {
        let requests = try LedgerRequests(path: spool.path)
        let request = try requests.leave(.publishAll)
        try ledger.answer(request, with: "12 documents published")
        #expect(try requests.waitForAnswer(to: request, timeoutSeconds: 1) == "12 documents published")
    }

    @Test func `a request that nobody answers is taken back`() throws {
        let requests = try LedgerRequests(path: spool.path)
        let request = try requests.leave(.publishAll)
        #expect(try requests.waitForAnswer(to: request, timeoutSeconds: 0) == nil)
        #expect(try ledger.openRequests().isEmpty)
        // A service that answers it late does no harm.
        try ledger.answer(request, with: "late")
    }

    @Test func `old answers are pruned, open requests never`() throws {
        let requests = try LedgerRequests(path: spool.path)
        let open = try requests.leave(.publishAll)
        let count = LedgerStore.keptAnswers + 20
        for _ in 0..<count {
            try ledger.answer(requests.leave(.publishAll), with: "done")
        }
        #expect(try ledger.openRequests() == [open])
        let kept = try spool.meddle { try Int.fetchOne($0, sql: "SELECT count(*) FROM request") }
        #expect(kept == LedgerStore.keptAnswers + 1)
    }

    /// The other process says by a request that it is there, reads all the while, leaves another request once it has seen
    /// drops, and waits for its answer.
    @Test func `another process reads whole commits and is answered while the ledger is written`() async throws {
        async let child: Void = expectToBeAnswered(path: spool.path)
        var sequence: Int64 = 0
        // However long a busy machine takes to start the other process.
        let start = ContinuousClock.now + .seconds(1200)
        while try ledger.openRequests().isEmpty, ContinuousClock.now < start {
            try await Task.sleep(for: .milliseconds(50))
        }
        let deadline = ContinuousClock.now + .seconds(120)
        while try ledger.openRequests().count == 1, ContinuousClock.now < deadline {
            try ledger.record(LedgerSample.rejected(sequence + 1), LedgerSample.rejected(sequence + 2))
            sequence += 2
            try await Task.sleep(for: .milliseconds(5))
        }
        for request in try ledger.openRequests() { try ledger.answer(request, with: "\(sequence) drops") }
        await child
    }
}

private func expectToBeAnswered(path: String) async {
    await #expect(processExitsWith: .success) { [path = path as String] in
        let reader = try LedgerReader(path: path)
        let requests = try LedgerRequests(path: path)
        _ = try requests.leave(.publishAll)
        var seen: [Int] = []
        let deadline = ContinuousClock.now + .seconds(120)
        while Set(seen).count < 5, ContinuousClock.now < deadline {
            seen.append(try reader.drops(account: nil, period: nil, limit: 100_000).count)
        }
        #expect(Set(seen).count >= 5)
        #expect(seen.allSatisfy { $0 % 2 == 0 })
        let request = try requests.leave(.publishAll)
        let answer = try requests.waitForAnswer(to: request, timeoutSeconds: 60)
        let drops = try reader.drops(account: nil, period: nil, limit: 100_000)
        #expect(answer == "\(drops.count) drops")
    }
}
