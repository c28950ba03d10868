/// Where a text's separator, its first row and its heading line were found.
struct Layout {
    /// The separators that are tried, in the order that decides a tie.
    static let separators = [",", ";", "\t", "|"].flatMap(\.utf8)
    /// Records that are searched for the heading line (drops.md, "Text").
    static let recordsSearched = 20

    let separator: UInt8
    /// The first byte of row 1: behind a line `sep=;`, which is a message to Excel and no row.
    let start: Int
    let declaration: SeparatorLine?
    /// A scanner that has just read the heading line; nil where no known heading was found.
    let headingLine: RecordScanner?

    /// The separator with which most known headings are recognised in one record, and the first record that has so many.
    /// A tie between separators goes to the one that the file itself declares, else to the comma.
    init(of text: Span<UInt8>, from contentStart: Int, knownHeadings: KeyTable, limits: ReadLimits) {
        declaration = SeparatorLine(in: text, at: contentStart)
        let candidates = [declaration?.separator].compactMap(\.self) + Self.separators
        start = declaration?.end ?? contentStart
        var best: (known: Int, headingLine: RecordScanner)?
        for separator in candidates {
            var scanner = RecordScanner(separator: separator, position: start, storedCells: limits.columns)
            while scanner.row < Self.recordsSearched, scanner.next(in: text) {
                let cells = scanner.cells.filter { $0.byteCount <= limits.cellBytes }
                let known = Self.knownCount(cells, in: text, knownHeadings)
                if known > best?.known ?? 0 { best = (known, scanner) }
            }
        }
        headingLine = best?.headingLine
        separator = best?.headingLine.separator ?? candidates[0]
    }

    /// Known headings among the cells, each counted once.
    private static func knownCount(_ cells: [CellRange], in text: Span<UInt8>, _ knownHeadings: KeyTable) -> Int {
        Set(cells.compactMap { cell in cell.withContent(in: text) { knownHeadings.index(of: $0) } }).count
    }
}
