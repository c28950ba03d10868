package import CivilTime

/// When a month's report is due, and when what was kept for it goes (mar.md, "What is kept, and how" and "Deadline").
package struct ActivityDeadlines: Hashable, Sendable {
    package let holidays: BankHolidays
    /// Calendar months, 1…3, after which a month is cancelled.
    package let keptMonths: Int
    /// Days after the deadline for which the workbook is in the outbox.
    package let workbookDays: Int

    /// `keptMonths`: at most three (published); more is taken as three.
    package init(holidays: BankHolidays, keptMonths: Int = longestKept, workbookDays: Int = 14) {
        self.holidays = holidays
        self.keptMonths = min(max(keptMonths, 1), Self.longestKept)
        self.workbookDays = workbookDays
    }

    package static let longestKept = 3
    /// Published: the report must be completed by the 3rd working day.
    private static let workingDay = 3

    /// The last day on which a drop is in time: the 3rd working day of the month after.
    package func deadline(of month: CivilMonth) -> CivilDay {
        holidays.workingDay(Self.workingDay, of: month.next)
    }

    /// The first instant that is too late: the midnight after the deadline in London.
    package func end(of month: CivilMonth, zone: LondonZone) -> Instant {
        zone.firstInstant(on: deadline(of: month).advanced(by: 1), secondOfDay: 0)
    }

    /// Whether it is too late at an instant.
    package func hasEnded(_ month: CivilMonth, at now: Instant, zone: LondonZone) -> Bool {
        now >= end(of: month, zone: zone)
    }

    /// The day on which the workbook leaves the outbox; it is there on the day before.
    package func workbookGoes(of month: CivilMonth) -> CivilDay {
        deadline(of: month).advanced(by: workbookDays)
    }

    /// The day on which the month is cancelled: three calendar months (or fewer, as set) after its deadline or after its first
    /// drop, whichever is earlier; the last day of a month that is too short.
    ///
    /// - Parameter firstDrop: the day of the first drop in London; nil where there was none.
    package func cancelDay(of month: CivilMonth, firstDrop: CivilDay?) -> CivilDay {
        let deadline = deadline(of: month)
        return min(deadline, firstDrop ?? deadline).advanced(byMonths: keptMonths)
    }

    /// Whether the days that the deadline was reckoned with were published for its year.
    package func isForecast(of month: CivilMonth) -> Bool {
        holidays.isComputed(month.next.year)
    }

    /// How a month that is not complete stands on a day in London.
    package func state(of month: CivilMonth, on day: CivilDay) -> State {
        if day <= month.last { return .running }
        return day <= deadline(of: month) ? .due : .overdue
    }

    package enum State: String, Hashable, Sendable {
        case running
        case due
        case overdue
    }

    /// What is left until the deadline, seen from an instant.
    package func timeLeft(of month: CivilMonth, at now: Instant, zone: LondonZone) -> TimeLeft {
        let deadline = deadline(of: month)
        let today = zone.day(at: now)
        let days = today <= deadline ? (0...today.days(to: deadline)).map { today.advanced(by: $0) } : []
        let milliseconds = end(of: month, zone: zone).milliseconds - now.milliseconds
        return TimeLeft(
            workingDays: days.count(where: holidays.isWorkingDay), hours: Int(max(0, milliseconds) / 3_600_000))
    }

    package struct TimeLeft: Hashable, Sendable {
        /// Today, where it is one, and the day of the deadline included; 0 once that has ended.
        package var workingDays: Int
        /// Whole hours.
        package var hours: Int
    }
}
