/// What a cell of an hours-per-week column says.
package enum DecodedHours: Hashable, Sendable {
    /// Nothing there, or 0.
    case blank
    /// Hundredths of an hour, 1…16,800.
    case hundredths(Int)
    /// An MHSDS band: hours are worked, their number is not known.
    case band
    /// `number-unreadable`.
    case unreadable
}

/// Reads a cell, as `TableRow.withCell` gives it, as hours per week (measures.md, "Rows"): a number above 0 up to 168 with
/// a point or comma and up to two decimals, or a band.
package func decodeHours(_ cell: Span<UInt8>) -> DecodedHours {
    if cell.isEmpty { return .blank }
    var reader = DigitReader()
    guard let whole = reader.number(in: cell, maxDigits: 3) else { return .unreadable }
    var hundredths = whole.value * 100
    if reader.take(".", in: cell) || reader.take(",", in: cell) {
        guard let decimals = reader.number(in: cell, maxDigits: 2) else { return .unreadable }
        hundredths += decimals.digits == 2 ? decimals.value : decimals.value * 10
    }
    guard reader.isAtEnd(of: cell) else { return bands.contains { matches(cell, $0) } ? .band : .unreadable }
    return hundredths == 0 ? .blank : hundredths <= 168_00 ? .hundredths(hundredths) : .unreadable
}

/// The bands of the Mental Health Services Data Set.
private let bands = ["30+", "16-29", "5-15", "1-4"].map { Array($0.utf8) }

private func matches(_ cell: Span<UInt8>, _ text: [UInt8]) -> Bool {
    cell.count == text.count && text.indices.allSatisfy { cell[$0] == text[$0] }
}
