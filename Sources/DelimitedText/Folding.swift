/// The key under which headings and options are compared: ASCII letters in lower case, white space (also U+00A0)
/// taken off both ends and made one space within, byte order marks left out (measures.md, "Headings").
package func headingKey(_ text: Span<UInt8>) -> [UInt8] {
    var folding = Folding()
    var key: [UInt8] = []
    while let byte = folding.next(in: text) { key.append(byte) }
    return key
}

/// The key of a heading that is spelled in the program or its configuration.
package func headingKey(_ text: String) -> [UInt8] {
    headingKey(Array(text.utf8).span)
}

/// Folds a text into its key byte by byte, without a buffer, so that a cell is compared and no copy of it is made.
/// Every call of `next` is given the same text.
struct Folding {
    private var position = 0
    private var hasBegun = false

    /// The next byte of the key; nil at its end.
    mutating func next(in text: Span<UInt8>) -> UInt8? {
        let skippedBlanks = skipBlanksAndMarks(in: text)
        guard position < text.count else { return nil }
        if skippedBlanks, hasBegun { return 0x20 }
        hasBegun = true
        let byte = text[position]
        position += 1
        return (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }

    /// Whether there was a blank among what was skipped.
    private mutating func skipBlanksAndMarks(in text: Span<UInt8>) -> Bool {
        var sawBlank = false
        while position < text.count {
            let blank = blankLength(in: text, at: position)
            let length = blank > 0 ? blank : markLength(in: text)
            if length == 0 { break }
            sawBlank = sawBlank || blank > 0
            position += length
        }
        return sawBlank
    }

    /// 3 where a byte order mark (U+FEFF) begins at the position.
    private func markLength(in text: Span<UInt8>) -> Int {
        guard text[position] == 0xEF, position + 2 < text.count else { return 0 }
        return text[position + 1] == 0xBB && text[position + 2] == 0xBF ? 3 : 0
    }
}
