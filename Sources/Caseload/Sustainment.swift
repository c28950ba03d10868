import CivilTime

/// Employed days added up in order, over one job or several, and the days on which they first reached 13 and 26 weeks.
///
/// Published: 13 and 26 weeks in work, over several jobs where no break is longer than 6 weeks. Decided here: a break of
/// exactly 42 days goes on, days of a break are not employed days, days in several jobs at once count once.
struct Sustainment: Hashable {
    static let thirteenWeeks = 91
    static let twentySixWeeks = 182
    /// Days strictly between two spans, at most, for the sum to go on.
    static let longestBreak = 42

    /// The day on which the sum first reached 91 days; nil where it never did.
    private(set) var thirteenWeeksOn: CivilDay?
    /// The day on which the sum first reached 182 days; nil where it never did.
    private(set) var twentySixWeeksOn: CivilDay?

    private var sum = 0
    private var lastEmployedDay: CivilDay?

    /// Calculated from a client's counted jobs, looking at nothing after H.
    init(of client: ClientRow, on day: WeighingDay) {
        for span in client.employedSpans(on: day) { add(span) }
    }

    /// Spans come in the order of their first days.
    private mutating func add(_ span: ClosedRange<CivilDay>) {
        var first = span.lowerBound
        if let last = lastEmployedDay {
            // What overlaps the days before is already counted.
            first = max(first, last.advanced(by: 1))
            guard first <= span.upperBound else { return }
            if last.days(to: first) - 1 > Self.longestBreak { sum = 0 }
        }
        let count = first.days(to: span.upperBound) + 1
        if thirteenWeeksOn == nil, sum + count >= Self.thirteenWeeks {
            thirteenWeeksOn = first.advanced(by: Self.thirteenWeeks - sum - 1)
        }
        if twentySixWeeksOn == nil, sum + count >= Self.twentySixWeeks {
            twentySixWeeksOn = first.advanced(by: Self.twentySixWeeks - sum - 1)
        }
        sum += count
        lastEmployedDay = span.upperBound
    }
}

extension ClientRow {
    /// A job is counted when it has a start date by H and, where the referral date is known, not before it: a job that
    /// began before the referral is a retained job (decided here).
    func counts(_ job: Job, on day: WeighingDay) -> Bool {
        guard let start = job.start.day, start <= day.horizon else { return false }
        guard let referral = referral.day else { return true }
        return start >= referral
    }

    /// The counted jobs as inclusive spans of days, by first day, none reaching beyond H.
    fileprivate func employedSpans(on day: WeighingDay) -> [ClosedRange<CivilDay>] {
        var spans: [ClosedRange<CivilDay>] = []
        for job in jobs where counts(job, on: day) {
            guard let start = job.start.day else { continue }
            // Without an end a job runs to H, or to the discharge, at least its own first day: nobody looked later
            // (decided here).
            let end = job.end.day ?? discharge.day ?? day.horizon
            spans.append(start...min(max(start, end), day.horizon))
        }
        spans.sort { $0.lowerBound < $1.lowerBound }
        return spans
    }
}
