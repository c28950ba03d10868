/// Small texts, read whole.
package enum DelimitedText {
    /// The non-blank records of a text, its heading line included. Any encoding, line end and separator that a drop may
    /// have; the separator is the one that gives the first record most cells (a tie: the one declared by `sep=`, else the
    /// comma). Empty where the bytes are not text.
    ///
    /// `firstCell`: nothing is read, and no cell becomes a `String`, unless the very first cell is one of these (compared
    /// as headings are). So a drop can be asked whether it is a slip or a form without leaving people in memory.
    package static func records(of bytes: [UInt8], firstCell: [String]? = nil) -> [TextRecord] {
        if let firstCell, !begins(bytes, with: KeyTable(firstCell.map { headingKey($0) })) { return [] }
        var text = bytes
        guard let scanner = scanner(converting: &text) else { return [] }
        return records(in: text.span, scanner)
    }

    /// Looks at the first bytes only, in a copy of its own that is overwritten.
    private static func begins(_ bytes: [UInt8], with keys: KeyTable) -> Bool {
        var text = Array(bytes.prefix(4096))
        defer { overwrite(&text) }
        guard var scanner = scanner(converting: &text), nextNonBlank(&scanner, in: text.span),
            let cell = scanner.cells.first
        else { return false }
        return cell.withContent(in: text.span) { keys.index(of: $0) } != nil
    }

    /// A scanner at the first record, with the separator found; nil where the bytes are not text.
    private static func scanner(converting text: inout [UInt8]) -> RecordScanner? {
        guard ForeignFormat(of: text.span) == nil else { return nil }
        let encoding = Encoding(converting: &text)
        guard OddBytes(in: text.span).controlLine == nil, !holdsNothing(text.span, from: encoding.start) else {
            return nil
        }
        let declaration = SeparatorLine(in: text.span, at: encoding.start)
        let candidates = [declaration?.separator].compactMap(\.self) + Layout.separators
        var best: (cells: Int, scanner: RecordScanner)?
        for separator in candidates {
            let start = RecordScanner(
                separator: separator, position: declaration?.end ?? encoding.start, storedCells: .max)
            var probe = start
            if nextNonBlank(&probe, in: text.span), probe.cellCount > best?.cells ?? 0 {
                best = (probe.cellCount, start)
            }
        }
        return best?.scanner
    }

    private static func nextNonBlank(_ scanner: inout RecordScanner, in text: Span<UInt8>) -> Bool {
        while scanner.next(in: text) {
            if scanner.lastNonBlankColumn > 0 { return true }
        }
        return false
    }

    private static func records(in text: Span<UInt8>, _ scanner: RecordScanner) -> [TextRecord] {
        var scanner = scanner
        var lines = LineCounter()
        var records: [TextRecord] = []
        while nextNonBlank(&scanner, in: text) {
            let cells = scanner.cells.map { cell in
                cell.withContent(in: text) { content in
                    String(decoding: content.indices.map { content[$0] }, as: UTF8.self)
                }
            }
            let line = lines.line(at: scanner.recordStart, in: text)
            records.append(TextRecord(line: line, row: scanner.row, cells: cells))
        }
        return records
    }
}
