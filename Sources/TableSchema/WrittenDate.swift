package import CivilTime

/// A date as people write it: `12/03/1985`, `12.3.85`, `1985-03-12`, `12th of March 1985`, `Mar 12, 1985`, `12-Mar-85`,
/// `12031985`. Day first; where the calendar has no such day, month first.
///
/// For texts and for cells that a person filled in by hand, which spreadsheet programs then write as they like. Columns of
/// a caseload are read by `decodeDate`, which guesses nothing.
package struct WrittenDate: Hashable, Sendable {
    /// Scalars of the text, from the first digit or letter to behind the last.
    package let range: Range<Int>
    private let year: Int
    private let month: Int
    private let day: Int
    private let hasCentury: Bool

    /// All that stand in a text, from left to right.
    package static func all(in text: [Unicode.Scalar]) -> [WrittenDate] {
        var dates: [WrittenDate] = []
        var position = 0
        while position < text.count {
            var reader = Reader(text, at: position)
            if reader.isAtWordStart, let date = reader.date() {
                dates.append(date)
                position = date.range.upperBound
            } else {
                position += 1
            }
        }
        return dates
    }

    /// The date that a whole cell says; a year of two digits is one of this century. Nil for anything else.
    package static func whole(_ cell: String) -> CivilDay? {
        let text = Array(cell.unicodeScalars)
        guard let date = all(in: text).first, date.range == text.indices else { return nil }
        return date.hasCentury ? date.day(inYear: date.year) : date.day(inYear: 2000 + date.year)
    }

    /// The day that is meant; a year of two digits is the latest one that makes no date after `today`.
    package func day(notAfter today: CivilDay) -> CivilDay? {
        if hasCentury { return day(inYear: year) }
        let ofThisCentury = day(inYear: 2000 + year)
        return ofThisCentury.map { $0 <= today } ?? false ? ofThisCentury : day(inYear: 1900 + year)
    }

    private func day(inYear year: Int) -> CivilDay? {
        CivilDay(year: year, month: month, day: day)
    }

    fileprivate init?(_ range: Range<Int>, year: Reader.Number, month: Int, day: Int) {
        guard year.digits == 2 || (1900...2100).contains(year.value) else { return nil }
        self.range = range
        self.year = year.value
        hasCentury = year.digits > 2
        // A leap year knows every day that a year of two digits may have.
        let someYear = hasCentury ? year.value : 2000
        if CivilDay(year: someYear, month: month, day: day) != nil {
            (self.month, self.day) = (month, day)
        } else if CivilDay(year: someYear, month: day, day: month) != nil {
            (self.month, self.day) = (day, month)
        } else {
            return nil
        }
    }
}

/// Reads one date from left to right.
private struct Reader {
    struct Number {
        var value: Int
        var digits: Int
    }

    private let text: [Unicode.Scalar]
    private let start: Int
    private var position: Int

    init(_ text: [Unicode.Scalar], at start: Int) {
        self.text = text
        self.start = start
        position = start
    }

    var isAtWordStart: Bool {
        text[start].isWordScalar && (start == 0 || !text[start - 1].isWordScalar)
    }

    mutating func date() -> WrittenDate? {
        if let month = monthName() {
            skipGap()
            guard let day = number(), day.digits <= 2 else { return nil }
            skipOrdinalEnding()
            skipGap()
            guard let year = number(), year.digits == 4 else { return nil }
            return ended(year: year, month: month, day: day.value)
        }
        guard let first = number() else { return nil }
        switch first.digits {
        case 8: return unseparated(first.value)
        case 4: return yearFirst(first)
        case 1, 2: return dayFirst(first.value)
        default: return nil
        }
    }

    private func unseparated(_ digits: Int) -> WrittenDate? {
        func number(_ value: Int) -> Number { Number(value: value, digits: 4) }
        return ended(year: number(digits % 10_000), month: digits / 10_000 % 100, day: digits / 1_000_000)
            ?? ended(year: number(digits / 10_000), month: digits / 100 % 100, day: digits % 100)
    }

    private mutating func yearFirst(_ year: Number) -> WrittenDate? {
        guard let separator = separator(), separator != " ", let month = number(), self.separator() == separator,
            let day = number(), month.digits <= 2, day.digits <= 2
        else { return nil }
        return ended(year: year, month: month.value, day: day.value)
    }

    private mutating func dayFirst(_ day: Int) -> WrittenDate? {
        let behindDay = position
        skipOrdinalEnding()
        skipGap()
        if takeWord("of") { skipGap() }
        if let month = monthName() {
            skipGap()
            guard let year = number(), year.digits == 4 || year.digits == 2 else { return nil }
            return ended(year: year, month: month, day: day)
        }
        position = behindDay
        guard let separator = separator(), let month = number(), month.digits <= 2, self.separator() == separator,
            let year = number(), year.digits == 4 || (year.digits == 2 && separator != " ")
        else { return nil }
        return ended(year: year, month: month.value, day: day)
    }

    private func ended(year: Number, month: Int, day: Int) -> WrittenDate? {
        guard position == text.count || !text[position].isWordScalar else { return nil }
        return WrittenDate(start..<position, year: year, month: month, day: day)
    }

    private mutating func number() -> Number? {
        var number = Number(value: 0, digits: 0)
        while position < text.count, let digit = text[position].digit, number.digits <= 8 {
            number = Number(value: number.value * 10 + digit, digits: number.digits + 1)
            position += 1
        }
        return number.digits > 0 ? number : nil
    }

    /// `/`, `-` (of any length) or `.`, with blanks around it or not, or blanks alone; nil where there is none.
    private mutating func separator() -> Unicode.Scalar? {
        let before = position
        skipBlanks()
        defer { skipBlanks() }
        guard position < text.count else { return nil }
        let scalar: Unicode.Scalar = text[position].isDash ? "-" : text[position]
        guard ["/", "-", "."].contains(scalar) else { return position > before ? " " : nil }
        position += 1
        return scalar
    }

    /// Between the words of a date: blanks and the punctuation that people put there.
    private mutating func skipGap() {
        while position < text.count,
            text[position].isBlank || text[position].isDash || [",", ".", "/", "'", "’"].contains(text[position])
        {
            position += 1
        }
    }

    private mutating func skipBlanks() {
        while position < text.count, text[position].isBlank { position += 1 }
    }

    /// `12th`, `1st`.
    private mutating func skipOrdinalEnding() {
        for ending in ["st", "nd", "rd", "th"] where takeWord(ending) { return }
    }

    private mutating func takeWord(_ word: String) -> Bool {
        let (letters, end) = lettersHere()
        guard letters == word else { return false }
        position = end
        return true
    }

    /// 1…12 for a month's name, or the first letters of it, three at least.
    private mutating func monthName() -> Int? {
        let (letters, end) = lettersHere()
        guard letters.count >= 3,
            let index = CivilMonth.names.firstIndex(where: { $0.lowercased().hasPrefix(letters) })
        else { return nil }
        position = end
        return index + 1
    }

    /// The ASCII letters that stand here, in lower case, and where they end.
    private func lettersHere() -> (letters: String, end: Int) {
        var letters = ""
        var end = position
        while end < text.count, text[end].isASCII, text[end].properties.isAlphabetic {
            letters.unicodeScalars.append(text[end])
            end += 1
        }
        return (letters.lowercased(), end)
    }
}
