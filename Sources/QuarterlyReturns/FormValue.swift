import CivilTime
import Findings
import TableSchema

/// What a cell of the column `By hand` says about its field.
enum FormValue {
    case blank
    case value(ReturnValue)
    /// `form-value-unreadable`, `form-value-out-of-range` or `form-text-too-long`, and what to do about it: a sentence.
    case fault(FindingRule, String)

    /// - Parameter today: the day of the drop in Europe/London.
    init(_ cell: String, of field: ReturnField, today: CivilDay) {
        if cell.isEmpty {
            self = .blank
            return
        }
        switch field.kind {
        case .number(let places, let range): self = Self.number(cell, places: places, range: range)
        case .text(let limit): self = Self.text(cell, limit: limit)
        case .yesNo: self = Self.yesNo(cell)
        case .day: self = Self.day(cell, mayBeToCome: field == .fidelityNextReview, today: today)
        // Never given by hand.
        case .word: self = .blank
        }
    }

    private static func number(_ cell: String, places: Int, range: ClosedRange<Int>) -> FormValue {
        guard let decimal = WrittenDecimal(cell) else {
            return .fault(.formValueUnreadable, "Write a number such as \(example(places)), or clear the cell.")
        }
        guard let number = decimal.number(places: places) else {
            let advice = places == 0 ? "a whole number" : "at most \(places == 1 ? "one decimal" : "two decimals")"
            return .fault(.formValueUnreadable, "Write \(advice), such as \(example(places)), or clear the cell.")
        }
        guard range.contains(number) else {
            let (lowest, highest) = (range.lowerBound, range.upperBound)
            return .fault(
                .formValueOutOfRange,
                "Write a number from \(decimalText(lowest, places: places)) to \(decimalText(highest, places: places)), or clear the cell."
            )
        }
        return .value(.number(number))
    }

    private static func example(_ places: Int) -> String {
        places == 0 ? "12" : "16.5"
    }

    /// Line breaks are LF however the file was saved, so that a form which comes back unchanged is the same content.
    private static func text(_ cell: String, limit: Int) -> FormValue {
        let text = cell.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        guard text.count <= limit else {
            return .fault(.formTextTooLong, "It has \(text.count) characters; shorten it to \(limit).")
        }
        return .value(.text(text))
    }

    private static func yesNo(_ cell: String) -> FormValue {
        switch cell.lowercased() {
        case "yes", "y", "true": .value(.yesNo(true))
        case "no", "n", "false": .value(.yesNo(false))
        default: .fault(.formValueUnreadable, "Write yes or no, or clear the cell.")
        }
    }

    private static func day(_ cell: String, mayBeToCome: Bool, today: CivilDay) -> FormValue {
        guard let day = WrittenDate.whole(cell) else {
            return .fault(
                .formValueUnreadable, "Write day, month and year as DD/MM/YYYY, such as 31/03/2026, or clear the cell.")
        }
        guard mayBeToCome || day <= today else {
            return .fault(.formValueOutOfRange, "The date is still to come. Check day, month and year.")
        }
        return .value(.day(day))
    }
}

/// A decimal as people and spreadsheet programs write it: `16.5`, `16,50`, `1,234`, `1 234.5`.
///
/// A comma with three digits behind it, and no zero at the beginning, parts thousands; any other is a decimal comma.
private struct WrittenDecimal {
    private var whole: [UInt8] = []
    private var decimals: [UInt8] = []
    private var isNegative = false

    init?(_ cell: String) {
        var rest = Array(cell.unicodeScalars.filter { !$0.properties.isWhitespace })
        if let first = rest.first, ["-", "\u{2212}"].contains(first) {
            isNegative = true
            rest.removeFirst()
        }
        var parts = rest.split(separator: ".", omittingEmptySubsequences: false).map(Array.init)
        guard parts.count <= 2 else { return nil }
        var thousands = parts[0].split(separator: ",", omittingEmptySubsequences: false).map(Array.init)
        if parts.count == 1, thousands.count == 2, thousands[1].count != 3 || thousands[0].first == "0" {
            parts.append(thousands.removeLast())
        }
        guard thousands.dropFirst().allSatisfy({ $0.count == 3 }), let whole = digits(Array(thousands.joined())),
            let decimals = digits(parts.count == 2 ? parts[1] : []), !whole.isEmpty,
            whole.count + decimals.count <= Self.digitLimit
        else { return nil }
        self.whole = whole
        self.decimals = decimals
    }

    /// Digits of a number, so that it can be counted in an `Int`, whatever its unit.
    private static let digitLimit = 15

    /// In units of the last of `places` decimal places; nil where it has more of them.
    func number(places: Int) -> Int? {
        guard decimals.dropFirst(places).allSatisfy({ $0 == 0 }) else { return nil }
        let filled = whole + decimals.prefix(places) + Array(repeating: 0, count: max(0, places - decimals.count))
        let magnitude = filled.reduce(0) { $0 * 10 + Int($1) }
        return isNegative ? -magnitude : magnitude
    }
}

/// Nil where there is something else than 0…9.
private func digits(_ scalars: [Unicode.Scalar]) -> [UInt8]? {
    scalars.allSatisfy { ("0"..."9").contains($0) } ? scalars.map { UInt8($0.value - 0x30) } : nil
}
