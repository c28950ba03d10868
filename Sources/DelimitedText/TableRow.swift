/// One non-blank row under the headings, lent to a visitor. It can't be kept: cells hold people.
package struct TableRow: ~Copyable {
    @usableFromInline let text: [UInt8]
    /// Columns by slot, from 1; 0 where the slot has none.
    @usableFromInline let columns: [Int]
    @usableFromInline var scanner: RecordScanner

    /// `headingLine`: a scanner that has just read it.
    init(text: [UInt8], columns: [Int?], _ headingLine: RecordScanner) {
        self.text = text
        self.columns = columns.map { $0 ?? 0 }
        scanner = headingLine
        scanner.storedCells = self.columns.max() ?? 0
    }

    /// Goes to the next non-blank record; false at the end.
    mutating func advance() -> Bool {
        let text = text
        while scanner.next(in: text.span) {
            if scanner.lastNonBlankColumn > 0 { return true }
        }
        return false
    }

    /// The row as a spreadsheet program shows it, from 1.
    package var number: Int { scanner.row }

    /// Lends the cell of a slot, an index into the `columns` that `visitRows` was given: surrounding blanks taken off,
    /// quotes undone, the `'` of a defused cell taken off. Empty where the cell is blank, the row is too short or the
    /// slot has no column.
    ///
    /// Inlinable, with what it calls: it crosses the module's border for each cell, some forty times a row.
    @inlinable
    package func withCell<Result>(_ slot: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        let index = columns[slot] - 1
        guard index >= 0, index < scanner.cells.count else { return body(text.span.extracting(0..<0)) }
        return scanner.cells[index].withContent(in: text.span, body)
    }
}
