/// Counts lines as a text editor does, quoted line breaks included. Asked about places in rising order, it reads the text
/// once.
struct LineCounter {
    private var position = 0
    private var line = 1

    /// The line of the byte at `offset`, from 1.
    mutating func line(at offset: Int, in text: Span<UInt8>) -> Int {
        while position < offset {
            let byte = text[position]
            position += 1
            let isHalfOfCRLF = byte == carriageReturn && position < text.count && text[position] == lineFeed
            if byte == lineFeed || (byte == carriageReturn && !isHalfOfCRLF) { line += 1 }
        }
        return line
    }
}
