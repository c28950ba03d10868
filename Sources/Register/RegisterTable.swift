import DelimitedText

/// A register file with its columns found: rows whose cells are asked for by column.
struct RegisterTable<Column: CaseIterable & Hashable & RawRepresentable<String>> {
    struct Row {
        let line: Int
        fileprivate let cells: [Column: String]

        /// Empty where the record has no such cell.
        subscript(column: Column) -> String { cells[column] ?? "" }
    }

    let rows: [Row]
    let faults: [RegisterFault]

    /// Takes the first record for the headings. Without every column no row can be judged: then there are
    /// faults and no rows.
    init(_ records: [TextRecord], file: RegisterFault.File) {
        let expected = Column.allCases.map(\.rawValue).joined(separator: ",")
        guard let headings = records.first else {
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
                        file: file, line: headings.line,
                        "column \(index + 1) has a heading that is none of \(expected): correct it or take the column out"
                    ))
                continue
            }
            if columnByIndex.values.contains(column) {
                faults.append(
                    .init(file: file, line: headings.line, "the column \(column.rawValue) is there twice: keep one"))
            }
            columnByIndex[index] = column
        }
        for column in Column.allCases where !columnByIndex.values.contains(column) {
            faults.append(
                .init(file: file, line: headings.line, "the column \(column.rawValue) is missing: add it"))
        }
        guard faults.isEmpty else {
            rows = []
            self.faults = faults
            return
        }

        rows = records.dropFirst().map { record in
            var cells: [Column: String] = [:]
            for (index, cell) in record.cells.enumerated() {
                guard let column = columnByIndex[index] else {
                    if !cell.isEmpty {
                        faults.append(
                            .init(
                                file: file, line: record.line,
                                "cell \(index + 1) stands under no heading: is a comma too many in this line?"))
                    }
                    continue
                }
                cells[column] = cell
            }
            return Row(line: record.line, cells: cells)
        }
        self.faults = faults
    }
}
