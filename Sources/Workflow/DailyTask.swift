import CivilTime

/// When something that is done once a day is due: by the day that it was last done for, not by an instant, so that a clock
/// change can neither leave a run out nor double it, and runs missed in a downtime become one.
struct DailyTask {
    /// Seconds after midnight in London.
    let second: Int

    /// The last day whose time has come. A time that the spring change leaves out has come at the first instant after it;
    /// one that the autumn change brings twice, at the first.
    func latestDay(at now: Instant, in zone: LondonZone) -> CivilDay {
        let today = zone.day(at: now)
        return now >= zone.firstInstant(on: today, secondOfDay: second) ? today : today.advanced(by: -1)
    }

    /// When it is due for the day after that.
    func nextInstant(after now: Instant, in zone: LondonZone) -> Instant {
        zone.firstInstant(on: latestDay(at: now, in: zone).advanced(by: 1), secondOfDay: second)
    }
}
