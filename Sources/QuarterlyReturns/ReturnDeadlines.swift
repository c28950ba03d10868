package import CivilTime

/// Until when the returns of each quarter are to be submitted.
package struct ReturnDeadlines: Hashable, Sendable {
    package let holidays: BankHolidays
    /// Set by the operator, in place of the 15th working day.
    package let set: [CivilQuarter: CivilDay]

    package init(holidays: BankHolidays, set: [CivilQuarter: CivilDay] = [:]) {
        self.holidays = holidays
        self.set = set
    }

    /// Working days after the quarter's end (decided here).
    private static let workingDays = 15

    /// The last day on which a return is in time.
    package func deadline(of quarter: CivilQuarter) -> CivilDay {
        set[quarter] ?? holidays.workingDay(Self.workingDays, after: quarter.last)
    }

    /// How a return that is not submitted stands on a day (Europe/London).
    package func state(of quarter: CivilQuarter, on day: CivilDay) -> State {
        if day <= quarter.last { return .running }
        return day <= deadline(of: quarter) ? .due : .overdue
    }

    package enum State: String, Hashable, Sendable {
        /// The quarter has not ended: there is a preview and nothing to submit yet.
        case running
        case due
        case overdue
    }
}
