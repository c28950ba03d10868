/// A record of a small text that is not about people: the register, a slip, a form.
package struct TextRecord: Hashable, Sendable {
    /// The line of the file on which it begins, from 1, as an editor shows it.
    package var line: Int
    /// Cells as `TableRow.withCell` gives them.
    package var cells: [String]

    package init(line: Int, cells: [String]) {
        self.line = line
        self.cells = cells
    }
}

/// Small texts, read whole.
package enum DelimitedText {
    /// The non-blank records of a text, the heading line included. Any encoding, line end and separator that a drop may
    /// have; the separator is the one that gives the first record most cells (a tie: comma). Empty where the bytes
    /// are not text.
    ///
    /// `firstCell`: nothing is read, and no cell becomes a `String`, unless the very first cell is one of these (compared
    /// as headings are). So a drop can be asked whether it is a slip or a form without leaving people in memory.
    package static func records(of bytes: [UInt8], firstCell: [String]? = nil) -> [TextRecord] {
        []
    }
}
