import Findings

/// What one pass over all records tells: how many rows there are, which limits they pass, and whether the text looks cut
/// off.
struct Structure {
    /// Non-blank rows under the heading line; 0 without one.
    private(set) var rows = 0
    /// Outside quotes; none where the text is one line without an end.
    private(set) var lineEnding = TextFacts.LineEnding.none
    private(set) var findings = FindingLog()
    /// Whether the last row looks cut off.
    private(set) var isLastRowShort = false

    private let limits: ReadLimits
    /// 0 without a heading line.
    private let headingRow: Int
    /// The column of the last non-blank heading; 0 without a heading line.
    private let width: Int
    /// The fewest cells of a non-blank row under the headings so far.
    private var fewestCells = Int.max
    private var hasTooManyColumns = false
    private var lines = LineCounter()

    init(of text: Span<UInt8>, _ layout: Layout, limits: ReadLimits) {
        self.limits = limits
        headingRow = layout.headingLine?.row ?? 0
        width = layout.headingLine?.lastNonBlankColumn ?? 0
        if let declaration = layout.declaration { note(declaration.ending) }
        var record = RecordScanner(separator: layout.separator, position: layout.start, storedCells: limits.columns)
        while record.next(in: text) { check(record, in: text) }
        if rows > limits.rows { findings.add(.rowsTooMany(rows: rows, limit: limits.rows)) }
    }

    private mutating func check(_ record: RecordScanner, in text: Span<UInt8>) {
        note(record.ending)
        if record.position - record.recordStart > limits.cellBytes { checkCellLengths(record, in: text) }
        if record.lastNonBlankColumn > limits.columns, !hasTooManyColumns {
            hasTooManyColumns = true
            findings.add(.columnsTooMany(row: record.row, limit: limits.columns))
        }
        if record.ending == .openQuote {
            let line = lines.line(at: record.cells.last?.start ?? record.recordStart, in: text)
            findings.add(.quoteOpen(row: record.row, column: record.cellCount, line: line))
        }
        if headingRow > 0, record.row > headingRow, record.lastNonBlankColumn > 0 { checkRow(record, in: text) }
        if headingRow > 0, record.ending == .none { checkLastLine(record) }
    }

    private mutating func note(_ ending: RecordScanner.Ending) {
        let seen: TextFacts.LineEnding
        switch ending {
        case .lf: seen = .lf
        case .crlf: seen = .crlf
        case .cr: seen = .cr
        case .none, .openQuote: return
        }
        if lineEnding != seen { lineEnding = lineEnding == .none ? seen : .mixed }
    }

    /// Blank cells may be as long as they like: NULs behind a text that was cut off have a finding of their own.
    private mutating func checkCellLengths(_ record: RecordScanner, in text: Span<UInt8>) {
        for (index, cell) in record.cells.enumerated() {
            guard cell.byteCount > limits.cellBytes, !isBlank(text, cell.start..<cell.end) else { continue }
            let line = lines.line(at: cell.start, in: text)
            let isQuoted = cell.needsMending || (cell.start > 0 && text[cell.start - 1] == quote)
            findings.add(
                .cellTooLong(
                    row: record.row, column: index + 1, line: line, isQuoted: isQuoted, limit: limits.cellBytes))
        }
    }

    /// Rows past the limit are counted and not looked at, so that no file can ask for endless findings.
    private mutating func checkRow(_ record: RecordScanner, in text: Span<UInt8>) {
        rows += 1
        guard rows <= limits.rows else { return }
        if record.ending != .none { fewestCells = min(fewestCells, record.cellCount) }
        if record.lastNonBlankColumn > width {
            let beyond = record.cells.indices.dropFirst(width).first { index in
                !isBlank(text, record.cells[index].start..<record.cells[index].end)
            }
            findings.add(.rowTooWide(row: record.row, column: (beyond ?? record.lastNonBlankColumn - 1) + 1))
        }
    }

    /// The last record has no line end. It is short where it has fewer cells than the headings and than every other row
    /// has: programs that leave out blank cells at the end of rows do so in other rows too. One lone blank cell is a stray
    /// space and nothing.
    private mutating func checkLastLine(_ record: RecordScanner) {
        if record.lastNonBlankColumn == 0, record.cellCount == 1 { return }
        let isShort = record.row > headingRow && record.cellCount < width && record.cellCount < fewestCells
        findings.add(isShort ? .lastRowShort(row: record.row) : .lastLineOpen(row: record.row))
        isLastRowShort = isShort
    }
}
