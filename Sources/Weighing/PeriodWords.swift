import CivilTime

/// The period in the words of a file name.
enum PeriodWords {
    /// Takes the period off the front: `2026-q3`, `2026q3`, `q3-2026`, or `2026-10` for a month. Nil where there is none.
    static func take(_ words: inout [Substring], asMonth: Bool) -> Period? {
        if asMonth {
            guard words.count >= 2, let year = year(words[0]), words[1].utf8.count == 2, let month = Int(words[1]),
                (1...12).contains(month)
            else { return nil }
            words.removeFirst(2)
            return .month(CivilMonth(year: year, month: month))
        }
        if let first = words.first, first.utf8.count == 6, let year = year(first.prefix(4)),
            let number = quarterNumber(first.dropFirst(4))
        {
            words.removeFirst()
            return .quarter(CivilQuarter(year: year, number: number))
        }
        guard words.count >= 2 else { return nil }
        for (yearWord, quarterWord) in [(words[0], words[1]), (words[1], words[0])] {
            if let year = year(yearWord), let number = quarterNumber(quarterWord) {
                words.removeFirst(2)
                return .quarter(CivilQuarter(year: year, number: number))
            }
        }
        return nil
    }

    /// Finds a quarter of a financial year at the front: two consecutive years (`2026-2027`, `2026-27`, `26-27`) before or
    /// after a quarter. Gives the calendar quarter that it is; nil where the words mean no financial year.
    static func takeFinancialYear(_ words: inout [Substring]) -> CivilQuarter? {
        guard words.count >= 3 else { return nil }
        for (first, second, quarter) in [(0, 1, 2), (1, 2, 0)] {
            if let start = startOfPair(words[first], words[second]), let number = quarterNumber(words[quarter]) {
                words.removeFirst(3)
                return CivilQuarter(year: start, number: 2).advanced(by: number - 1)
            }
        }
        return nil
    }

    /// The first year of two consecutive ones.
    private static func startOfPair(_ first: Substring, _ second: Substring) -> Int? {
        guard let start = year(first) ?? twoDigits(first).map({ 2000 + $0 }) else { return nil }
        if let end = year(second) { return end == start + 1 ? start : nil }
        guard let end = twoDigits(second), end == (start + 1) % 100 else { return nil }
        return start
    }

    private static func year(_ word: Substring) -> Int? {
        guard word.utf8.count == 4, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let year = Int(word) else {
            return nil
        }
        return (1900...2100).contains(year) ? year : nil
    }

    private static func twoDigits(_ word: Substring) -> Int? {
        guard word.utf8.count == 2, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(word)
    }

    private static func quarterNumber(_ word: Substring) -> Int? {
        guard word.utf8.count == 2, word.first == "q", let number = Int(word.dropFirst()), (1...4).contains(number)
        else {
            return nil
        }
        return number
    }
}

extension CivilQuarter {
    fileprivate func advanced(by count: Int) -> CivilQuarter {
        (0..<count).reduce(self) { quarter, _ in quarter.next }
    }
}
