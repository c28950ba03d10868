import Caseload
import CivilTime
import GRDB
import OutboxPlan
import Weighing

extension EditionChange {
    static func fetch(
        _ db: Database, organisations: Set<String>, kind: DropKind, editions: [Instant]
    ) throws -> [EditionChange] {
        let newest = try newest(db, organisations: organisations, kind: kind, editions: editions)
        let numbers = try Numbers.fetch(db, of: newest.map(\.sequence))
        return newest.map { change in
            EditionChange(
                edition: change.edition, key: change.key, sequence: change.sequence, numbers: numbers[change.sequence])
        }
        .sorted { ($0.edition, $0.key) < ($1.edition, $1.key) }
    }

    /// Without their numbers, in no order: the numbers of all drops would be far more than those of the newest.
    ///
    /// - Parameter organisations: nil = all.
    static func newest(
        _ db: Database, organisations: Set<String>?, kind: DropKind, editions: [Instant]
    ) throws -> [EditionChange] {
        guard let last = editions.last else { return [] }
        var filter = RowFilter()
        try filter.add("part_change.organisation", oneOf: organisations)
        filter.add("part_change.kind", ifEqual: kind.rawValue)
        filter.add("receipt.received_at < ?", last.milliseconds)
        let sql = """
            SELECT part_change.*, receipt.received_at FROM part_change
            JOIN receipt ON receipt.sequence = part_change.receipt \(filter.clause) ORDER BY part_change.receipt
            """
        let changes = try db.rows(sql, filter.arguments) { row in
            EditionChange(
                edition: editions[editions.firstIndex(after: row.instant("received_at"))], key: try PartKey(row),
                sequence: row["receipt"], numbers: nil)
        }
        return Array(changes.reduce(into: [:]) { $0[Place(edition: $1.edition, key: $1.key)] = $1 }.values)
    }

    private struct Place: Hashable {
        var edition: Instant
        var key: PartKey
    }
}

extension EditionChange.Numbers {
    /// By sequence; a drop that withdrew a part has none.
    fileprivate static func fetch(_ db: Database, of sequences: [Int64]) throws -> [Int64: Self] {
        let sql = "SELECT * FROM receipt WHERE sequence IN (SELECT value FROM json_each(?)) AND aggregate IS NOT NULL"
        let numbers = try db.rows(sql, [try jsonText(sequences)]) { row in
            guard let asOf = try row.day(ifPresent: "as_of"),
                let aggregate: Aggregate = try row.json(ifPresent: "aggregate")
            else { throw UnreadableValue(column: "aggregate") }
            return (sequence: row["sequence"] as Int64, numbers: Self(asOf: asOf, aggregate: aggregate))
        }
        return numbers.reduce(into: [:]) { $0[$1.sequence] = $1.numbers }
    }
}

extension [Instant] {
    /// Of instants in order, the first one after another; one is.
    fileprivate func firstIndex(after instant: Instant) -> Int {
        var (low, high) = (startIndex, endIndex - 1)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] > instant { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
