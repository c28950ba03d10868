import CivilTime
import GRDB
import QuarterlyReturns

extension ReturnDraft {
    init(_ row: Row) throws {
        guard let content: ReturnContent = try row.json(ifPresent: "content") else {
            throw UnreadableValue(column: "content")
        }
        self.init(
            service: row["service"], quarter: try row.quarter("quarter"), revision: row["revision"], content: content)
    }

    func insert(_ db: Database, receipt: Int64) throws {
        try db.run(
            "INSERT INTO return_draft VALUES (?, ?, ?, ?, ?)",
            [receipt, service, quarter.label, revision, try jsonText(content)])
    }

    static func fetch(_ db: Database, receipt: Int64) throws -> ReturnDraft? {
        try db.row("SELECT * FROM return_draft WHERE receipt = ?", [receipt], ReturnDraft.init)
    }

    /// The newest revision of a return.
    static func fetchLatest(_ db: Database, service: String, quarter: CivilQuarter) throws -> ReturnDraft? {
        try db.row(
            "SELECT * FROM return_draft WHERE service = ? AND quarter = ? ORDER BY revision DESC LIMIT 1",
            [service, quarter.label], ReturnDraft.init)
    }

    static func fetch(
        _ db: Database, service: String, quarter: CivilQuarter, revision: Int
    ) throws -> ReturnDraft? {
        try db.row(
            "SELECT * FROM return_draft WHERE service = ? AND quarter = ? AND revision = ?",
            [service, quarter.label, revision], ReturnDraft.init)
    }

    /// The newest revision of each return of these services; nil = of all.
    static func fetchLatest(_ db: Database, services: Set<String>?) throws -> [ReturnDraft] {
        var filter = RowFilter()
        try filter.add("service", oneOf: services)
        return try db.rows(
            """
            SELECT *, max(revision) FROM return_draft \(filter.clause) GROUP BY service, quarter ORDER BY service, quarter
            """, filter.arguments, ReturnDraft.init)
    }
}

extension SubmittedReturn {
    private init(_ row: Row) throws {
        self.init(try ReturnDraft(row), at: row.instant("submitted_at"))
    }

    func insert(_ db: Database, receipt: Int64) throws {
        try db.run(
            "INSERT INTO return_submission VALUES (?, ?, ?, ?, ?, NULL)",
            [receipt, service, quarter.label, revision, submittedAt.milliseconds])
    }

    func withdraw(_ db: Database, receipt: Int64) throws {
        try db.run(
            "UPDATE return_submission SET withdrawn_by = ? WHERE service = ? AND quarter = ? AND revision = ?",
            [receipt, service, quarter.label, revision])
    }

    private static let joined = """
        SELECT s.*, d.content FROM return_submission s JOIN return_draft d USING (service, quarter, revision)
        """

    static func fetch(_ db: Database, _ condition: String, receipt: Int64) throws -> SubmittedReturn? {
        try db.row("\(joined) WHERE s.\(condition) = ?", [receipt], SubmittedReturn.init)
    }

    /// What is submitted now; nil for a service or quarter = of all.
    static func fetchCurrent(
        _ db: Database, service: String? = nil, quarter: CivilQuarter? = nil
    ) throws -> [SubmittedReturn] {
        var filter = RowFilter()
        filter.add("s.service", ifEqual: service)
        filter.add("s.quarter", ifEqual: quarter?.label)
        let clause = filter.conditions.map { " AND " + $0 }.joined()
        return try db.rows(
            """
            \(joined) WHERE s.withdrawn_by IS NULL AND s.receipt = (
                SELECT max(n.receipt) FROM return_submission n WHERE n.service = s.service AND n.quarter = s.quarter
            )\(clause) ORDER BY s.service, s.quarter
            """, filter.arguments, SubmittedReturn.init)
    }

    /// All but those up to a withdrawal.
    static func fetchRevisions(_ db: Database) throws -> [SubmittedReturn] {
        try db.rows(
            """
            \(joined) WHERE NOT EXISTS (
                SELECT 1 FROM return_submission w WHERE w.service = s.service AND w.quarter = s.quarter
                AND w.withdrawn_by IS NOT NULL AND w.receipt >= s.receipt
            ) ORDER BY s.service, s.quarter, s.revision
            """, [], SubmittedReturn.init)
    }
}

extension Row {
    fileprivate func quarter(_ column: String) throws -> CivilQuarter {
        guard let quarter = CivilQuarter(label: self[column] as String) else { throw UnreadableValue(column: column) }
        return quarter
    }
}
