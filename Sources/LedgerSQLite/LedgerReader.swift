package import CivilTime
import FoundationEssentials
import GRDB
package import OutboxPlan
package import Weighing
package import Workflow

/// Look-ups for the command line, beside a running daemon or when none runs. Never writes to the ledger.
package final class LedgerReader: Sendable {
    /// What `status` and metrics say of the ledger.
    package struct Status: Hashable, Sendable {
        /// The newest drop; nil where none was weighed yet.
        package let lastDrop: ReceiptHead?
        /// Drops received since the instant asked for; a verdict without drops has no entry.
        package let countByVerdict: [Verdict: Int]
        /// Bytes of `ledger.sqlite` itself, and of the write-ahead log beside it (0 where there is none).
        package let ledgerBytes: Int64
        package let walBytes: Int64
    }

    private let path: String
    private let queue: DatabaseQueue

    /// Fails where there is no ledger at `path`, or one of another version than this program's.
    package init(path: String) throws(PortFailure) {
        self.path = path
        queue = try LedgerFile.openForReading(path: path)
    }

    /// The newest `limit` drops, newest first; nil = of every account, of every period.
    package func drops(account: String?, period: Period?, limit: Int) throws(PortFailure) -> [ReceiptHead] {
        try read("look up drops") { db in
            var filter = RowFilter()
            filter.add("account", ifEqual: account)
            filter.add("period", ifEqual: period?.label)
            return try ReceiptHead.fetch(db, filter, order: "ORDER BY sequence DESC LIMIT \(limit)")
        }
    }

    /// The whole report of a drop; nil where there is no such drop.
    package func receipt(_ sequence: Int64) throws(PortFailure) -> Receipt? {
        try read("read a drop's report") { db in try Receipt.fetch(db, sequence: sequence) }
    }

    /// Parts that count now, sorted by key; nil = fed by any account, of every period.
    package func parts(account: String?, period: Period?) throws(PortFailure) -> [CurrentPart] {
        try read("look up parts") { db in
            var filter = RowFilter()
            filter.add("receipt.account", ifEqual: account)
            filter.add("part.period", ifEqual: period?.label)
            return try CurrentPart.fetch(db, filter)
        }
    }

    /// The newest `limit` lines of the audit, newest first; nil = of every account and the program's own.
    package func auditLines(account: String?, limit: Int) throws(PortFailure) -> [AuditLine] {
        try read("read the audit") { db in
            var filter = RowFilter()
            filter.add("account", ifEqual: account)
            let sql = "SELECT * FROM audit \(filter.clause) ORDER BY position DESC LIMIT \(limit)"
            return try db.rows(sql, filter.arguments, AuditLine.init)
        }
    }

    /// The last line, whose link is logged daily; nil where there is none.
    package func auditHead() throws(PortFailure) -> AuditLine? {
        try read("read the audit") { db in try AuditChain.head(db) }
    }

    /// Computes the whole chain again.
    package func verifyAudit(_ sealer: any Sealer) throws(PortFailure) -> AuditVerification {
        try read("verify the audit") { db in try AuditChain(sealer: sealer).verify(db) }
    }

    /// `since`: the start of the day or other time for which drops are counted.
    package func status(since: Instant) throws(PortFailure) -> Status {
        try read("look up the ledger's state") { db in
            let counts = try db.rows(
                "SELECT verdict, count(*) AS drops FROM receipt WHERE received_at >= ? GROUP BY verdict",
                [since.milliseconds]
            ) { row in (verdict: try row.value("verdict") as Verdict, drops: row["drops"] as Int) }
            return Status(
                lastDrop: try ReceiptHead.fetch(db, RowFilter(), order: "ORDER BY sequence DESC LIMIT 1").first,
                countByVerdict: counts.reduce(into: [:]) { $0[$1.verdict] = $1.drops },
                ledgerBytes: byteCount(path), walBytes: byteCount(path + "-wal"))
        }
    }

    /// Copies the ledger as it is now into a new file at `path`, checked, of mode 0600 and without a `-wal` beside it.
    /// The daemon may go on writing. Fails where something is at `path` already; nothing half written ever is.
    package func backup(to path: String) throws(PortFailure) {
        try asPortFailure("back up the ledger") { try LedgerFile.backup(queue, to: path) }
    }

    func read<Value>(
        _ operation: String, _ body: (Database) throws -> Value
    ) throws(PortFailure) -> Value {
        try asPortFailure(operation) { try queue.read(body) }
    }
}

private func byteCount(_ path: String) -> Int64 {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? Int64) ?? 0
}
