import GRDB
import Weighing

extension StakeholderAccess {
    /// By service and account; those that were never granted or revoked are not there. The filter may name the columns of
    /// `stakeholder_change`.
    static func fetch(_ db: Database, _ filter: RowFilter) throws -> [StakeholderAccess] {
        // SQLite takes `change` from the row of the newest receipt (lang_select, "bare columns with max()").
        let sql = """
            SELECT service, account, change, count(*) AS changes, max(receipt) FROM stakeholder_change \(filter.clause)
            GROUP BY service, account ORDER BY service, account
            """
        return try db.rows(sql, filter.arguments) { row in
            StakeholderAccess(
                service: row["service"], account: row["account"], isGranted: try row.value("change") == Change.granted,
                changeCount: row["changes"])
        }
    }

    enum Change: String {
        case granted, revoked
    }
}
