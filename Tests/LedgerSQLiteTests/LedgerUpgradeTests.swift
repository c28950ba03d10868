import CivilTime
import Foundation
import GRDB
import LedgerSQLite
import MonthlyActivity
import OutboxPlan
import QuarterlyReturns
import TestKit
import Testing
import Weighing
import Workflow

/// Ledgers of every released version become current ones.
struct LedgerUpgradeTests {
    let spool: TestSpool

    init() throws { spool = try TestSpool() }

    /// `version-N.sql` was made by these; version 1 with two requests besides.
    @Test(arguments: 1...3)
    func `an older ledger says the same after the upgrade`(version: Int) throws {
        try make(version: version)
        let ledger = try spool.open()
        let original = try TestSpool()
        let expected = try original.open()
        try fill(expected)
        if version >= 2 { try fillReturns(expected) }
        if version >= 3 { try fillMonth(expected) }
        #expect(try canonicalDump(of: ledger) == canonicalDump(of: expected))
        // The audit stays as it was written then, in the words of that time.
        #expect(try lineCount(of: spool) == lineCount(of: original))
        #expect(try histories(spool) == histories(original))
    }

    /// Of an audit that is whole.
    private func lineCount(of spool: TestSpool) throws -> Int64? {
        guard case .whole(let lines, deleted: 0, _) = try spool.reader().verifyAudit(TestSpool.sealer) else {
            return nil
        }
        return lines
    }

    @Test func `a ledger of version 1 takes returns`() throws {
        try make(version: 1)
        let ledger = try spool.open()
        let draft = LedgerSample.draft(1)
        try ledger.record(LedgerSample.form(6, draft), LedgerSample.submission(7, of: draft))
        #expect(try ledger.submittedReturns(services: nil, quarters: nil).map(\.name) == [draft.name])

        #expect(try ledger.openRequests() == [Request(id: 2, kind: .publishAll)])
        #expect(try LedgerRequests(path: spool.path).leave(.publishAll).id == 3)
    }

    @Test(arguments: 2...3)
    func `what an operator withdrew before the upgrade goes when its time is over`(version: Int) throws {
        try make(version: version)
        let ledger = try spool.open()
        var counts: [Int] = []
        try ledger.commit { transaction in
            for limit in [operatorTime, operatorTime.advanced(bySeconds: 1)] {
                counts.append(try transaction.deleteRevisions(endedBefore: limit))
            }
        }
        // Revision 1 ended with revision 2, which ended by the operator.
        #expect(counts == [1, 1])
        #expect(try ledger.allFacts().drafts.map(\.revision) == [3])
    }

    @Test(arguments: 1...3)
    func `an upgraded ledger has the tables of a new one`(version: Int) throws {
        func tables(_ spool: TestSpool) throws -> [String] {
            _ = try spool.open()
            return try spool.meddle { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT table_list.name || '.' || info.name || ' ' || info.type || ' ' || info."notnull" || info.pk
                        FROM pragma_table_list AS table_list, pragma_table_info(table_list.name) AS info
                        WHERE table_list.schema = 'main'
                        UNION ALL SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'index') ORDER BY 1
                        """)
            }
        }
        try make(version: version)
        #expect(try tables(spool) == tables(TestSpool()))
        #expect(try spool.meddle { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
        #expect(try spool.meddle { try Row.fetchAll($0, sql: "PRAGMA foreign_key_check") }.isEmpty)
    }

    @Test func `an upgrade that fails leaves the old ledger`() throws {
        try make(version: 1)
        // Stands where the upgrade wants to make a table of its own.
        try spool.meddle { try $0.execute(sql: "CREATE TABLE scheduled_run (x)") }
        #expect(throws: PortFailure.self) { try spool.open() }
        try spool.meddle { (db) throws in
            #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 1)
            #expect(try !db.tableExists("return_draft"))
        }
        try spool.meddle { try $0.execute(sql: "DROP TABLE scheduled_run") }
        #expect(try spool.open().highestSequence() == 5)
    }

    private func make(version: Int) throws {
        let script = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Golden/ledgers/version-\(version).sql")
        let sql = try String(contentsOf: script, encoding: .utf8)
        try spool.meddle { try $0.execute(sql: sql) }
    }

    /// Every row of the tables of which facts show the newest alone.
    private func histories(_ spool: TestSpool) throws -> [String] {
        let names = ["return_submission", "return_draft", "scheduled_run", "mar_month", "mar_compilation", "mar_wish"]
        return try spool.meddle { db in
            try names.flatMap { name in try Row.fetchAll(db, sql: "SELECT * FROM \(name)").map { "\(name) \($0)" } }
        }
    }
}

/// An hour after the morning.
private let operatorTime = LedgerSample.morning.advanced(bySeconds: 3600)

/// After `fill`: a return submitted twice and taken back by an operator, a stakeholder, an export.
private func fillReturns(_ ledger: any Ledger) throws {
    let drafts = [LedgerSample.draft(1), LedgerSample.draft(2)]
    try ledger.record(
        LedgerSample.form(6, drafts[0]), LedgerSample.submission(7, of: drafts[0]), LedgerSample.form(8, drafts[1]),
        LedgerSample.submission(9, of: drafts[1]),
        LedgerSample.stakeholderChange(10, isGranted: true, changeCount: 0))
    try ledger.commit { transaction in
        try transaction.withdraw(drafts[1].name, leaving: drafts[1].renewed(), at: operatorTime)
        try transaction.audit(
            AuditEvent(
                at: operatorTime, event: "return-withdrawn-by-operator", account: nil,
                detail: "SERVICE1, 2026-Q3, revision 2"))
        try transaction.complete(
            ScheduledRun(kind: .export, day: CivilDay(daysSinceEpoch: 20_727), doneAt: operatorTime))
    }
}

/// After `fillReturns`: a month of activities, compiled, its workbook wanted again.
private func fillMonth(_ ledger: any Ledger) throws {
    let october = ProviderMonth(provider: "NORTHERN", month: CivilMonth(year: 2026, month: 10))
    var receipt = LedgerSample.counted(
        11, key: PartKey(organisation: "TEAM1", kind: .marParticipants, period: .month(october.month), part: "main"))
    receipt.sealed = SealedRows(month: october, bytes: [1, 2, 3])
    try ledger.record(receipt)
    try ledger.commit { transaction in
        try transaction.compile(
            CompilationRecord(
                name: october, number: 1, at: operatorTime, cause: .change, basis: "drops", state: .provisional,
                isComplete: true, isEnded: false, isFinalised: false))
    }
    try ledger.record(LedgerSample.activityRequest(12, october, compilation: 1))
}
