import CivilTime

/// The days that a weighing looks at: a quarter from S to E, the day of the drop A, and the last day looked at, H.
struct WeighingDay: Hashable, Sendable {
    let quarter: CivilQuarter
    /// S, the quarter's first day.
    let first: CivilDay
    /// E, the quarter's last day.
    let last: CivilDay
    /// A, the day of the drop in Europe/London.
    let asOf: CivilDay
    /// H, the earlier of E and A: a running quarter is weighed up to the day of the drop.
    let horizon: CivilDay

    /// Nil where the quarter begins after `asOf`: such a drop is refused (`period-in-future`) and never weighed.
    init?(quarter: CivilQuarter, asOf: CivilDay) {
        let first = quarter.first
        guard first <= asOf else { return nil }
        self.quarter = quarter
        self.first = first
        self.last = quarter.last
        self.asOf = asOf
        self.horizon = min(quarter.last, asOf)
    }

    /// "In the period" as the measures mean it: from S to H. A blank date is not.
    func counts(_ day: CivilDay?) -> Bool {
        guard let day else { return false }
        return first <= day && day <= horizon
    }

    /// Whether a day has come by H. A blank date has not.
    func hasReached(_ day: CivilDay?) -> Bool {
        guard let day else { return false }
        return day <= horizon
    }
}
