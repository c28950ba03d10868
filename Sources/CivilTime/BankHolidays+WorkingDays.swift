extension BankHolidays {
    /// Not Saturday, Sunday, Good Friday, Christmas Day or a bank holiday (published for the MAR, and used for returns
    /// too).
    package func isWorkingDay(_ day: CivilDay) -> Bool {
        if day.weekday >= 6 || contains(day) { return false }
        let (year, month, dayOfMonth) = day.components
        // Listed as a rule; the definition holds also where a list leaves them out.
        let isChristmas = month == 12 && dayOfMonth == 25
        return !isChristmas && day != Self.easterSunday(year).advanced(by: -2)
    }

    /// The `number`th working day (1 is the first) after a day, which itself does not count.
    package func workingDay(_ number: Int, after day: CivilDay) -> CivilDay {
        precondition(number >= 1, "working days are counted from 1")
        var day = day
        var left = number
        while left > 0 {
            day = day.advanced(by: 1)
            if isWorkingDay(day) { left -= 1 }
        }
        return day
    }

    /// The `number`th working day of a month; of a later month where this one has fewer.
    package func workingDay(_ number: Int, of month: CivilMonth) -> CivilDay {
        workingDay(number, after: month.first.advanced(by: -1))
    }
}
