package import CivilTime
package import Findings

/// What a cell of a date column says.
package enum DecodedDate: Hashable, Sendable {
    case blank
    case day(CivilDay)
    /// `date-unreadable`, `date-impossible`, `date-two-digit-year`, `date-excel-serial` or `date-out-of-range`.
    case fault(FindingRule)
}

/// Reads a cell, as `TableRow.withCell` gives it, as a date (measures.md, "Dates").
///
/// `D/M/YYYY`, day first always, or `YYYY-MM-DD`; a time of day behind it is checked and left out. 1900-01-01 to 2100-12-31.
package func decodeDate(_ cell: Span<UInt8>) -> DecodedDate {
    if cell.isEmpty { return .blank }
    var reader = DigitReader()
    guard let first = reader.number(in: cell, maxDigits: 5) else { return .fault(.dateUnreadable) }
    if reader.take("/", in: cell) { return dayFirst(first, &reader, cell) }
    if first.digits == 4, reader.take("-", in: cell) { return iso(year: first.value, &reader, cell) }
    return .fault(isSerial(first, &reader, cell) ? .dateExcelSerial : .dateUnreadable)
}

private func dayFirst(_ day: DigitReader.Number, _ reader: inout DigitReader, _ cell: Span<UInt8>) -> DecodedDate {
    guard day.digits <= 2, let month = reader.number(in: cell, maxDigits: 2), reader.take("/", in: cell),
        let year = reader.number(in: cell, maxDigits: 4), reader.takeTimeOfDay(in: cell)
    else { return .fault(.dateUnreadable) }
    return switch year.digits {
    case 4: date(year: year.value, month: month.value, day: day.value)
    case 2: .fault(.dateTwoDigitYear)
    default: .fault(.dateUnreadable)
    }
}

private func iso(year: Int, _ reader: inout DigitReader, _ cell: Span<UInt8>) -> DecodedDate {
    guard let month = reader.number(in: cell, maxDigits: 2), month.digits == 2, reader.take("-", in: cell),
        let day = reader.number(in: cell, maxDigits: 2), day.digits == 2, reader.takeTimeOfDay(in: cell)
    else { return .fault(.dateUnreadable) }
    return date(year: year, month: month.value, day: day.value)
}

private func date(year: Int, month: Int, day: Int) -> DecodedDate {
    guard let day = CivilDay(year: year, month: month, day: day) else { return .fault(.dateImpossible) }
    return (1900...2100).contains(year) ? .day(day) : .fault(.dateOutOfRange)
}

/// A bare number of 4 or 5 digits: Excel's count of days since 1900. A part of a day may stand behind it.
private func isSerial(_ number: DigitReader.Number, _ reader: inout DigitReader, _ cell: Span<UInt8>) -> Bool {
    guard number.digits >= 4 else { return false }
    if reader.take(".", in: cell) { return reader.number(in: cell, maxDigits: 17) != nil && reader.isAtEnd(of: cell) }
    return reader.isAtEnd(of: cell)
}
