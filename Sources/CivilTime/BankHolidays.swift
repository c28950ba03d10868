/// The bank holidays of England and Wales: days that were published, and for other years those of the rule.
///
/// The rule is the one by which the published days of 2012 to 2028 came about, but for 2012, 2020, 2022 and 2023, when
/// days were moved or added; so a year of the rule alone is a forecast (`isComputed`).
package struct BankHolidays: Hashable, Sendable {
    /// By year.
    private let listed: [Int: Set<CivilDay>]

    /// `listed`: days as published, whole years of them, in any order.
    package init(listed days: some Sequence<CivilDay>) {
        listed = Dictionary(grouping: days, by: \.year).mapValues(Set.init)
    }

    /// These days with an operator's list over them. A year that the list has whole counts as it stands there, so that a day
    /// which was moved is moved; days of a year that it has in part are added.
    package func overlaid(with days: some Sequence<CivilDay>) -> BankHolidays {
        let over = BankHolidays(listed: days)
        var merged = listed
        for (year, days) in over.listed {
            merged[year] = over.isComputed(year) ? days.union(listed[year] ?? []) : days
        }
        return BankHolidays(listed: merged.values.flatMap(\.self))
    }

    package func contains(_ day: CivilDay) -> Bool {
        let year = day.year
        return listed[year]?.contains(day) == true || (isComputed(year) && Self.computed(year).contains(day))
    }

    /// Whether a year's days come from the rule, wholly or beside a few that are listed: said in `status`.
    package func isComputed(_ year: Int) -> Bool {
        listed[year].map { $0.count < Self.yearlyCount } ?? true
    }

    /// Bank holidays in a year without an extra one. A list that has fewer for a year does not reach to its end.
    private static let yearlyCount = 8
}

extension BankHolidays {
    /// The days of a year by the rule, in order.
    package static func computed(_ year: Int) -> [CivilDay] {
        func day(_ month: Int, _ day: Int) -> CivilDay { CivilDay(validYear: year, month: month, day: day) }
        let newYear = day(1, 1)
        let easter = easterSunday(year)
        let christmas = day(12, 25)
        // The two days that stand for 25 and 26 December, counted from the 25th.
        let christmasDays =
            switch christmas.weekday {
            case 5: [0, 3]
            case 6: [2, 3]
            case 7: [1, 2]
            default: [0, 1]
            }
        return [
            newYear.weekday >= 6 ? newYear.nextMonday : newYear,
            easter.advanced(by: -2), easter.advanced(by: 1),
            day(5, 1).mondayOnOrAfter, day(5, 25).mondayOnOrAfter, day(8, 25).mondayOnOrAfter,
        ] + christmasDays.map { christmas.advanced(by: $0) }
    }

    /// Easter of the Gregorian calendar: the Sunday after the first church full moon on or after 21 March. The moon's
    /// dates repeat in cycles of 19 years, corrected once in some centuries for leap days left out and for the moon
    /// itself.
    static func easterSunday(_ year: Int) -> CivilDay {
        let yearOfCycle = year % 19
        let century = year / 100
        let leftOut = century - century / 4
        let moonCorrection = (8 * century + 13) / 25
        var daysToFullMoon = (19 * yearOfCycle + leftOut - moonCorrection + 15) % 30
        // The full moon is on 18 April at the latest, and not on that day twice in a cycle.
        if daysToFullMoon == 29 || (daysToFullMoon == 28 && yearOfCycle > 10) { daysToFullMoon -= 1 }
        let fullMoon = CivilDay(validYear: year, month: 3, day: 21).advanced(by: daysToFullMoon)
        return fullMoon.advanced(by: 7 - fullMoon.weekday % 7)
    }
}

extension CivilDay {
    fileprivate var mondayOnOrAfter: CivilDay { advanced(by: (8 - weekday) % 7) }
    fileprivate var nextMonday: CivilDay { advanced(by: 8 - weekday) }
}
