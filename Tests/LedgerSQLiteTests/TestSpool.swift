import Crypto
import GRDB
import LedgerSQLite
import Sealing
import TestKit
import Workflow

/// The spool of one test, with a ledger under a key that its child processes know too.
struct TestSpool {
    static let sealer = LedgerSealer(key: SymmetricKey(data: Array(0..<32 as Range<UInt8>)))

    let directory: TemporaryDirectory
    /// Of the ledger.
    let path: String

    init() throws {
        directory = try TemporaryDirectory()
        path = directory.file("ledger.sqlite")
    }

    func open() throws(PortFailure) -> LedgerStore { try LedgerStore(path: path, sealer: Self.sealer) }

    func reader() throws(PortFailure) -> LedgerReader { try LedgerReader(path: path) }

    /// A connection that knows none of our rules: somebody with sqlite3 on the file.
    func meddle<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try DatabaseQueue(path: path).writeWithoutTransaction(body)
    }
}

/// A little of everything that a ledger holds: 9 lines of canonical dump.
func fill(_ ledger: any Ledger) throws {
    try ledger.record(
        LedgerSample.counted(1), LedgerSample.counted(2, key: LedgerSample.partKey("north-2"), clients: 7),
        LedgerSample.rejected(3), LedgerSample.withdrawal(4, revision: 1), LedgerSample.acceptance(5, version: "1"))
    try ledger.setPublished(
        put: ["index.html", "reports/20261001T091204Z-dashboard-2026-Q3-main-kqwt.report.html"].map { path in
            PublishedDocument(account: "team-north", path: path, fingerprint: "f", size: 1, modifiedAt: 2)
        },
        removed: [])
}
