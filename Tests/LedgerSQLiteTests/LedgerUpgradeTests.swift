import Foundation
import GRDB
import LedgerSQLite
import QuarterlyReturns
import TestKit
import Testing
import Workflow

/// Ledgers of every released version become current ones.
struct LedgerUpgradeTests {
    let spool: TestSpool

    init() throws { spool = try TestSpool() }

    @Test func `a ledger of version 1 says the same after the upgrade, and takes returns`() throws {
        try make(version: 1)
        let ledger = try spool.open()
        // `version-1.sql` was made by `fill`, and two requests.
        let original = try TestSpool()
        try fill(original.open())
        #expect(try canonicalDump(of: ledger) == canonicalDump(of: original.open()))
        // The audit stays as it was written then, in the words of that time.
        guard case .whole(lines: 5, _) = try spool.reader().verifyAudit(TestSpool.sealer) else {
            Issue.record("the audit's chain is broken")
            return
        }

        let draft = LedgerSample.draft(1)
        try ledger.record(LedgerSample.form(6, draft), LedgerSample.submission(7, of: draft))
        #expect(try ledger.submittedReturns(services: nil, quarters: nil).map(\.name) == [draft.name])

        #expect(try ledger.openRequests() == [Request(id: 2, kind: .publishAll)])
        #expect(try LedgerRequests(path: spool.path).leave(.publishAll).id == 3)
    }

    @Test func `an upgraded ledger has the tables of a new one`() throws {
        func tables(_ spool: TestSpool) throws -> [String] {
            _ = try spool.open()
            return try spool.meddle { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT table_list.name || '.' || info.name || ' ' || info.type || ' ' || info."notnull" || info.pk
                        FROM pragma_table_list AS table_list, pragma_table_info(table_list.name) AS info
                        WHERE table_list.schema = 'main' ORDER BY 1
                        """)
            }
        }
        try make(version: 1)
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
}
