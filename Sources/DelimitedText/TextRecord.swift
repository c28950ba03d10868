/// A record of a small text that is not about people: the register, a slip, a form.
package struct TextRecord: Hashable, Sendable {
    /// The line of the file on which it begins, from 1, as a text editor shows it.
    package var line: Int
    /// The row from 1, as a spreadsheet program shows it: line breaks within cells make lines and no rows.
    package var row: Int
    /// Cells as `TableRow.withCell` gives them.
    package var cells: [String]

    package init(line: Int, row: Int, cells: [String]) {
        self.line = line
        self.row = row
        self.cells = cells
    }
}
