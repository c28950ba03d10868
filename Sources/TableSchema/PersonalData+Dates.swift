import CivilTime

extension PersonalData {
    /// Years after which a date is more likely one of birth than one of the service.
    private static let oldYears = 14

    static func isOld(_ date: WrittenDate, _ today: CivilDay) -> Bool {
        guard let day = date.day(notAfter: today) else { return false }
        let (thisYear, month, dayOfMonth) = today.components
        let limit =
            CivilDay(year: thisYear - oldYears, month: month, day: dayOfMonth)
            ?? CivilMonth(year: thisYear - oldYears, month: month).last
        return day <= limit
    }

    /// Characters between the words and the date, at most (decided here): “born in Liverpool on 12/03/1985”.
    private static let farthestBeside = 30

    static func holdsDateOfBirth(_ text: [Unicode.Scalar], _ dates: [WrittenDate]) -> Bool {
        guard !dates.isEmpty else { return false }
        let words = birthWords.flatMap { ranges(of: $0, in: text) }
        return words.contains { word in
            dates.contains { date in
                max(date.range.lowerBound - word.upperBound, word.lowerBound - date.range.upperBound) <= farthestBeside
            }
        }
    }

    /// In small letters; a blank stands for any blanks, line breaks and dashes.
    private static let birthWords = ["born", "dob", "d.o.b", "date of birth"].map { Array($0.unicodeScalars) }

    /// Where a phrase stands as words of its own.
    private static func ranges(of phrase: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Range<Int>] {
        text.indices.compactMap { start in
            guard start == 0 || !text[start - 1].isWordScalar else { return nil }
            var position = start
            for scalar in phrase {
                let before = position
                if scalar == " " {
                    while position < text.count,
                        text[position].isBlank || text[position].isDash || text[position] == "\n"
                    {
                        position += 1
                    }
                } else if position < text.count, text[position].properties.lowercaseMapping == String(scalar) {
                    position += 1
                }
                guard position > before else { return nil }
            }
            return position == text.count || !text[position].isWordScalar ? start..<position : nil
        }
    }
}
