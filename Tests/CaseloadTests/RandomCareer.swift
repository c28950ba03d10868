import CivilTime

@testable import Caseload

/// A client with up to nine jobs, and a second opinion on sustainment: day by day, over a set of days, from the words of
/// the definition alone. It shares no code with the program but the value that it fills.
struct RandomCareer: CustomStringConvertible {
    struct Job {
        var start: Int?
        var end: Int?
    }

    // Days since 1970.
    private let referral: Int?
    private let discharge: Int?
    private let jobs: [Job]
    private let horizon: Int
    let day: WeighingDay

    init(_ generator: inout SeededGenerator) {
        let quarter = CivilQuarter(year: 2026, number: .random(in: 1...4, using: &generator))
        let firstDay = Int(quarter.first.daysSinceEpoch)
        let asOf = firstDay + .random(in: 0...150, using: &generator)
        guard let day = WeighingDay(quarter: quarter, asOf: CivilDay(daysSinceEpoch: Int32(asOf))) else {
            preconditionFailure("the day of the drop is never before the quarter")
        }
        self.day = day
        horizon = Swift.min(Int(quarter.last.daysSinceEpoch), asOf)

        let base = firstDay - .random(in: 0...420, using: &generator)
        referral = Int.random(in: 0..<10, using: &generator) == 0 ? nil : base + .random(in: -3...3, using: &generator)
        discharge =
            Int.random(in: 0..<3, using: &generator) == 0 ? base + .random(in: 0...500, using: &generator) : nil
        let count = Int.random(in: 0...9, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: jobs = Self.oneAfterTheOther(count, from: base, &generator).shuffled(using: &generator)
        case 1: jobs = Self.sideBySide(count, from: base, &generator)
        default:
            jobs =
                Self.oneAfterTheOther(count / 2, from: base, &generator)
                + Self.sideBySide(count - count / 2, from: base, &generator)
        }
    }

    private static func oneAfterTheOther(_ count: Int, from base: Int, _ generator: inout SeededGenerator) -> [Job] {
        var start = base + Int.random(in: -5...30, using: &generator)
        return (0..<count).map { _ in
            let length = [1, 2, 30, 60, 90, 91, 92, 181, 182, 183].randomElement(using: &generator) ?? 1
            let job = Job(start: start, end: start + length - 1)
            let gap = [0, 0, 1, 7, 41, 42, 43, 44, 100].randomElement(using: &generator) ?? 0
            start += length + gap
            return Int.random(in: 0..<12, using: &generator) == 0 ? Job(start: job.start, end: nil) : job
        }
    }

    private static func sideBySide(_ count: Int, from base: Int, _ generator: inout SeededGenerator) -> [Job] {
        (0..<count).map { _ in
            // Some before the referral, some after H, some without a start.
            let start = base + Int.random(in: -60...450, using: &generator)
            switch Int.random(in: 0..<10, using: &generator) {
            case 0: return Job(start: nil, end: nil)
            case 1...3: return Job(start: start, end: nil)
            default: return Job(start: start, end: start + .random(in: 0...200, using: &generator))
            }
        }
    }

    var client: ClientRow {
        func cell(_ day: Int?) -> DateCell { day.map { .day(CivilDay(daysSinceEpoch: Int32($0))) } ?? .blank }
        var client = ClientRow(row: 2)
        client.referral = cell(referral)
        client.discharge = cell(discharge)
        client.jobs = zip(1..., jobs).map { number, job in
            ClientRow.Job(number: number, start: cell(job.start), end: cell(job.end))
        }
        return client
    }

    /// The day on which the sum of employed days first reaches `needed`.
    func dayOfReaching(_ needed: Int) -> Int32? {
        var employed: Set<Int> = []
        for job in jobs {
            guard let start = job.start, start <= horizon else { continue }
            if let referral, start < referral { continue }
            var end = horizon
            if let given = job.end {
                end = given
            } else if let discharge {
                end = discharge < start ? start : discharge
            }
            for day in start...end where day <= horizon { employed.insert(day) }
        }
        guard let first = employed.min() else { return nil }
        var sum = 0
        var daysOfBreak = 0
        for day in first...horizon {
            guard employed.contains(day) else {
                daysOfBreak += 1
                if daysOfBreak == 43 { sum = 0 }
                continue
            }
            daysOfBreak = 0
            sum += 1
            if sum == needed { return Int32(day) }
        }
        return nil
    }

    var description: String {
        "referral \(referral as Any), discharge \(discharge as Any), H \(horizon), jobs \(jobs)"
    }
}
