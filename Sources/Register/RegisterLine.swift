/// One record of a register file, as the reader of delimited text gives it.
package struct RegisterLine: Hashable, Sendable {
    /// The row as a spreadsheet program or an editor shows it, from 1.
    package var number: Int
    /// From the first column on; a short record has fewer.
    package var cells: [String]

    package init(number: Int, cells: [String]) {
        self.number = number
        self.cells = cells
    }
}
