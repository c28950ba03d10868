import Caseload
import CivilTime
import GRDB
import Weighing

extension CurrentPart {
    /// Parts that count now, sorted by key. The filter may name the columns of `part` and `receipt`.
    static func fetch(_ db: Database, _ filter: RowFilter) throws -> [CurrentPart] {
        let parts = try db.rows(
            """
            SELECT part.organisation, part.kind, part.period, part.part, receipt.sequence, receipt.received_at,
                receipt.as_of, receipt.aggregate, part_change.content_tag, part.receipt_count
            FROM part
            JOIN part_change ON part_change.receipt = part.receipt
            JOIN receipt ON receipt.sequence = part.receipt
            \(filter.clause)
            """, filter.arguments
        ) { row in
            guard let asOf = try row.day(ifPresent: "as_of"),
                let aggregate: Aggregate = try row.json(ifPresent: "aggregate")
            else { throw UnreadableValue(column: "aggregate") }
            return CurrentPart(
                key: try PartKey(row), sequence: row["sequence"], receivedAt: row.instant("received_at"),
                asOf: asOf, aggregate: aggregate, contentTag: row["content_tag"],
                receiptCount: row["receipt_count"])
        }
        return parts.sorted { $0.key < $1.key }
    }
}

extension TermsAcceptance {
    /// The newest acceptance of each service, by service.
    static func fetchNewest(_ db: Database, service: String? = nil) throws -> [TermsAcceptance] {
        var filter = RowFilter()
        filter.add("service", ifEqual: service)
        // Of acceptances at the same millisecond the later drop is the newer one: the last of a service stays.
        let acceptances = try db.rows(
            "SELECT * FROM terms_acceptance \(filter.clause) ORDER BY service, accepted_at, receipt",
            filter.arguments
        ) { TermsAcceptance($0) }
        let newest = acceptances.reduce(into: [:]) { $0[$1.service] = $1 }
        return newest.values.sorted { $0.service < $1.service }
    }
}
