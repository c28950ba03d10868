/// Reads digits and single characters off a cell, from left to right. Every call is given the same cell.
struct DigitReader {
    struct Number {
        var value: Int
        var digits: Int
    }

    private var position = 0

    func isAtEnd(of cell: Span<UInt8>) -> Bool { position == cell.count }

    /// The number that stands here, all its digits read; nil where there is none or it has more digits.
    mutating func number(in cell: Span<UInt8>, maxDigits: Int) -> Number? {
        var number = Number(value: 0, digits: 0)
        while position < cell.count, (0x30...0x39).contains(cell[position]) {
            if number.digits == maxDigits { return nil }
            number.value = number.value * 10 + Int(cell[position] - 0x30)
            number.digits += 1
            position += 1
        }
        return number.digits > 0 ? number : nil
    }

    mutating func take(_ character: Unicode.Scalar, in cell: Span<UInt8>) -> Bool {
        guard position < cell.count, cell[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Nothing more, or a time of day to the end of the cell: space or `T`, `HH:MM`, perhaps `:SS`.
    mutating func takeTimeOfDay(in cell: Span<UInt8>) -> Bool {
        if isAtEnd(of: cell) { return true }
        guard take(" ", in: cell) || take("T", in: cell), takeTwoDigits(upTo: 23, in: cell), take(":", in: cell),
            takeTwoDigits(upTo: 59, in: cell)
        else { return false }
        if isAtEnd(of: cell) { return true }
        return take(":", in: cell) && takeTwoDigits(upTo: 59, in: cell) && isAtEnd(of: cell)
    }

    private mutating func takeTwoDigits(upTo limit: Int, in cell: Span<UInt8>) -> Bool {
        guard let number = number(in: cell, maxDigits: 2) else { return false }
        return number.digits == 2 && number.value <= limit
    }
}
