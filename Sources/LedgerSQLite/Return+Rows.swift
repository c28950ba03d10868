import CivilTime
import GRDB
import OutboxPlan
import QuarterlyReturns

extension ReturnRevision {
    init(_ row: Row) throws {
        guard let quarter = CivilQuarter(label: row["quarter"] as String) else {
            throw UnreadableValue(column: "quarter")
        }
        self.init(service: row["service"], quarter: quarter, revision: row["revision"])
    }

    var arguments: StatementArguments { [service, quarter.label, revision] }
}

extension ReturnDraft {
    private init(_ row: Row) throws {
        let name = try ReturnRevision(row)
        guard let content: ReturnContent = try row.json(ifPresent: "content") else {
            throw UnreadableValue(column: "content")
        }
        self.init(service: name.service, quarter: name.quarter, revision: name.revision, content: content)
    }

    /// Sorted by quarter and service. The filter may name the columns of `return_draft`.
    static func fetchNewest(_ db: Database, _ filter: RowFilter) throws -> [ReturnDraft] {
        // SQLite takes `content` from the row of the highest revision (lang_select, "bare columns with max()").
        let sql = """
            SELECT service, quarter, max(revision) AS revision, content FROM return_draft \(filter.clause)
            GROUP BY quarter, service ORDER BY quarter, service
            """
        return try db.rows(sql, filter.arguments, ReturnDraft.init)
    }

    static func fetch(_ db: Database, _ name: ReturnRevision) throws -> ReturnDraft? {
        try db.row(
            "SELECT * FROM return_draft WHERE service = ? AND quarter = ? AND revision = ?", name.arguments,
            ReturnDraft.init)
    }

    static func fetch(_ db: Database, receipt: Int64) throws -> ReturnDraft? {
        try db.row("SELECT * FROM return_draft WHERE receipt = ?", [receipt], ReturnDraft.init)
    }

    /// - Parameter receipt: nil where an operator took back what was submitted.
    func insert(_ db: Database, receipt: Int64?) throws {
        try db.run(
            "INSERT INTO return_draft VALUES (?, ?, ?, ?, ?)",
            [receipt] + name.arguments + [try jsonText(content)])
    }
}

extension SubmittedReturn {
    /// Every revision that was submitted and not withdrawn, by quarter, service and revision. The filter may name the
    /// columns of `submission`.
    static func fetch(_ db: Database, _ filter: RowFilter) throws -> [SubmittedReturn] {
        var filter = filter
        filter.add("change = 'submitted'")
        filter.add(
            """
            NOT EXISTS (
                SELECT 1 FROM return_submission AS later
                WHERE later.service = submission.service AND later.quarter = submission.quarter
                    AND later.position > submission.position AND later.change = 'withdrawn')
            """)
        let sql = """
            SELECT submission.service, submission.quarter, submission.revision, receipt.received_at, content
            FROM return_submission AS submission
            JOIN receipt ON receipt.sequence = submission.receipt
            JOIN return_draft AS draft ON draft.service = submission.service AND draft.quarter = submission.quarter
                AND draft.revision = submission.revision
            \(filter.clause) ORDER BY submission.quarter, submission.service, submission.revision
            """
        return try db.rows(sql, filter.arguments) { row in
            let name = try ReturnRevision(row)
            guard let content: ReturnContent = try row.json(ifPresent: "content") else {
                throw UnreadableValue(column: "content")
            }
            return SubmittedReturn(
                service: name.service, quarter: name.quarter, revision: name.revision,
                submittedAt: row.instant("received_at"), content: content)
        }
    }
}
