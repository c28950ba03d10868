package import CivilTime
import GRDB
package import OutboxPlan
package import MonthlyActivity
package import QuarterlyReturns
package import Weighing
package import Workflow

/// The ledger in one SQLite file.
///
/// Invariants:
/// 1. A commit that returned survives a power cut: WAL with `synchronous=FULL`, read back when the file is opened.
/// 2. A drop is in it once (its sequence is the key), and nothing of it half: one transaction, a savepoint each drop.
/// 3. The audit grows at its end, is deleted at its start alone, held by triggers, and is a chain under `ledger.key`.
/// 4. It knows no client, and nowhere the name that a sender gave a file.
package final class LedgerStore: Ledger, Sendable {
    /// Answered requests that are kept, the newest ones: more than could be waited for at once.
    static let keptAnswers = 100

    private let pool: DatabasePool
    private let audit: AuditChain

    /// Opens the ledger at `path`, makes one of mode 0600 where there is none, and brings an older one up to date. The
    /// caller holds the spool's lock. Fails where the file is of a newer program or can't keep the promise.
    package init(path: String, sealer: any Sealer) throws(PortFailure) {
        pool = try LedgerFile.openForWork(path: path)
        audit = AuditChain(sealer: sealer)
    }

    package func highestSequence() throws(PortFailure) -> Int64 {
        try read("look up the newest drop") { db in
            try Kept.highestSequence(db)
        }
    }

    package func hasReceipt(_ sequence: Int64) throws(PortFailure) -> Bool {
        try read("look up a drop") { db in
            try db.row("SELECT 1 FROM receipt WHERE sequence = ?", [sequence], { _ in true }) ?? false
        }
    }

    package func commit(_ work: (any LedgerTransaction) throws -> Void) throws(PortFailure) {
        try write("commit drops to the ledger") { db in
            try work(StoreTransaction(db: db, audit: audit))
        }
    }

    package func purge(
        _ organisation: String, event: (Kept) -> AuditEvent
    ) throws(PortFailure) -> Kept {
        var kept = Kept()
        try write("purge an organisation") { db in
            kept = try Kept.fetch(db, organisation: organisation)
            if kept.isEmpty { return }
            try Kept.delete(db, organisation: organisation)
            try audit.append(event(kept), to: db)
        }
        return kept
    }

    package func facts(
        accounts: Set<String>?, organisations: Set<String>?, since: Instant
    ) throws(PortFailure) -> LedgerFacts {
        try read("read the ledger for documents") { db in
            var receipts = RowFilter()
            try receipts.add("account", oneOf: accounts)
            receipts.add("received_at >= ?", since.milliseconds)
            var parts = RowFilter()
            try parts.add("part.organisation", oneOf: organisations)
            var drafts = RowFilter()
            try drafts.add("service", oneOf: organisations)
            var stakeholders = RowFilter()
            try stakeholders.add("service", oneOf: organisations, or: "account", oneOf: accounts)
            var months = RowFilter()
            try months.add("provider", oneOf: organisations)
            return LedgerFacts(
                // `+`: sort what the indexes found. A plain `sequence` has SQLite walk all receipts in that order.
                receipts: try ReceiptHead.fetch(db, receipts, order: "ORDER BY +sequence"),
                parts: try CurrentPart.fetch(db, parts),
                acceptances: try TermsAcceptance.fetchNewest(db),
                drafts: try ReturnDraft.fetchNewest(db, drafts),
                stakeholders: try StakeholderAccess.fetch(db, stakeholders),
                activityMonths: try ActivityMonth.fetch(db, months),
                compilations: try CompilationRecord.fetchNewest(db, months))
        }
    }

    package func submittedReturns(
        services: Set<String>?, quarters: ClosedRange<CivilQuarter>?
    ) throws(PortFailure) -> [SubmittedReturn] {
        try read("read the submitted returns") { db in
            var filter = RowFilter()
            try filter.add("submission.service", oneOf: services)
            if let quarters {
                // `2026-Q3`: labels sort as quarters do.
                filter.add("submission.quarter >= ?", quarters.lowerBound.label)
                filter.add("submission.quarter <= ?", quarters.upperBound.label)
            }
            return try SubmittedReturn.fetch(db, filter)
        }
    }

    package func receipt(_ sequence: Int64) throws(PortFailure) -> Receipt? {
        try read("read a drop's report") { db in try Receipt.fetch(db, sequence: sequence) }
    }

    package func editionChanges(
        organisations: Set<String>, kind: DropKind, editions: [Instant]
    ) throws(PortFailure) -> [EditionChange] {
        try read("read the ledger for editions") { db in
            try EditionChange.fetch(db, organisations: organisations, kind: kind, editions: editions)
        }
    }

    package func published(accounts: Set<String>?) throws(PortFailure) -> [PublishedDocument] {
        try read("look up what is published") { db in
            var filter = RowFilter()
            try filter.add("account", oneOf: accounts)
            let sql = "SELECT * FROM published \(filter.clause) ORDER BY account, path"
            return try db.rows(sql, filter.arguments) { row in
                PublishedDocument(
                    account: row["account"], path: row["path"], fingerprint: row["fingerprint"], size: row["size"],
                    modifiedAt: row["modified_at"])
            }
        }
    }

    package func setPublished(
        put: [PublishedDocument], removed: [(account: String, path: String)]
    ) throws(PortFailure) {
        try write("note what is published") { db in
            for (account, path) in removed {
                try db.run("DELETE FROM published WHERE account = ? AND path = ?", [account, path])
            }
            for document in put {
                try db.run(
                    "INSERT OR REPLACE INTO published VALUES (?, ?, ?, ?, ?)",
                    [document.account, document.path, document.fingerprint, document.size, document.modifiedAt])
            }
        }
    }

    package func sealedParts(of name: ProviderMonth) throws(PortFailure) -> [SealedPart] {
        try read("read the sealed rows of a month") { db in try SealedPart.fetch(db, of: name) }
    }

    package func scrub() throws(PortFailure) {
        try asPortFailure("scrub the ledger") {
            // Deleted rows are overwritten in the database (secure_delete); old pages may rest in the log until it is cut.
            _ = try pool.writeWithoutTransaction { db in try db.checkpoint(.truncate) }
        }
    }

    package func newestRun(_ kind: ScheduledRun.Kind) throws(PortFailure) -> ScheduledRun? {
        try read("look up the schedule") { db in try ScheduledRun.fetchNewest(db, kind) }
    }

    package func openRequests() throws(PortFailure) -> [Request] {
        try read("look up requests") { db in
            try db.rows("SELECT id, kind FROM request WHERE answer IS NULL ORDER BY id") { row in
                Request(id: row["id"], kind: try row.value("kind"))
            }
        }
    }

    package func answer(_ request: Request, with answer: String) throws(PortFailure) {
        try write("answer a request") { db in
            try db.run("UPDATE request SET answer = ? WHERE id = ?", [answer, request.id])
            try db.run(
                "DELETE FROM request WHERE answer IS NOT NULL AND id <= (SELECT max(id) FROM request) - ?",
                [Self.keptAnswers])
        }
    }

    private func read<Value>(
        _ operation: String, _ body: (Database) throws -> Value
    ) throws(PortFailure) -> Value {
        try asPortFailure(operation) { try pool.read(body) }
    }

    /// BEGIN IMMEDIATE … COMMIT: the write lock is taken before anything is read, so nothing that was judged can change.
    private func write(_ operation: String, _ body: (Database) throws -> Void) throws(PortFailure) {
        try asPortFailure(operation) {
            try pool.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try body(db)
                    return .commit
                }
            }
        }
    }
}
