import CivilTime
import Testing

@testable import Caseload

/// `2026-01-31`, or a test that does not hold.
func day(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> CivilDay {
    try #require(CivilDay(isoText: text), "no day: \(text)", sourceLocation: sourceLocation)
}

func date(_ text: String?) throws -> DateCell {
    guard let text else { return .blank }
    return .day(try day(text))
}

/// A job from the start to the end; blank where nil.
struct JobDates: Sendable {
    var start: String?
    var end: String?
    /// Hundredths.
    var hours: Int?

    init(_ start: String?, _ end: String? = nil, hours: Int? = nil) {
        self.start = start
        self.end = end
        self.hours = hours
    }
}

func client(
    referral: String? = nil, profile: String? = nil, discharge: String? = nil, by13: String? = nil,
    by26: String? = nil, _ employment: EmploymentAtReferral = .neither, jobs: [JobDates] = []
) throws -> ClientRow {
    var client = ClientRow(row: 2)
    client.referral = try date(referral)
    client.profileStarted = try date(profile)
    client.discharge = try date(discharge)
    client.sustained13Weeks = try date(by13)
    client.sustained26Weeks = try date(by26)
    client.employment = employment
    client.jobs = try zip(1..., jobs).map { number, job in
        ClientRow.Job(
            number: number, start: try date(job.start), end: try date(job.end), hoursInHundredths: job.hours)
    }
    return client
}

func weighingDay(_ quarter: String, asOf: String) throws -> WeighingDay {
    let quarter = try #require(CivilQuarter(label: quarter))
    return try #require(WeighingDay(quarter: quarter, asOf: try day(asOf)))
}

let everyHeading = KnownHeadings(Set(HeadingGroup.allCases))

let options: [Demographic: [String]] = [
    .gender: ["Female", "Male"], .ethnicity: ["Indian", "African"], .benefitStatus: ["No benefits"],
]

func weigh(_ clients: [ClientRow], on day: WeighingDay, headings: KnownHeadings = everyHeading) -> Aggregate {
    var weigher = Weigher(day, headings: headings)
    for client in clients { weigher.add(client) }
    return weigher.aggregate(options: options)
}

/// SplitMix64, so that a seed gives the same tests everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
