/// Where a cell's content stands in the text.
@usableFromInline
struct CellRange {
    @usableFromInline let start: Int
    @usableFromInline let end: Int
    /// Whether the range begins with an opening quote and holds quotes that are not content: doubled ones, or a closing
    /// one with text behind it. Rare, so only then is the content copied.
    @usableFromInline let needsMending: Bool

    /// As the content stands in the text.
    var byteCount: Int { end - start }

    /// Content that stands in the text as it is.
    init(_ content: Range<Int>) {
        (start, end, needsMending) = (content.lowerBound, content.upperBound, false)
    }

    init(mending range: Range<Int>) {
        (start, end, needsMending) = (range.lowerBound, range.upperBound, true)
    }

    /// Lends the content: quotes undone, surrounding blanks taken off, and the `'` before `= + - @ TAB CR` with which
    /// our own documents keep a spreadsheet from taking a cell for a formula (outbox.md, "Documents").
    @inlinable
    func withContent<Result>(in text: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result {
        if needsMending { return withMendedContent(in: text, body) }
        return body(text.extracting(undefused(text, trimmed(text, start..<end))))
    }

    @usableFromInline
    func withMendedContent<Result>(in text: Span<UInt8>, _ body: (Span<UInt8>) -> Result) -> Result {
        var content: [UInt8] = []
        content.reserveCapacity(end - start)
        var position = start + 1
        var isQuoted = true
        while position < end {
            let byte = text[position]
            position += 1
            if isQuoted, byte == quote {
                // A doubled quote is one; a single one closes.
                guard position < end, text[position] == quote else {
                    isQuoted = false
                    continue
                }
                position += 1
            }
            content.append(byte)
        }
        defer { overwrite(&content) }
        return body(content.span.extracting(undefused(content.span, trimmed(content.span, content.indices))))
    }
}

/// The range without a `'` that only defuses what follows.
@inlinable
func undefused(_ text: Span<UInt8>, _ content: Range<Int>) -> Range<Int> {
    guard content.count >= 2, text[content.lowerBound] == UInt8(ascii: "'") else { return content }
    switch text[content.lowerBound + 1] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
        return trimmed(text, content.lowerBound + 1..<content.upperBound)
    default:
        return content
    }
}

/// Zeros in place of what was there. Not inlined, so that no optimiser finds the stores to be in vain.
@inline(never)
package func overwrite(_ bytes: inout [UInt8]) {
    var span = bytes.mutableSpan
    span.update(repeating: 0)
}
