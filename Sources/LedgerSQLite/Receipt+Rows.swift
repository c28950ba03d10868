import Caseload
import CivilTime
import DelimitedText
import Findings
import GRDB
import OutboxPlan
import QuarterlyReturns
import TableSchema
import Weighing

extension ReceiptHead {
    private static let columns = """
        sequence, account, received_at, letters, verdict, kind, period, part, subject, file_bytes, errors, warnings
        """

    /// `order`: what follows the conditions, `ORDER BY sequence`.
    static func fetch(_ db: Database, _ filter: RowFilter, order: String) throws -> [ReceiptHead] {
        try db.rows("SELECT \(columns) FROM receipt \(filter.clause) \(order)", filter.arguments) { row in
            ReceiptHead(
                sequence: row["sequence"], account: row["account"], receivedAt: row.instant("received_at"),
                letters: row["letters"], verdict: try row.value("verdict"), kind: row["kind"],
                period: try row.period(ifPresent: "period"), part: row["part"], subject: row["subject"],
                fileBytes: row["file_bytes"], errors: row["errors"], warnings: row["warnings"])
        }
    }
}

extension Receipt {
    static func fetch(_ db: Database, sequence: Int64) throws -> Receipt? {
        try db.row("SELECT * FROM receipt WHERE sequence = ?", [sequence]) { row in
            let account: String = row["account"]
            // The column allows it; no version has written it.
            guard let organisation: String = row["organisation"] else { throw UnreadableValue(column: "organisation") }
            let receivedAt = row.instant("received_at")
            let report = Report(
                verdict: try row.value("verdict"), kind: row["kind"], account: account, drop: sequence,
                receivedAt: receivedAt, period: try row.period(ifPresent: "period"), part: row["part"],
                subject: row["subject"], asOf: try row.day(ifPresent: "as_of"),
                replaces: row.instant(ifPresent: "replaced_received_at").map {
                    Report.Replaced(receivedAt: $0, rows: row["replaced_rows"])
                },
                fileBytes: row["file_bytes"], text: try row.json(ifPresent: "text_facts"),
                headings: try row.json(ifPresent: "headings"), aggregate: try row.json(ifPresent: "aggregate"),
                findings: FindingLog(
                    errors: row["errors"], warnings: row["warnings"],
                    countByRule: try Finding.fetchCounts(db, receipt: sequence),
                    listed: try Finding.fetchListed(db, receipt: sequence)))
            return Receipt(
                sequence: sequence, account: account, organisation: organisation, receivedAt: receivedAt,
                letters: row["letters"], report: report, effect: try Effect.fetch(db, receipt: sequence),
                draft: try ReturnDraft.fetch(db, receipt: sequence))
        }
    }

    func insert(_ db: Database) throws {
        try db.run(
            """
            INSERT INTO receipt VALUES (
                :sequence, :account, :organisation, :received_at, :letters, :verdict, :kind, :period, :part, :subject,
                :as_of, :replaced_received_at, :replaced_rows, :file_bytes, :text_facts, :headings, :aggregate,
                :errors, :warnings)
            """,
            [
                "sequence": sequence, "account": account, "organisation": organisation,
                "received_at": receivedAt.milliseconds, "letters": letters, "verdict": report.verdict.rawValue,
                "kind": report.kind, "period": report.period?.label, "part": report.part, "subject": report.subject,
                "as_of": report.asOf?.isoText, "replaced_received_at": report.replaces?.receivedAt.milliseconds,
                "replaced_rows": report.replaces?.rows, "file_bytes": report.fileBytes,
                "text_facts": try jsonText(report.text), "headings": try jsonText(report.headings),
                "aggregate": try jsonText(report.aggregate), "errors": report.findings.errors,
                "warnings": report.findings.warnings,
            ])
        for (position, finding) in report.findings.listed.enumerated() {
            try finding.insert(db, receipt: sequence, position: position)
        }
        for (rule, count) in report.findings.countByRule {
            try db.run("INSERT INTO finding_count VALUES (?, ?, ?)", [sequence, rule.rawValue, count])
        }
    }
}

extension Finding {
    fileprivate func insert(_ db: Database, receipt: Int64, position: Int) throws {
        try db.run(
            "INSERT INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [receipt, position, severity.rawValue, rule.rawValue, row, column, heading, count, message])
    }

    fileprivate static func fetchListed(_ db: Database, receipt: Int64) throws -> [Finding] {
        try db.rows("SELECT * FROM finding WHERE receipt = ? ORDER BY position", [receipt]) { row in
            Finding(
                try row.value("rule"), severity: try row.value("severity"), row: row["row_number"],
                column: row["column_number"], heading: row["heading"], count: row["cells"], row["message"])
        }
    }

    fileprivate static func fetchCounts(_ db: Database, receipt: Int64) throws -> [FindingRule: Int] {
        let counts = try db.rows("SELECT rule, findings FROM finding_count WHERE receipt = ?", [receipt]) { row in
            (rule: try row.value("rule") as FindingRule, findings: row["findings"] as Int)
        }
        return counts.reduce(into: [:]) { $0[$1.rule] = $1.findings }
    }
}
