import DelimitedText
import Findings
import TableSchema

/// Looks at every cell of a file, of columns that are read and of those that are not: rows with nothing in them, and National
/// Insurance numbers, which have no place in a report (mar.md, "Rules").
struct CellWatch {
    /// For `DelimitedTable.visitRows`: the fields of the schema, then the columns that are not read.
    let columns: [Int?]
    private(set) var rowsSkipped = 0
    private(set) var findings = FindingLog()

    private let binding: SchemaBinding
    private let fieldCount: Int
    /// By column that is not read: cells that hold one, and the row of the first.
    private var ignored: [Int: (count: Int, firstRow: Int)] = [:]

    init(_ binding: SchemaBinding, _ table: DelimitedTable) {
        self.binding = binding
        fieldCount = binding.columns.count
        let read = Set(binding.columns.compactMap(\.self))
        let last = table.headings.last?.column ?? 0
        columns = binding.columns + (1...max(1, last)).filter { $0 <= last && !read.contains($0) }
    }

    /// False for a row in which every column that is read is blank.
    mutating func hasContent(_ row: borrowing TableRow) -> Bool {
        for slot in columns.indices where row.withCell(slot, PersonalData.holdsNationalInsuranceNumber) {
            note(slot, row: row.number)
        }
        for slot in 0..<fieldCount where row.withCell(slot, { !$0.isEmpty }) { return true }
        rowsSkipped += 1
        return false
    }

    private mutating func note(_ slot: Int, row: Int) {
        guard slot < fieldCount else {
            let earlier = ignored[slot]
            ignored[slot] = ((earlier?.count ?? 0) + 1, earlier?.firstRow ?? row)
            return
        }
        findings.add(
            Finding(
                .nationalInsuranceNumber, row: row, column: columns[slot], heading: binding.schema.fields[slot].heading,
                """
                This cell holds what looks like a National Insurance number, so nothing of the file was kept. The report knows \
                participants by their referral number alone: take it out and send the file again.
                """))
    }

    /// One warning a column that is not read.
    var ignoredFindings: [Finding] {
        ignored.sorted { $0.key < $1.key }.map { slot, found in
            let cells = found.count == 1 ? "1 cell holds" : "\(found.count) cells hold"
            return Finding(
                .nationalInsuranceNumber, severity: .warning, column: columns[slot], count: found.count,
                """
                \(cells) what looks like a National Insurance number, the first in row \(found.firstRow). This column is not \
                read and nothing of it is kept; better still, leave it out of what you send.
                """)
        }
    }
}
