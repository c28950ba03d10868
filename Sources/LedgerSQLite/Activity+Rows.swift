import CivilTime
import FoundationEssentials
import GRDB
import MonthlyActivity
import OutboxPlan
import Weighing

extension ProviderMonth {
    init(_ row: Row) throws {
        guard case .month(let month)? = try row.period(ifPresent: "month") else {
            throw UnreadableValue(column: "month")
        }
        self.init(provider: row["provider"], month: month)
    }

    var arguments: StatementArguments { [provider, month.label] }

    /// - Parameter finalises: number of the compilation that the provider stands to; nil = its workbook is wanted again.
    func insertWish(_ db: Database, receipt: Int64, finalises: Int?) throws {
        try db.run("INSERT INTO mar_wish VALUES (?, ?, ?, ?)", [receipt] + arguments + [finalises])
    }
}

extension ActivityMonth {
    /// In order. The filter may name the columns of `mar_month`.
    static func fetch(_ db: Database, _ filter: RowFilter) throws -> [ActivityMonth] {
        let sql = """
            SELECT mar_month.*,
                (SELECT basis FROM mar_wish AS wish JOIN mar_compilation AS compilation
                    ON compilation.provider = wish.provider AND compilation.month = wish.month
                    AND compilation.number = wish.finalises
                    WHERE wish.provider = mar_month.provider AND wish.month = mar_month.month
                    ORDER BY wish.receipt DESC LIMIT 1) AS finalised_basis,
                (SELECT max(received_at) FROM mar_wish AS wish JOIN receipt ON receipt.sequence = wish.receipt
                    WHERE wish.provider = mar_month.provider AND wish.month = mar_month.month
                    AND wish.finalises IS NULL) AS requested_at
            FROM mar_month \(filter.clause) ORDER BY month, provider
            """
        return try db.rows(sql, filter.arguments) { row in
            ActivityMonth(
                name: try ProviderMonth(row), firstDropAt: row.instant("first_drop_at"),
                cancelledAt: row.instant(ifPresent: "cancelled_at"), finalisedBasis: row["finalised_basis"],
                requestedAt: row.instant(ifPresent: "requested_at"))
        }
    }

    static func cancel(_ db: Database, _ name: ProviderMonth, at now: Instant) throws {
        try db.run(
            """
            UPDATE part SET receipt = NULL
            WHERE receipt IN (SELECT receipt FROM mar_rows WHERE provider = ? AND month = ?)
            """, name.arguments)
        for table in ["mar_rows", "mar_compilation"] {
            try db.run("DELETE FROM \(table) WHERE provider = ? AND month = ?", name.arguments)
        }
        try db.run(
            "UPDATE mar_month SET cancelled_at = ? WHERE provider = ? AND month = ? AND cancelled_at IS NULL",
            [now.milliseconds] + name.arguments)
    }
}

extension CompilationRecord {
    /// The newest of each month. The filter may name the columns of `mar_compilation`.
    static func fetchNewest(_ db: Database, _ filter: RowFilter) throws -> [CompilationRecord] {
        // SQLite takes the other columns from the row of the highest number (lang_select, "bare columns with max()").
        let sql = """
            SELECT *, max(number) AS newest FROM mar_compilation \(filter.clause)
            GROUP BY provider, month ORDER BY month, provider
            """
        return try db.rows(sql, filter.arguments) { row in
            CompilationRecord(
                name: try ProviderMonth(row), number: row["number"], at: row.instant("at"),
                cause: try row.value("cause"), basis: row["basis"], state: try row.value("state"),
                isComplete: row["is_complete"], isEnded: row["is_ended"], isFinalised: row["is_finalised"])
        }
    }

    func insert(_ db: Database) throws {
        try db.run(
            "INSERT INTO mar_compilation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            name.arguments + [
                number, at.milliseconds, cause.rawValue, basis, state.rawValue, isComplete, isEnded, isFinalised,
            ])
    }
}

extension SealedPart {
    static func fetch(_ db: Database, of name: ProviderMonth) throws -> [SealedPart] {
        let sql = """
            SELECT part.organisation, part.kind, part.period, part.part, received_at, warnings, sealed
            FROM mar_rows JOIN part ON part.receipt = mar_rows.receipt
            JOIN receipt ON receipt.sequence = mar_rows.receipt
            WHERE provider = ? AND month = ? ORDER BY part.organisation, part.kind, part.period, part.part
            """
        return try db.rows(sql, name.arguments) { row in
            SealedPart(
                key: try PartKey(row), receivedAt: row.instant("received_at"), warnings: row["warnings"],
                sealed: SealedRows(month: name, bytes: Array(row["sealed"] as Data)))
        }
    }

    /// What the part gave before is gone as soon as it gives something else, or no longer counts.
    static func deleteRows(_ db: Database, of key: PartKey) throws {
        try db.run(
            """
            DELETE FROM mar_rows WHERE receipt IN (
                SELECT receipt FROM part WHERE organisation = ? AND kind = ? AND period = ? AND part = ?)
            """, key.arguments)
    }
}

extension Receipt {
    func insertSealed(_ db: Database) throws {
        guard let sealed else { return }
        try db.run(
            "INSERT OR IGNORE INTO mar_month VALUES (?, ?, ?, NULL)",
            sealed.month.arguments + [receivedAt.milliseconds])
        try db.run(
            "INSERT INTO mar_rows VALUES (?, ?, ?, ?)", [sequence] + sealed.month.arguments + [Data(sealed.bytes)])
    }
}
