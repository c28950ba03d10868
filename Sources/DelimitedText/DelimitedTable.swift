package import Findings

/// A delimited text with its heading line found: what a drop is, once it can be read.
///
/// It keeps the decoded text and no cells; `visitRows` finds the cells of one row at a time.
package final class DelimitedTable {
    /// A non-blank cell of the heading line.
    package struct Heading: Hashable, Sendable {
        /// The column from 1 (A).
        package var column: Int
        /// See `headingKey`.
        package var key: [UInt8]
    }

    /// The non-blank cells of the heading line, from left to right.
    package let headings: [Heading]
    /// The heading line's row as a spreadsheet shows it.
    package let headingRow: Int

    init(headings: [Heading], headingRow: Int) {
        self.headings = headings
        self.headingRow = headingRow
    }

    /// Reads a drop. Everything that is wrong with its structure is in `findings`.
    ///
    /// `bytes` is taken over: hand in the only reference, so that `wipe` overwrites the one copy there is. `knownHeadings`
    /// are keys (`headingKey`); the separator and the heading line are those with which most of them are recognised.
    /// `table` is nil where there is nothing to visit (`file-empty`, `file-too-large`, `not-text`, no known heading); then
    /// the text is overwritten already. Rows can be visited beside errors too, so that everything is said at once.
    /// `facts` is nil where the bytes could not be read as text.
    package static func read(
        _ bytes: consuming [UInt8], limits: ReadLimits, knownHeadings: Set<[UInt8]>
    ) -> (table: DelimitedTable?, findings: FindingLog, facts: TextFacts?) {
        (nil, FindingLog(), nil)
    }

    /// Visits every non-blank row under the headings, from top to bottom. A slot of the row is an index into `columns`,
    /// which are counted from 1; nil gives a slot that is always blank.
    package func visitRows(columns: [Int?], _ visit: (borrowing TableRow) -> Void) {}

    /// Overwrites the text with zeros, in place. Nothing can be visited afterwards.
    package func wipe() {}
}
