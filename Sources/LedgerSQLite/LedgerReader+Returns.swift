package import CivilTime
import GRDB
package import QuarterlyReturns
package import Weighing
package import Workflow

/// A line of a return's history.
package struct ReturnChange: Hashable, Sendable {
    package enum Change: String, Hashable, Sendable {
        case draft, submitted, withdrawn
    }

    package let name: ReturnRevision
    package let change: Change
    /// Of the drop that made it; nil where an operator did.
    package let sequence: Int64?
    package let receivedAt: Instant?
}

extension LedgerReader {
    /// What happened to returns, by quarter, service and revision; nil = of every service, of every quarter.
    package func returnChanges(service: String?, quarter: CivilQuarter?) throws(PortFailure) -> [ReturnChange] {
        try read("look up returns") { db in
            var filter = RowFilter()
            filter.add("service", ifEqual: service)
            filter.add("quarter", ifEqual: quarter?.label)
            let sql = """
                SELECT service, quarter, revision, change, sequence, received_at FROM (
                    SELECT service, quarter, revision, 'draft' AS change, receipt FROM return_draft
                    UNION ALL SELECT service, quarter, revision, change, receipt FROM return_submission)
                LEFT JOIN receipt ON receipt.sequence = receipt
                \(filter.clause) ORDER BY quarter, service, revision, change
                """
            return try db.rows(sql, filter.arguments) { row in
                ReturnChange(
                    name: try ReturnRevision(row), change: try row.value("change"), sequence: row["sequence"],
                    receivedAt: row.instant(ifPresent: "received_at"))
            }
        }
    }

    /// The newest revision of every return, by quarter and service.
    package func drafts() throws(PortFailure) -> [ReturnDraft] {
        try read("look up returns") { db in try ReturnDraft.fetchNewest(db, RowFilter()) }
    }

    /// What is submitted now, by quarter and service.
    package func submittedReturns() throws(PortFailure) -> [SubmittedReturn] {
        try read("look up returns") { db in SubmittedReturn.current(try SubmittedReturn.fetch(db, RowFilter())) }
    }

    /// The newest run of a kind; nil where there was none.
    package func newestRun(_ kind: ScheduledRun.Kind) throws(PortFailure) -> ScheduledRun? {
        try read("look up the schedule") { db in try ScheduledRun.fetchNewest(db, kind) }
    }

    /// Every month of every provider, and the newest compilation of each; both in order.
    package func activity() throws(PortFailure) -> (months: [ActivityMonth], compilations: [CompilationRecord]) {
        try read("look up months") { db in
            (try ActivityMonth.fetch(db, RowFilter()), try CompilationRecord.fetchNewest(db, RowFilter()))
        }
    }
}
