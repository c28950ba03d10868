import Foundation
import GRDB
@testable import LedgerSQLite
import TestKit
import Testing
import Workflow

struct LedgerFileTests {
    let spool: TestSpool

    init() throws { spool = try TestSpool() }

    @Test(arguments: [
        ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("foreign_keys", "1"),
        ("busy_timeout", "5000"), ("application_id", "1463962727"), ("user_version", "4"),
    ])
    func `the connection that commits has the settings of the promise`(pragma: String, value: String) throws {
        var found: String?
        try spool.open().commit { transaction in
            let db = try #require(transaction as? StoreTransaction).db
            found = try String.fetchOne(db, sql: "PRAGMA \(pragma)")
        }
        #expect(found == value)
    }

    @Test(arguments: ["synchronous = NORMAL", "secure_delete = OFF", "foreign_keys = OFF", "busy_timeout = 0"])
    func `a connection without them is refused`(setting: String) throws {
        let pool = try LedgerFile.openForWork(path: spool.path)
        try pool.writeWithoutTransaction { db in
            try LedgerFile.requireDurable(db)
            try db.execute(sql: "PRAGMA \(setting)")
            let failure = #expect(throws: PortFailure.self) { try LedgerFile.requireDurable(db) }
            #expect(failure?.cause.contains(setting.prefix { $0 != " " }) == true)
        }
    }

    @Test func `a new ledger is its owner's alone, and all its tables are strict`() throws {
        _ = try spool.open()
        let attributes = try FileManager.default.attributesOfItem(atPath: spool.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let tables = try spool.meddle { db in
            try Row.fetchAll(
                db, sql: "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND name NOT LIKE 'sqlite%'")
        }
        #expect(tables.count == 19)
        #expect(tables.allSatisfy { $0["strict"] })
    }

    @Test func `a ledger of a newer version is refused in clear words, and stays as it is`() throws {
        try fill(spool.open())
        try spool.meddle { try $0.execute(sql: "PRAGMA user_version = 99") }
        let before = try Data(contentsOf: URL(filePath: spool.path))
        let failures = [
            #expect(throws: PortFailure.self) { try spool.open() },
            #expect(throws: PortFailure.self) { try spool.reader() },
            #expect(throws: PortFailure.self) { try LedgerRequests(path: spool.path) },
        ]
        for failure in failures {
            #expect(failure?.cause == "it has version 99; this program knows versions up to 4")
            #expect(failure?.advice.contains("newer weighbridge") == true)
            #expect(failure?.mayPass == false)
        }
        #expect(try Data(contentsOf: URL(filePath: spool.path)) == before)
    }

    @Test func `an older ledger waits for the service to bring it up to date`() throws {
        _ = try spool.open()
        try spool.meddle { try $0.execute(sql: "PRAGMA user_version = 0") }
        let failure = #expect(throws: PortFailure.self) { try spool.reader() }
        #expect(failure?.advice.contains("Start the service") == true)
    }

    @Test func `another program's database is no ledger`() throws {
        try spool.meddle { try $0.execute(sql: "CREATE TABLE recipe (name TEXT)") }
        let failure = #expect(throws: PortFailure.self) { try spool.open() }
        #expect(failure?.cause.contains("another program") == true)
        #expect(try spool.meddle { try $0.tableExists("recipe") })
        #expect(try spool.meddle { try !$0.tableExists("receipt") })
    }

    @Test func `a file that is no database is refused`() throws {
        try Data(repeating: 0x41, count: 5000).write(to: URL(filePath: spool.path))
        let failure = #expect(throws: PortFailure.self) { try spool.open() }
        #expect(failure?.cause.hasPrefix("SQLITE_NOTADB") == true)
        #expect(failure?.mayPass == false)
    }

    @Test func `looking at a ledger that is not there makes none`() {
        let failures = [
            #expect(throws: PortFailure.self) { try spool.reader() },
            #expect(throws: PortFailure.self) { try LedgerRequests(path: spool.path) },
        ]
        #expect(failures.map(\.?.subject) == [spool.path, spool.path])
        #expect(!FileManager.default.fileExists(atPath: spool.path))
    }

    @Test func `a ledger closed and opened again says the same`() throws {
        try fill(spool.open())
        let before = try canonicalDump(of: spool.open())
        #expect(try canonicalDump(of: spool.open()) == before)
    }

    @Test func `a stored word that this version does not know is a failure, not a crash`() throws {
        try fill(spool.open())
        try spool.meddle { try $0.execute(sql: "UPDATE receipt SET period = 'Michaelmas' WHERE period IS NOT NULL") }
        let failure = #expect(throws: PortFailure.self) { try spool.open().receipt(1) }
        #expect(failure?.cause.contains("period") == true)
        #expect(failure?.cause.contains("Michaelmas") == false)
    }
}
