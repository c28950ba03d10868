import CivilTime
import DelimitedText
import Findings
import TableSchema

/// Reads a keyworkers' file row by row.
struct KeyworkerReader {
    private(set) var rows: [Keyworker] = []
    private(set) var findings = FindingLog()

    private let columns: ActivityColumns<KeyworkerColumn>
    private let areas: ChoiceReader<Keyworker.Area>
    private let statuses: ChoiceReader<Keyworker.Status>
    private var firstRows: [String: Int] = [:]

    init(_ binding: SchemaBinding) {
        columns = ActivityColumns(binding, builtIn: .marKeyworkers)
        areas = ChoiceReader(columns.options(.area), Keyworker.Area.allCases, word: \.rawValue)
        statuses = ChoiceReader(columns.options(.status), Keyworker.Status.allCases, word: \.rawValue)
    }

    mutating func read(_ row: borrowing TableRow) {
        var keyworker = Keyworker(row: row.number, id: columns.text(.id, row))
        checkID(keyworker)
        keyworker.status = columns.withCell(.status, row, statuses.read)
        keyworker.area = columns.withCell(.area, row, areas.read)
        let fte = columns.withCell(.fte, row) { decodeNumber($0, places: 2) }
        if case .number(let hundredths) = fte, hundredths <= 100 { keyworker.fte = hundredths }
        keyworker.start = date(.start, row, isNeeded: true)
        let findingsBefore = findings.errors
        keyworker.end = date(.end, row, isNeeded: false)
        check(keyworker, isEndReadable: findings.errors == findingsBefore)
        rows.append(keyworker)
    }

    private mutating func checkID(_ keyworker: Keyworker) {
        guard !keyworker.id.isEmpty else {
            add(.keyworkerIDMissing, .id, keyworker.row, "Enter the KW ID: what you call the keyworker, never a name.")
            return
        }
        guard let first = firstRows[keyworker.id] else {
            firstRows[keyworker.id] = keyworker.row
            return
        }
        add(
            .keyworkerIDRepeated, .id, keyworker.row,
            """
            Rows \(first) and \(keyworker.row) have the same KW ID, and a keyworker has one row. Delete one of them, or correct \
            the ID.
            """)
    }

    private mutating func check(_ keyworker: Keyworker, isEndReadable: Bool) {
        let row = keyworker.row
        if keyworker.area == nil {
            add(.keyworkerArea, .area, row, "Choose one of: \(list(.area)).")
        }
        if keyworker.status == nil {
            add(.keyworkerStatus, .status, row, "Choose one of: \(list(.status)).")
        }
        if keyworker.fte == nil || (keyworker.fte == 0 && keyworker.status == .active) {
            add(
                .keyworkerFTE, .fte, row,
                """
                Write the FTE as a number above 0 and up to 1 with at most two decimals, such as 1 or 0.6. Only a keyworker who \
                is not active may have 0.
                """)
        }
        if keyworker.status == .left, keyworker.end == nil, isEndReadable {
            add(
                .keyworkerLeftWithoutEnd, .end, row,
                "The status is Left, so the last day is needed: enter the end date, or correct the status.")
        }
        if let start = keyworker.start, let end = keyworker.end, end < start {
            add(
                .datesOutOfOrder, .end, row,
                "\(columns.quoted(.end)) is before \(columns.quoted(.start)). Check both, the day first: 31/01/2026.")
        }
    }

    private mutating func date(
        _ column: KeyworkerColumn, _ row: borrowing TableRow, isNeeded: Bool
    ) -> CivilDay? {
        switch columns.withCell(column, row, decodeDate) {
        case .day(let day): return day
        case .fault(let rule): findings.add(columns.unreadable(rule, at: column, row: row.number))
        case .blank:
            if isNeeded { add(.startMissing, column, row.number, "Enter \(columns.quoted(column)).") }
        }
        return nil
    }

    /// `kw-vanished`: one finding for all.
    func vanished(_ earlier: EarlierMonths) -> [Finding] {
        guard let gone = earlier.expected?.vanished(from: rows), !gone.isEmpty else { return [] }
        return [
            columns.finding(
                .keyworkerVanished, at: nil, row: nil, count: gone.count,
                """
                \(gone.count == 1 ? "A keyworker" : "\(gone.count) keyworkers") of last month’s file \
                \(gone.count == 1 ? "is" : "are") not in this one: \(rowList(gone.map(\.row))) there. Who has left keeps a row, with the \
                status Left and the end date.
                """)
        ]
    }

    private func list(_ column: KeyworkerColumn) -> String {
        columns.options(column).map(\.label).joined(separator: "; ")
    }

    private mutating func add(_ rule: FindingRule, _ column: KeyworkerColumn, _ row: Int, _ message: String) {
        if columns.isMissed(column) { return }
        findings.add(columns.finding(rule, at: column, row: row, message))
    }
}

extension ActivityColumns {
    /// A date that could not be read.
    func unreadable(_ rule: FindingRule, at column: Column, row: Int) -> Finding {
        let place = finding(rule, at: column, row: row, "")
        return .unreadableCell(rule, row: row, column: place.column ?? 1, heading: heading(column))
    }
}

/// Rows that a sentence names, at most.
private let namedRows = 20

/// `row 3`, `rows 3, 7 and 9`, `rows 3, 7, … and 12 more`.
func rowList(_ rows: [Int]) -> String {
    let named = rows.sorted().prefix(namedRows).map(String.init)
    let rest = rows.count - named.count
    let words = named + (rest > 0 ? ["\(rest) more"] : [])
    if words.count == 1 { return "row \(words[0])" }
    return "rows " + words.dropLast().joined(separator: ", ") + " and " + words[words.count - 1]
}
