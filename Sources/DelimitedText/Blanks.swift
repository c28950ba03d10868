/// The length of the blank that begins at `position`: space, TAB, line breaks, U+00A0 (two bytes in UTF-8), and NUL, which
/// is what a file cut off by a full disk is filled with. 0 where there is none.
@inlinable
func blankLength(in text: Span<UInt8>, at position: Int) -> Int {
    switch text[position] {
    case 0x20, 0x09, 0x0A, 0x0D, 0x00: 1
    case 0xC2: position + 1 < text.count && text[position + 1] == 0xA0 ? 2 : 0
    default: 0
    }
}

/// Whether there is nothing but blanks in a range.
func isBlank(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
        let length = blankLength(in: text, at: position)
        if length == 0 { return false }
        position += length
    }
    return true
}

/// The range without the blanks around its content.
@inlinable
func trimmed(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
        let length = blankLength(in: text, at: start)
        if length == 0 { break }
        start += length
    }
    while start < end {
        if blankLength(in: text, at: end - 1) == 1 {
            end -= 1
        } else if end - start >= 2, text[end - 1] == 0xA0, text[end - 2] == 0xC2 {
            end -= 2
        } else {
            break
        }
    }
    return start..<max(start, end)
}
