import CivilTime
import FoundationEssentials
import GRDB

extension Database {
    /// Runs a statement that is prepared once a connection.
    func run(_ sql: String, _ arguments: StatementArguments = []) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }

    func rows<Value>(
        _ sql: String, _ arguments: StatementArguments = [], _ read: (Row) throws -> Value
    ) throws -> [Value] {
        let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
        var values: [Value] = []
        while let row = try cursor.next() { values.append(try read(row)) }
        return values
    }

    func row<Value>(
        _ sql: String, _ arguments: StatementArguments = [], _ read: (Row) throws -> Value
    ) throws -> Value? {
        // Never the cursor's first row alone: a statement left half way through would hold its read lock.
        try rows(sql, arguments, read).first
    }
}

/// Conditions that must all hold, and their arguments; empty for every row.
struct RowFilter {
    private(set) var conditions: [String] = []
    private(set) var arguments = StatementArguments()

    mutating func add(_ condition: String, _ argument: (any DatabaseValueConvertible)?) {
        conditions.append(condition)
        arguments += [argument]
    }

    mutating func add(_ condition: String) {
        conditions.append(condition)
    }

    /// Adds `column = value` unless the value is nil.
    mutating func add(_ column: String, ifEqual value: String?) {
        if let value { add("\(column) = ?", value) }
    }

    /// Adds that `column` is one of `values`, unless they are nil. One statement whatever their number: SQLite reads
    /// them out of a JSON array.
    mutating func add(_ column: String, oneOf values: (some Sequence<String>)?) throws {
        if let values { add("\(column) IN (SELECT value FROM json_each(?))", try jsonText(Array(values))) }
    }

    /// Adds that one of two columns is one of its values, unless either are nil.
    mutating func add(
        _ column: String, oneOf values: Set<String>?, or other: String, oneOf otherValues: Set<String>?
    ) throws {
        guard let values, let otherValues else { return }
        let condition = [column, other].map { "\($0) IN (SELECT value FROM json_each(?))" }.joined(separator: " OR ")
        conditions.append("(\(condition))")
        arguments += [try jsonText(Array(values)), try jsonText(Array(otherValues))]
    }

    /// `WHERE …`, or nothing.
    var clause: String { conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ") }
}

extension Row {
    func value<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
        guard let value = Value(rawValue: self[column]) else { throw UnreadableValue(column: column) }
        return value
    }

    func instant(_ column: String) -> Instant { Instant(milliseconds: self[column]) }

    func instant(ifPresent column: String) -> Instant? {
        (self[column] as Int64?).map(Instant.init(milliseconds:))
    }

    func period(ifPresent column: String) throws -> Period? {
        try decoded(column) { Period(label: $0) }
    }

    func day(ifPresent column: String) throws -> CivilDay? {
        try decoded(column) { CivilDay(isoText: $0) }
    }

    func json<Value: Decodable>(ifPresent column: String) throws -> Value? {
        try decoded(column) { try? JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
    }

    private func decoded<Value>(_ column: String, _ decode: (String) -> Value?) throws -> Value? {
        guard let text = self[column] as String? else { return nil }
        guard let value = decode(text) else { throw UnreadableValue(column: column) }
        return value
    }
}

/// `nil` for nil: absent stays absent.
func jsonText(_ value: (some Encodable)?) throws -> String? {
    guard let value else { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
}
