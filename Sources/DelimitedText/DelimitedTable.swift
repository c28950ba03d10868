package import Findings

/// A delimited text with its heading line found: what a drop is, once it can be read.
///
/// It keeps the decoded text and no cells; `visitRows` finds the cells of one row at a time. The text is overwritten by
/// `wipe`, and at the latest when the last reference goes.
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

    private var text: [UInt8]
    /// Has just read the heading line.
    private let headingLine: RecordScanner
    private let rowsToVisit: Int

    private init(text: consuming [UInt8], _ headingLine: RecordScanner, limits: ReadLimits, rowsToVisit: Int) {
        headings = headingLine.cells.enumerated().compactMap { index, cell in
            // A cell that is too long has a finding; with a runaway quote it holds people, and no copy is made of them.
            guard cell.byteCount <= limits.cellBytes else { return nil }
            let key = cell.withContent(in: text.span) { headingKey($0) }
            return key.isEmpty ? nil : Heading(column: index + 1, key: key)
        }
        headingRow = headingLine.row
        self.headingLine = headingLine
        self.rowsToVisit = min(rowsToVisit, limits.rows)
        self.text = text
    }

    deinit {
        wipe()
    }

    /// Reads a drop. Everything that is wrong with its structure is in `findings`.
    ///
    /// `bytes` is taken over: hand in the only reference, so that what is overwritten is the one copy there is.
    /// `knownHeadings` are keys (`headingKey`); the separator and the heading line are those with which most of them are
    /// recognised. `table` is nil where there is nothing to visit (`file-empty`, `file-too-large`, `not-text`, no known
    /// heading); then the text is overwritten already. Rows can be visited beside other errors, so that everything is
    /// said at once. `facts` is nil where the bytes could not be read as text.
    package static func read(
        _ bytes: consuming [UInt8], limits: ReadLimits, knownHeadings: Set<[UInt8]>
    ) -> (table: DelimitedTable?, findings: FindingLog, facts: TextFacts?) {
        let size = bytes.count
        var findings = FindingLog()
        if size > limits.bytes { return refused(&bytes, findings, .fileTooLarge(limit: limits.bytes)) }
        if let format = ForeignFormat(of: bytes.span) { return refused(&bytes, findings, .notText(format)) }

        let encoding = Encoding(converting: &bytes)
        let oddBytes = OddBytes(in: bytes.span)
        if let line = oddBytes.controlLine { return refused(&bytes, findings, .controlByte(line: line)) }
        if encoding.name == .windows1252 { findings.add(.encodingAssumed) }
        if encoding.isCutShort { findings.add(.cutCharacter) }
        if let line = oddBytes.nulLine { findings.add(.nulBytes(line: line)) }
        if holdsNothing(bytes.span, from: encoding.start) {
            // A file of NULs alone has been called cut off already.
            return refused(&bytes, findings, oddBytes.nulLine == nil ? .fileEmpty : nil)
        }

        let layout = Layout(
            of: bytes.span, from: encoding.start, knownHeadings: KeyTable(Array(knownHeadings)), limits: limits)
        let structure = Structure(of: bytes.span, layout, limits: limits)
        findings.merge(structure.findings)
        let facts = TextFacts(
            bytes: size, encoding: encoding.name, byteOrderMark: encoding.hasMark,
            separator: String(UnicodeScalar(layout.separator)), lineEnding: structure.lineEnding,
            headingRow: layout.headingLine?.row, rows: structure.rows)
        guard let headingLine = layout.headingLine else {
            return refused(&bytes, findings, .headingsNotFound, facts)
        }
        if headingLine.row > 1 { findings.add(.headingRowLate(row: headingLine.row)) }
        // In a row that was cut off, what is wrong with a cell is the cut.
        let rowsToVisit = structure.isLastRowShort ? structure.rows - 1 : structure.rows
        return (DelimitedTable(text: bytes, headingLine, limits: limits, rowsToVisit: rowsToVisit), findings, facts)
    }

    /// The outcome for a text in which there is nothing to visit; the text is overwritten.
    private static func refused(
        _ text: inout [UInt8], _ findings: FindingLog, _ finding: Finding?, _ facts: TextFacts? = nil
    ) -> (table: DelimitedTable?, findings: FindingLog, facts: TextFacts?) {
        overwrite(&text)
        var findings = findings
        if let finding { findings.add(finding) }
        return (nil, findings, facts)
    }

    /// Visits every non-blank row under the headings, from top to bottom, as far as the limit on rows, but for a last one
    /// that was cut off. A slot of the row is
    /// an index into `columns`, which are counted from 1; nil gives a slot that is always blank.
    package func visitRows(columns: [Int?], _ visit: (borrowing TableRow) -> Void) {
        var row = TableRow(text: text, columns: columns, headingLine)
        var visited = 0
        while visited < rowsToVisit, row.advance() {
            visit(row)
            visited += 1
        }
    }

    /// Overwrites the text with zeros, in place. Afterwards there are no rows to visit.
    package func wipe() {
        overwrite(&text)
        text = []
    }
}
