import Findings
import Foundation
import GRDB
import Glibc
@testable import LedgerSQLite
import OutboxPlan
import TestKit
import Testing
import Weighing
import Workflow

struct LedgerFaultTests {
    @Test func `a file that may not grow refuses the commit and loses nothing`() async {
        await #expect(processExitsWith: .success) {
            signal(SIGXFSZ, SIG_IGN)  // As `run` does from the first line of main.
            let spool = try TestSpool()
            let ledger = try spool.open()
            try setFileSizeLimit(512 * 1024)
            let (failure, committed) = try commitUntilRefused(ledger)
            #expect(failure.mayPass)
            try setFileSizeLimit(rlim_t.max)
            try expectNothingLost(spool, ledger, committed)
        }
    }

    /// Only root may mount a small disk; the test before holds the same for everybody.
    @Test func `a full disk refuses the commit, says what to do, and loses nothing`() throws {
        let spool = try TestSpool()
        guard run("mount", "-t", "tmpfs", "-o", "size=512k", "none", spool.directory.path) else { return }
        defer { #expect(run("umount", spool.directory.path)) }
        try fillAndMakeRoom(spool)
    }

    /// The ledger is closed when this returns, so that its disk can be unmounted.
    private func fillAndMakeRoom(_ spool: TestSpool) throws {
        let ledger = try spool.open()
        let (failure, committed) = try commitUntilRefused(ledger)
        #expect(failure.cause.hasPrefix("SQLITE_FULL"))
        #expect(failure.advice.contains("Free space"))
        #expect(failure.mayPass)
        #expect(run("mount", "-o", "remount,size=8m", spool.directory.path))
        try expectNothingLost(spool, ledger, committed)
    }

    @Test func `a ledger that may not be written is refused and stays as it is`() async throws {
        let spool = try TestSpool()
        try fill(spool.open())
        let before = try canonicalDump(of: spool.open())
        try setMode(0o444, spool.path)
        try setMode(0o555, spool.directory.path)
        await #expect(processExitsWith: .success) { [path = spool.path as String] in
            // Modes do not bind root: the child becomes nobody.
            if geteuid() == 0 { #expect(setuid(65_534) == 0) }
            let failure = #expect(throws: PortFailure.self) {
                try LedgerStore(path: path, sealer: TestSpool.sealer)
            }
            #expect(
                failure?.cause.contains("SQLITE_READONLY") == true || failure?.cause.contains("SQLITE_CANTOPEN") == true
            )
            #expect(failure?.mayPass == true)
        }
        try setMode(0o755, spool.directory.path)
        try setMode(0o600, spool.path)
        #expect(try canonicalDump(of: spool.open()) == before)
    }

    @Test(arguments: [
        (ResultCode.SQLITE_FULL, "SQLITE_FULL", true), (.SQLITE_READONLY_DBMOVED, "SQLITE_READONLY_DBMOVED", false),
        (.SQLITE_READONLY_DIRECTORY, "SQLITE_READONLY", true), (.SQLITE_IOERR_FSYNC, "SQLITE_IOERR", true),
        (.SQLITE_BUSY_SNAPSHOT, "SQLITE_BUSY", true), (.SQLITE_CORRUPT_INDEX, "SQLITE_CORRUPT", false),
        (.SQLITE_NOTADB, "SQLITE_NOTADB", false), (.SQLITE_CANTOPEN_ISDIR, "SQLITE_CANTOPEN", true),
        (.SQLITE_CONSTRAINT_UNIQUE, "SQLITE_ERROR", false),
    ])
    func `each answer of SQLite says whether it may pass`(code: ResultCode, name: String, mayPass: Bool) {
        let failure = PortFailure("try", "ledger.sqlite", DatabaseError(resultCode: code, message: "words"))
        #expect(failure.cause == "\(name) \(code.rawValue) (words)")
        #expect(failure.mayPass == mayPass)
        #expect(!failure.advice.isEmpty)
    }

    @Test func `what SQLite says of a statement never names a value`() throws {
        let spool = try TestSpool()
        let ledger = try spool.open()
        try ledger.record(LedgerSample.counted(1), LedgerSample.withdrawal(2, revision: 1))
        let failure = #expect(throws: PortFailure.self) {
            try ledger.record(LedgerSample.withdrawal(3, revision: 1))
        }
        #expect(failure?.description.contains("slip_use.subject") == true)
        #expect(failure?.description.contains("2026-Q3") == false)
    }
}

/// Commits drops with a thousand findings each until one is refused.
private func commitUntilRefused(_ ledger: LedgerStore) throws -> (failure: PortFailure, committed: [Int64]) {
    let findings = (1...1000).map { Finding(.dateInFuture, row: $0, column: 5, "This date is in the future.") }
    var committed: [Int64] = []
    for sequence in 1...1000 as ClosedRange<Int64> {
        do {
            try ledger.record(LedgerSample.rejected(sequence, findings: findings))
            committed.append(sequence)
        } catch {
            return (error, committed)
        }
    }
    throw PortFailure(operation: "fill the disk", subject: "a test", cause: "there is room", advice: "Less room.")
}

/// Every commit that returned is there, none that failed is, and the next one goes through.
private func expectNothingLost(_ spool: TestSpool, _ ledger: LedgerStore, _ committed: [Int64]) throws {
    #expect(!committed.isEmpty)
    #expect(try ledger.allFacts().receipts.map(\.sequence) == committed)
    let next = try ledger.highestSequence() + 1
    try ledger.record(LedgerSample.rejected(next))
    #expect(try spool.reader().drops(account: nil, period: nil, limit: 1).map(\.sequence) == [next])
    let head = try #require(try spool.reader().auditHead())
    #expect(head.position == next)
    #expect(try spool.reader().verifyAudit(TestSpool.sealer) == .whole(lines: next, head: head.link))
}

func setFileSizeLimit(_ bytes: rlim_t) throws {
    var limit = rlimit()
    #expect(unsafe getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
    limit.rlim_cur = min(bytes, limit.rlim_max)
    #expect(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
}

private func setMode(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
}

/// False where the command is missing or fails.
private func run(_ command: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
}
