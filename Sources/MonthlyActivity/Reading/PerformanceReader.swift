import DelimitedText
import Findings
import TableSchema

/// Reads a performance file: one row for each standard.
struct PerformanceReader {
    private(set) var rows: [StandardFigures] = []
    private(set) var findings = FindingLog()

    private enum Column: String, CaseIterable {
        case standard = "css"
        case eligible
        case met
    }

    private let columns: ActivityColumns<Column>
    private let standards: ChoiceReader<CustomerServiceStandard>
    private var firstRows: [CustomerServiceStandard: Int] = [:]

    init(_ binding: SchemaBinding) {
        columns = ActivityColumns(binding, builtIn: .marPerformance)
        standards = ChoiceReader(columns.options(.standard), CustomerServiceStandard.allCases) { "\($0.rawValue)" }
    }

    mutating func read(_ row: borrowing TableRow) {
        let standard = columns.withCell(.standard, row, standards.read)
        if let standard, let first = firstRows[standard] {
            add(
                .standardRows, .standard, row.number,
                """
                CSS \(standard.rawValue) has two rows, \(first) and \(row.number). Add their cases up in one of them and delete the \
                other.
                """)
        } else if let standard {
            firstRows[standard] = row.number
        } else {
            add(.standardRows, .standard, row.number, "Write 4, 8 or 10 here, or delete the row.")
        }
        let eligible = count(.eligible, row)
        let met = count(.met, row)
        guard let standard, let eligible, let met else { return }
        if met > eligible {
            add(
                .standardMetOverEligible, .met, row.number,
                "\(columns.quoted(.met)) is more than \(columns.quoted(.eligible)). Check both numbers.")
        }
        rows.append(StandardFigures(standard: standard, eligible: eligible, met: met))
    }

    private mutating func count(_ column: Column, _ row: borrowing TableRow) -> Int? {
        if case .number(let count) = columns.withCell(column, row, { decodeNumber($0, places: 0) }) { return count }
        add(
            .standardCount, column, row.number,
            "Write a whole number, 0 where there was no case: blank is not zero.")
        return nil
    }

    /// `css-rows` for the standards that have no row.
    var missing: [Finding] {
        let missing = CustomerServiceStandard.allCases.filter { firstRows[$0] == nil }
        if missing.isEmpty || columns.isMissed(.standard) { return [] }
        return [
            columns.finding(
                .standardRows, at: .standard, row: nil,
                """
                There is no row for CSS \(sentenceList(missing.map { "\($0.rawValue)" })). Add it, with 0 cases where there was none.
                """)
        ]
    }

    private mutating func add(_ rule: FindingRule, _ column: Column, _ row: Int, _ message: String) {
        if columns.isMissed(column) { return }
        findings.add(columns.finding(rule, at: column, row: row, message))
    }
}
