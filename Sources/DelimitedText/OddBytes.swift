/// Bytes that no text has: control characters say that it is none, NULs that it was cut off (drops.md, "Findings").
struct OddBytes {
    /// The line of the first control byte other than NUL, TAB, CR, LF.
    let controlLine: Int?
    /// The line of the first NUL.
    let nulLine: Int?

    init(in text: Span<UInt8>) {
        var (control, nul): (Int?, Int?)
        for index in text.indices where text[index] < 0x20 || text[index] == 0x7F {
            switch text[index] {
            case 0x09, carriageReturn, lineFeed: break
            case 0x00: nul = nul ?? index
            default: control = control ?? index
            }
        }
        func line(_ offset: Int) -> Int {
            var lines = LineCounter()
            return lines.line(at: offset, in: text)
        }
        controlLine = control.map(line)
        nulLine = nul.map(line)
    }
}

/// Whether a text is made of blanks, separators and quotes alone.
func holdsNothing(_ text: Span<UInt8>, from start: Int) -> Bool {
    var position = start
    while position < text.count {
        let byte = text[position]
        let length = byte == quote || Layout.separators.contains(byte) ? 1 : blankLength(in: text, at: position)
        if length == 0 { return false }
        position += length
    }
    return true
}
