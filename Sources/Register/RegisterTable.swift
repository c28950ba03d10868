/// A register file with its columns found: rows whose cells are asked for by column.
struct RegisterTable<Column: CaseIterable & Hashable & RawRepresentable<String>> {
    struct Row {
        let line: Int
        fileprivate let cells: [Column: String]

        /// Without surrounding blanks; empty where the record has no such cell.
        subscript(column: Column) -> String { cells[column] ?? "" }
    }

    let rows: [Row]
    let faults: [RegisterFault]

    /// Takes the first line that is not blank for the headings. Without every column no row can be judged: then there are
    /// faults and no rows.
    init(_ lines: [RegisterLine], file: RegisterFault.File) {
        let filled = lines.map { RegisterLine(number: $0.number, cells: $0.cells.map(trimmed)) }
            .filter { !$0.cells.allSatisfy(\.isEmpty) }
        let expected = Column.allCases.map(\.rawValue).joined(separator: ",")
        guard let headings = filled.first else {
            rows = []
            faults = [.init(file: file, line: nil, "the file is empty: its first line must be \(expected)")]
            return
        }

        var columnByIndex: [Int: Column] = [:]
        var faults: [RegisterFault] = []
        for (index, heading) in headings.cells.enumerated() where !heading.isEmpty {
            guard let column = Column(rawValue: heading.lowercased()) else {
                faults.append(
                    .init(
                        file: file, line: headings.number,
                        "column \(index + 1) has a heading that is none of \(expected): correct it or take the column out"
                    ))
                continue
            }
            if columnByIndex.values.contains(column) {
                faults.append(
                    .init(file: file, line: headings.number, "the column \(column.rawValue) is there twice: keep one"))
            }
            columnByIndex[index] = column
        }
        for column in Column.allCases where !columnByIndex.values.contains(column) {
            faults.append(
                .init(file: file, line: headings.number, "the column \(column.rawValue) is missing: add it"))
        }
        guard faults.isEmpty else {
            rows = []
            self.faults = faults
            return
        }

        rows = filled.dropFirst().map { line in
            var cells: [Column: String] = [:]
            for (index, cell) in line.cells.enumerated() {
                guard let column = columnByIndex[index] else {
                    if !cell.isEmpty {
                        faults.append(
                            .init(
                                file: file, line: line.number,
                                "cell \(index + 1) stands under no heading: is a comma too many in this line?"))
                    }
                    continue
                }
                cells[column] = cell
            }
            return Row(line: line.number, cells: cells)
        }
        self.faults = faults
    }
}

func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
}
