/// What a cell of a column of numbers says.
package enum DecodedNumber: Hashable, Sendable {
    case blank
    /// Not below 0, in units of the last decimal place.
    case number(Int)
    case unreadable
}

/// Reads a cell, as `TableRow.withCell` gives it, as a number from 0 on: at most nine digits, then a point and decimals, of
/// which all behind the first `places` must be 0 (programs that know no whole numbers write `3.0`). Where decimals are
/// allowed a comma may stand for the point.
package func decodeNumber(_ cell: Span<UInt8>, places: Int) -> DecodedNumber {
    if cell.isEmpty { return .blank }
    var reader = DigitReader()
    guard let whole = reader.number(in: cell, maxDigits: 9) else { return .unreadable }
    var number = whole.value
    var placesLeft = places
    if reader.take(".", in: cell) || (places > 0 && reader.take(",", in: cell)) {
        guard let decimals = reader.number(in: cell, maxDigits: 9) else { return .unreadable }
        var kept = decimals.value
        for _ in 0..<max(0, decimals.digits - places) {
            guard kept.isMultiple(of: 10) else { return .unreadable }
            kept /= 10
        }
        let keptDigits = min(places, decimals.digits)
        for _ in 0..<keptDigits { number *= 10 }
        number += kept
        placesLeft = places - keptDigits
    }
    for _ in 0..<placesLeft { number *= 10 }
    return reader.isAtEnd(of: cell) ? .number(number) : .unreadable
}
