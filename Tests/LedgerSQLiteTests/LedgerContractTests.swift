import LedgerSQLite
import TestKit
import Testing
import Workflow

struct LedgerContractTests {
    @Test(arguments: LedgerContract.cases)
    func `the ledger on disk keeps the contract`(contract: ContractCase<LedgerUnderTest>) throws {
        let spool = try TestSpool()
        let reader = { try LedgerReader(path: spool.path) }
        try contract.check(
            LedgerUnderTest(
                ledger: try spool.open(),
                audited: { try reader().auditLines(account: nil, limit: 10_000).reversed().map(\.event) },
                leave: { try LedgerRequests(path: spool.path).leave($0) }))
        let head = try reader().auditHead()
        let lines = Int64(try reader().auditLines(account: nil, limit: 10_000).count)
        #expect(
            try reader().verifyAudit(TestSpool.sealer)
                == .whole(lines: lines, deleted: (head?.position ?? 0) - lines, head: head?.link ?? ""))
    }

    @Test(arguments: LedgerContract.cases)
    func `the ledger in memory keeps the contract`(contract: ContractCase<LedgerUnderTest>) throws {
        let ledger = MemoryLedger()
        try contract.check(
            LedgerUnderTest(ledger: ledger, audited: { ledger.auditEvents }, leave: { ledger.leave($0) }))
    }

    @Test func `both say the same of the same drops`() throws {
        let spool = try TestSpool()
        let real = try spool.open()
        let memory = MemoryLedger()
        try fill(real)
        try fill(memory)
        let dump = try canonicalDump(of: real)
        #expect(try dump == canonicalDump(of: memory))
        #expect(dump.split(separator: "\n").count == 9)
    }

    @Test func `recording a sequence again is our own mistake`() async throws {
        let spool = try TestSpool()
        await #expect(processExitsWith: .failure) { [path = spool.path as String] in
            let ledger = try LedgerStore(path: path, sealer: TestSpool.sealer)
            try ledger.record(LedgerSample.counted(1), LedgerSample.counted(1))
        }
        #expect(try spool.open().highestSequence() == 0)
        await #expect(processExitsWith: .failure) {
            try MemoryLedger().record(LedgerSample.counted(1), LedgerSample.counted(1))
        }
    }

    @Test func `a ledger in memory dies where its plan says, and lives on in the next run`() throws {
        let ledger = MemoryLedger()
        ledger.faults = FaultPlan(.death(atEffect: 2))
        try ledger.record(LedgerSample.counted(1))
        #expect(throws: PortFailure.self) { try ledger.record(LedgerSample.counted(2)) }
        #expect(throws: PortFailure.self) { try ledger.setPublished(put: [], removed: []) }
        #expect(ledger.highestSequence() == 1)
        ledger.faults = FaultPlan()
        try ledger.record(LedgerSample.counted(2))
        #expect(ledger.highestSequence() == 2)
        #expect(ledger.faults.effectCount == 1)
    }
}
