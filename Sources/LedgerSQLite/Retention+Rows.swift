import CivilTime
import GRDB
import OutboxPlan
import QuarterlyReturns
import Weighing
import Workflow

/// What may be deleted when its time is over, and in which order.
///
/// Invariants:
/// 1. What any document is made from stays: parts that count, the newest draft of a return, what is submitted, months that
///    are not cancelled, the drops that editions tell apart.
/// 2. So does what keeps a slip from working twice: decisions on terms and stakeholders, which are counted. All other slips
///    name a part, a revision or a compilation that is never the newest again, once it is not.
/// 3. No sequence is given out again, and no receipt goes whose claim is on the disk.
enum Retention {
    // MARK: Revisions

    /// A submission ends with the next line of its return's history, a withdrawal at once; but no line ends before an earlier
    /// one has: without its withdrawal, a revision would be submitted once more.
    private static let endedLines = """
        WITH line AS (
            SELECT line.*, coalesce(received_at, operator_at) AS at
            FROM return_submission AS line LEFT JOIN receipt ON sequence = receipt
        ), ending AS (
            SELECT *, iif(change = 'withdrawn', at, lead(at) OVER history) AS ended_at FROM line
            WINDOW history AS (PARTITION BY service, quarter ORDER BY position)
        ), ended AS (
            SELECT *, count(*) FILTER (WHERE ended_at IS NULL OR ended_at >= ?) OVER (
                PARTITION BY service, quarter ORDER BY position) AS standing
            FROM ending
        )
        SELECT position, receipt, service, quarter, revision FROM ended WHERE standing = 0
        """

    /// Of rows of `return_draft`.
    private static let isInUse = """
        (revision = (
            SELECT max(revision) FROM return_draft AS newest
            WHERE newest.service = return_draft.service AND newest.quarter = return_draft.quarter)
        OR EXISTS (
            SELECT 1 FROM return_submission AS line
            WHERE line.service = return_draft.service AND line.quarter = return_draft.quarter
                AND line.revision = return_draft.revision))
        """

    static func deleteRevisions(_ db: Database, endedBefore limit: Instant) throws -> Int {
        let ended = try db.rows(endedLines, [limit.milliseconds]) { row in
            (position: row["position"] as Int64, receipt: row["receipt"] as Int64?, name: try ReturnRevision(row))
        }
        for line in ended {
            try db.run("DELETE FROM slip_use WHERE receipt = ?", [line.receipt])
            try db.run("DELETE FROM return_submission WHERE position = ?", [line.position])
        }
        var count = 0
        for name in Set(ended.map(\.name)) {
            try db.run(
                "DELETE FROM return_draft WHERE service = ? AND quarter = ? AND revision = ? AND NOT \(isInUse)",
                name.arguments)
            count += db.changesCount
        }
        // What an operator who took a revision back had left instead goes with it.
        try db.run(
            """
            DELETE FROM return_draft WHERE receipt IS NULL AND NOT \(isInUse) AND NOT EXISTS (
                SELECT 1 FROM return_submission AS line
                WHERE line.service = return_draft.service AND line.quarter = return_draft.quarter
                    AND line.receipt IS NULL)
            """)
        return count + db.changesCount
    }

    // MARK: Receipts

    private static let dueReceipts = """
        SELECT sequence FROM receipt WHERE received_at < ?
        EXCEPT SELECT value FROM json_each(?)
        EXCEPT SELECT receipt FROM part
        EXCEPT SELECT receipt FROM mar_rows
        EXCEPT SELECT receipt FROM mar_wish JOIN mar_month USING (provider, month) WHERE cancelled_at IS NULL
        EXCEPT SELECT receipt FROM return_draft WHERE \(isInUse)
        EXCEPT SELECT receipt FROM return_submission
        EXCEPT SELECT receipt FROM terms_acceptance
        EXCEPT SELECT receipt FROM stakeholder_change
        """

    static func deleteReceipts(
        _ db: Database, receivedBefore limit: Instant, editions: [Instant], keeping claims: Set<Int64>
    ) throws -> Int {
        let shown = try EditionChange.newest(db, organisations: nil, kind: .dashboard, editions: editions)
        let kept = try jsonText(shown.map(\.sequence) + claims)
        let due = try Int64.fetchAll(db, sql: dueReceipts, arguments: [limit.milliseconds, kept])
        guard !due.isEmpty else { return 0 }
        try Kept.noteHighestSequence(db)
        // Children before parents, as the foreign keys want it.
        let columns = [
            "finding.receipt", "finding_count.receipt", "slip_use.receipt", "mar_wish.receipt", "return_draft.receipt",
            "part_change.receipt", "receipt.sequence",
        ]
        let list = try jsonText(due)
        for column in columns {
            let table = column.prefix { $0 != "." }
            try db.run("DELETE FROM \(table) WHERE \(column) IN (SELECT value FROM json_each(?))", [list])
        }
        return due.count
    }
}
