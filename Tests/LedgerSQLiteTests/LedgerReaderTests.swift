import CivilTime
import Foundation
import GRDB
import LedgerSQLite
import OutboxPlan
import TestKit
import Testing
import Weighing
import Workflow

struct LedgerReaderTests {
    let spool: TestSpool
    let ledger: LedgerStore

    init() throws {
        spool = try TestSpool()
        ledger = try spool.open()
        try fill(ledger)
        let later = Period.quarter(CivilQuarter(year: 2026, number: 4))
        try ledger.record(
            LedgerSample.counted(6, account: "team-south", key: LedgerSample.partKey(of: "TEAM2", period: later)))
    }

    @Test func `drops are newest first, by account and period, up to a limit`() throws {
        func drops(_ account: String?, _ period: String?, _ limit: Int = 100) throws -> [Int64] {
            try spool.reader().drops(account: account, period: period.flatMap(Period.init(label:)), limit: limit)
                .map(\.sequence)
        }
        #expect(try drops(nil, nil) == [6, 5, 4, 3, 2, 1])
        #expect(try drops(nil, nil, 2) == [6, 5])
        #expect(try drops("team-north", nil) == [4, 3, 2, 1])
        #expect(try drops("team-north", "2026-Q3") == [2, 1])
        #expect(try drops(nil, "2026-Q4") == [6])
        #expect(try drops("nobody", nil).isEmpty)
        #expect(try spool.reader().receipt(2) == ledger.receipt(2))
    }

    @Test func `parts are those that count, by account and period`() throws {
        let reader = try spool.reader()
        #expect(try reader.parts(account: nil, period: nil) == ledger.allFacts().parts)
        #expect(try reader.parts(account: "team-north", period: nil).map(\.sequence) == [2])
        #expect(try reader.parts(account: nil, period: Period(label: "2026-Q4")).map(\.sequence) == [6])
    }

    @Test func `audit lines are newest first, by account, up to a limit`() throws {
        let reader = try spool.reader()
        #expect(try reader.auditLines(account: nil, limit: 100).map(\.position) == [6, 5, 4, 3, 2, 1])
        #expect(try reader.auditLines(account: "svc-mersey", limit: 100).map(\.event.event) == ["terms-accepted"])
        #expect(try reader.auditLines(account: nil, limit: 1).first == reader.auditHead())
    }

    @Test func `the status tells the newest drop, today's verdicts and sizes`() throws {
        let status = try spool.reader().status(since: LedgerSample.morning.advanced(bySeconds: 3))
        #expect(status.lastDrop?.sequence == 6)
        #expect(status.countByVerdict == [.rejected: 1, .accepted: 3])
        #expect(status.ledgerBytes > 0)
        #expect(status.walBytes > 0)
        let empty = try TestSpool()
        _ = try empty.open()
        let nothing = try empty.reader().status(since: LedgerSample.morning)
        #expect(nothing.lastDrop == nil)
        #expect(nothing.countByVerdict.isEmpty)
    }

    @Test func `a reader opened before sees what is committed after, and works when no service runs`() throws {
        let reader = try spool.reader()
        try ledger.record(LedgerSample.rejected(7))
        #expect(try reader.drops(account: nil, period: nil, limit: 1).map(\.sequence) == [7])
        let other = try TestSpool()
        try fill(other.open())
        #expect(try other.reader().drops(account: nil, period: nil, limit: 1).map(\.sequence) == [5])
        #expect(try canonicalDump(of: other.open()).isEmpty == false)
    }

    @Test func `readers on many threads see whole commits only`() async throws {
        let path = spool.path
        let counts = try await withThrowingTaskGroup(of: [Int].self) { group in
            for _ in 0..<4 {
                let reader = try spool.reader()
                group.addTask {
                    try (0..<50).map { _ in try reader.drops(account: "pair", period: nil, limit: 1000).count }
                }
            }
            group.addTask {
                let ledger = try LedgerStore(path: path, sealer: TestSpool.sealer)
                for sequence in stride(from: 100 as Int64, to: 200, by: 2) {
                    try ledger.record(
                        LedgerSample.rejected(sequence, account: "pair"),
                        LedgerSample.rejected(sequence + 1, account: "pair"))
                }
                return []
            }
            return try await group.reduce(into: []) { $0 += [$1] }
        }
        for seen in counts {
            #expect(seen.allSatisfy { $0 % 2 == 0 })
            #expect(seen == seen.sorted())
        }
        #expect(try spool.reader().drops(account: "pair", period: nil, limit: 1000).count == 100)
    }
}
