/// A day of the Gregorian calendar, without a time or a zone.
///
/// Stored as days since 1970-01-01, so that differences are subtractions. The calendar arithmetic is the well-known
/// "days from civil" reckoning with years that begin in March.
package struct CivilDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01; negative before it.
    package let daysSinceEpoch: Int32

    package init(daysSinceEpoch: Int32) {
        self.daysSinceEpoch = daysSinceEpoch
    }

    /// Nil where the calendar has no such day (month 13, 31 April, 29 February of a common year).
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1, day <= CivilMonth.dayCount(year: year, month: month) else {
            return nil
        }
        self.init(validYear: year, month: month, day: day)
    }

    init(validYear year: Int, month: Int, day: Int) {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        daysSinceEpoch = Int32(era * 146_097 + dayOfEra - 719_468)
    }

    /// Year, month 1…12 and day of the month 1…31.
    package var components: (year: Int, month: Int, day: Int) {
        let shifted = Int(daysSinceEpoch) + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    package var year: Int { components.year }
    package var month: CivilMonth { CivilMonth(year: components.year, month: components.month) }
    package var quarter: CivilQuarter { CivilQuarter(containing: self) }

    /// The day `count` days later; earlier where negative.
    package func advanced(by count: Int) -> CivilDay {
        CivilDay(daysSinceEpoch: daysSinceEpoch + Int32(count))
    }

    /// The same day `count` calendar months later; the last of that month where it is shorter.
    package func advanced(byMonths count: Int) -> CivilDay {
        let (year, month, day) = components
        let months = year * 12 + month - 1 + count
        let target = CivilMonth(year: months / 12, month: months % 12 + 1)
        return CivilDay(year: target.year, month: target.month, day: day) ?? target.last
    }

    /// Days from this day to `other`; 0 for the same day, negative where `other` is earlier.
    package func days(to other: CivilDay) -> Int {
        Int(other.daysSinceEpoch) - Int(daysSinceEpoch)
    }

    package static func < (left: CivilDay, right: CivilDay) -> Bool {
        left.daysSinceEpoch < right.daysSinceEpoch
    }
}

extension CivilDay {
    /// Monday is 1, Sunday 7 (ISO 8601).
    package var weekday: Int {
        let shifted = (Int(daysSinceEpoch) + 3) % 7  // 1970-01-01 was a Thursday.
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }
}
