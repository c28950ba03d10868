import Foundation
import GRDB
import LedgerSQLite
import TestKit
import Testing
import Workflow

struct LedgerBackupTests {
    let spool: TestSpool
    let ledger: LedgerStore

    init() throws {
        spool = try TestSpool()
        ledger = try spool.open()
        try fill(ledger)
    }

    @Test func `a backup of a running ledger is the same ledger`() throws {
        let path = spool.directory.file("backup.sqlite")
        try spool.reader().backup(to: path)
        try ledger.record(LedgerSample.counted(6))  // After the backup: not in it.

        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let names = try FileManager.default.contentsOfDirectory(atPath: spool.directory.path)
        #expect(names.filter { $0.hasPrefix("backup") } == ["backup.sqlite"])

        let original = try TestSpool()
        try fill(original.open())
        let restored = try LedgerStore(path: path, sealer: TestSpool.sealer)
        #expect(try canonicalDump(of: restored) == canonicalDump(of: original.open()))
        let reader = try LedgerReader(path: path)
        #expect(try reader.verifyAudit(TestSpool.sealer) == original.reader().verifyAudit(TestSpool.sealer))
    }

    @Test func `a backup never replaces a file`() throws {
        let path = spool.directory.file("backup.sqlite")
        try Data("precious".utf8).write(to: URL(filePath: path))
        let failure = #expect(throws: PortFailure.self) { try spool.reader().backup(to: path) }
        #expect(failure?.cause == "there is a file of this name")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
        #expect(throws: PortFailure.self) { try spool.reader().backup(to: spool.path) }
        let names = try FileManager.default.contentsOfDirectory(atPath: spool.directory.path)
        #expect(!names.contains { $0.hasSuffix(".partial") })
    }

    @Test func `a backup into a directory that is not there fails`() throws {
        #expect(throws: PortFailure.self) { try spool.reader().backup(to: spool.directory.file("no/backup.sqlite")) }
    }

    @Test func `a damaged ledger gives no backup`() throws {
        let damaged = try TestSpool()
        try fill(damaged.open())
        // A page that nothing reads when the file is opened: the ledger looks well.
        let page = try damaged.meddle { db in
            try UInt64.fetchOne(db, sql: "SELECT rootpage FROM sqlite_schema WHERE name = 'finding'")
        }
        let file = try FileHandle(forUpdating: URL(filePath: damaged.path))
        try file.seek(toOffset: (#require(page) - 1) * 4096)
        try file.write(contentsOf: Data(repeating: 0xEE, count: 64))
        try file.close()
        let reader = try damaged.reader()
        let path = damaged.directory.file("backup.sqlite")
        let failure = #expect(throws: PortFailure.self) { try reader.backup(to: path) }
        #expect(failure?.cause.contains("integrity check of the copy") == true)
        #expect(failure?.mayPass == false)
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
