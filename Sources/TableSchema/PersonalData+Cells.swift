extension PersonalData {
    /// Whether a cell that should hold no prose has what looks like a National Insurance number in it: two letters, six
    /// digits and one of A to D, blanks and hyphens anywhere between them, no letter or digit beside them (mar.md, "Rules").
    /// Works on the cell's bytes, so that no copy of it is made. `found` is for prose, where some of these are words.
    package static func holdsNationalInsuranceNumber(_ cell: Span<UInt8>) -> Bool {
        for start in cell.indices where start == 0 || !isWordByte(cell[start - 1]) {
            if isNationalInsuranceNumber(cell, from: start) { return true }
        }
        return false
    }

    private static func isNationalInsuranceNumber(_ cell: Span<UInt8>, from start: Int) -> Bool {
        var position = start
        for place in 0..<9 {
            if place > 0 { position = skipJoints(in: cell, from: position) }
            guard position < cell.count else { return false }
            let byte = cell[position]
            let letter = byte | 0x20
            let fits =
                switch place {
                case 0, 1: (0x61...0x7A).contains(letter)
                case 8: (0x61...0x64).contains(letter)
                default: (0x30...0x39).contains(byte)
                }
            if !fits { return false }
            position += 1
        }
        return position == cell.count || !isWordByte(cell[position])
    }

    /// Behind blanks (also U+00A0), hyphens, dashes (U+2010 to U+2015) and the minus sign (U+2212).
    private static func skipJoints(in cell: Span<UInt8>, from start: Int) -> Int {
        var position = start
        while position < cell.count {
            let first = cell[position]
            let second = position + 1 < cell.count ? cell[position + 1] : 0
            let third = position + 2 < cell.count ? cell[position + 2] : 0
            if first == 0x20 || first == 0x09 || first == 0x2D {
                position += 1
            } else if first == 0xC2, second == 0xA0 {
                position += 2
            } else if first == 0xE2,
                (second == 0x80 && (0x90...0x95).contains(third)) || (second == 0x88 && third == 0x92)
            {
                position += 3
            } else {
                break
            }
        }
        return position
    }

    /// ASCII letters and digits: all that such a number is made of.
    private static func isWordByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
    }
}
