/// A first line `sep=;`.
struct SeparatorLine {
    let separator: UInt8
    /// The first byte behind the line.
    let end: Int
    let ending: RecordScanner.Ending

    /// Nil where the text does not begin with one, or it declares something else than `Layout.separators`.
    init?(in text: Span<UInt8>, at start: Int) {
        let words = Array("sep=".utf8)
        let behind = start + words.count
        guard behind < text.count, Layout.separators.contains(text[behind]),
            words.indices.allSatisfy({ text[start + $0] | 0x20 == words[$0] })
        else { return nil }
        separator = text[behind]
        var rest = RecordScanner(separator: separator, position: behind + 1, storedCells: 0)
        let hasRest = rest.next(in: text)
        guard !hasRest || (rest.cellCount == 1 && rest.lastNonBlankColumn == 0) else { return nil }
        end = rest.position
        ending = rest.ending
    }
}
