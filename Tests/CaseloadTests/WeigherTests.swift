import CivilTime
import Testing

@testable import Caseload

/// Each measure by clients made by hand. Quarter: July to September 2026; unless said otherwise the day of the drop is
/// 1 December 2026, so that H is 30 September.
struct WeigherTests {
    /// A client adds to exactly these measures, and to each what is said.
    private func check(
        _ client: ClientRow, asOf: String = "2026-12-01", adds expected: [Measure: Int],
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let aggregate = weigh([client], on: try weighingDay("2026-Q3", asOf: asOf))
        var expected = expected
        expected[.clients] = 1
        #expect(aggregate.measures.filter { $0.value != 0 } == expected, sourceLocation: sourceLocation)
    }

    // MARK: Period

    @Test func `the days looked at end with the quarter or with the day of the drop`() throws {
        let past = try weighingDay("2026-Q3", asOf: "2026-12-01")
        #expect(past.first.isoText == "2026-07-01")
        #expect(past.last.isoText == "2026-09-30")
        #expect(past.horizon.isoText == "2026-09-30")
        let running = try weighingDay("2026-Q3", asOf: "2026-08-15")
        #expect(running.last.isoText == "2026-09-30")
        #expect(running.horizon.isoText == "2026-08-15")
        #expect(try weighingDay("2026-Q3", asOf: "2026-07-01").horizon.isoText == "2026-07-01")
    }

    @Test func `a quarter that begins after the day of the drop is not weighed`() throws {
        let quarter = CivilQuarter(year: 2026, number: 3)
        #expect(WeighingDay(quarter: quarter, asOf: try day("2026-06-30")) == nil)
    }

    @Test(arguments: [
        ("2026-06-30", "2026-12-01", false), ("2026-07-01", "2026-12-01", true), ("2026-09-30", "2026-12-01", true),
        ("2026-10-01", "2026-12-01", false), ("2026-08-15", "2026-08-15", true), ("2026-08-16", "2026-08-15", false),
    ])
    func `in the period means from the first day to the last day looked at`(
        date: String, asOf: String, isInside: Bool
    ) throws {
        // Discharges say it most plainly.
        try check(
            try client(discharge: date), asOf: asOf, adds: isInside ? [.discharges: 1] : [:])
    }

    // MARK: Referrals, caseload, discharges

    @Test func `a referral in the period is one, and on the caseload`() throws {
        try check(try client(referral: "2026-07-01"), adds: [.referrals: 1, .caseload: 1])
        try check(
            try client(referral: "2026-09-30", .employed),
            adds: [
                .referrals: 1, .referralsInEmployment: 1, .caseload: 1, .caseloadEmployedAtReferral: 1,
            ])
        try check(try client(referral: "2026-09-30", .outOfWork), adds: [.referrals: 1, .caseload: 1])
    }

    @Test func `an earlier referral is on the caseload, a later one is not`() throws {
        try check(try client(referral: "2020-01-01"), adds: [.caseload: 1])
        try check(
            try client(referral: "2020-01-01", .employed), adds: [.caseload: 1, .caseloadEmployedAtReferral: 1])
        try check(try client(referral: "2026-10-01", .employed), adds: [:])
    }

    @Test func `who is discharged by the last day is not on the caseload`() throws {
        try check(try client(referral: "2026-01-01", discharge: "2026-09-30"), adds: [.discharges: 1])
        try check(try client(referral: "2026-01-01", discharge: "2026-10-01"), adds: [.caseload: 1])
        try check(try client(referral: "2026-01-01", discharge: "2026-05-01"), adds: [:])
        // The drop's day is earlier than the discharge, which makes no event yet.
        try check(
            try client(referral: "2026-01-01", discharge: "2026-09-01"), asOf: "2026-08-15", adds: [.caseload: 1])
    }

    @Test func `a client without a referral date is in no referral and no caseload figure`() throws {
        try check(
            try client(profile: "2026-08-01", .employed, jobs: [.init("2026-08-01")]),
            adds: [.vocationalProfilesStarted: 1, .peopleIntoWork: 1, .jobStarts: 1])
    }

    @Test func `engaged is who has a profile by the last day, of the caseload`() throws {
        try check(
            try client(referral: "2026-01-01", profile: "2026-02-01"), adds: [.caseload: 1, .engagedCaseload: 1])
        try check(
            try client(referral: "2026-01-01", profile: "2026-10-01"), adds: [.caseload: 1])
        try check(
            try client(referral: "2026-01-01", profile: "2026-02-01", discharge: "2026-08-01"), adds: [.discharges: 1])
    }

    // MARK: Profiles

    @Test func `a profile counts while the discharge date is blank`() throws {
        try check(
            try client(referral: "2026-07-02", profile: "2026-07-02", .outOfWork),
            adds: [
                .referrals: 1, .caseload: 1, .engagedCaseload: 1, .vocationalProfilesStarted: 1,
                .vocationalProfilesOutOfWork: 1,
            ])
        try check(
            try client(referral: "2026-01-02", profile: "2026-07-02", discharge: "2026-11-01", .outOfWork),
            adds: [.caseload: 1, .engagedCaseload: 1])
    }

    @Test func `a planned discharge stops the profile too`() throws {
        try check(
            try client(referral: "2026-01-02", profile: "2026-07-02", discharge: "2027-03-01"),
            adds: [.caseload: 1, .engagedCaseload: 1])
    }

    @Test func `a profile after the day of the drop makes no event`() throws {
        try check(
            try client(referral: "2026-01-02", profile: "2026-08-16"), asOf: "2026-08-15", adds: [.caseload: 1])
    }

    // MARK: Jobs

    @Test func `a first job is a person into work, every job a job start`() throws {
        try check(
            try client(jobs: [
                .init("2026-09-30"), .init("2026-07-01", "2026-07-20"), .init("2026-07-01", "2026-07-01"),
            ]),
            adds: [.peopleIntoWork: 1, .jobStarts: 3])
        // The first job was earlier: job starts, and nobody new into work.
        try check(
            try client(.outOfWork, jobs: [.init("2026-08-01", "2026-08-10"), .init("2026-06-30", "2026-06-30")]),
            adds: [.jobStarts: 1])
        try check(
            try client(.outOfWork, jobs: [.init("2026-08-01")]),
            adds: [.peopleIntoWork: 1, .peopleIntoWorkFromOutOfWork: 1, .jobStarts: 1])
    }

    @Test func `a job after the last day looked at is not looked at`() throws {
        try check(try client(jobs: [.init("2026-10-01", hours: 1000)]), adds: [:])
        try check(try client(jobs: [.init("2026-08-16")]), asOf: "2026-08-15", adds: [:])
        try check(
            try client(jobs: [.init("2026-08-15")]), asOf: "2026-08-15", adds: [.peopleIntoWork: 1, .jobStarts: 1])
    }

    @Test func `a retained job neither starts nor sustains nor has hours`() throws {
        try check(
            try client(
                referral: "2026-08-01", .employed, jobs: [.init("2026-07-31", hours: 1600), .init("2026-01-01")]),
            adds: [.referrals: 1, .referralsInEmployment: 1, .caseload: 1, .caseloadEmployedAtReferral: 1])
        // Beside it a new job is the first.
        try check(
            try client(referral: "2026-08-01", jobs: [.init("2026-01-01"), .init("2026-08-01")]),
            adds: [.referrals: 1, .caseload: 1, .peopleIntoWork: 1, .jobStarts: 1])
    }

    @Test func `a referral that is still to come bounds jobs`() throws {
        try check(try client(referral: "2027-01-15", jobs: [.init("2026-08-01", hours: 1600)]), adds: [:])
    }

    @Test func `hours are those of counted jobs that run on the last day`() throws {
        try check(
            try client(jobs: [
                .init("2026-01-10", "2026-01-31", hours: 100),  // Over.
                .init("2026-06-01", "2026-09-29", hours: 200),  // Over the day before.
                .init("2026-06-01", "2026-09-30", hours: 1650),  // Its last day.
                .init("2026-06-20", hours: 725),
                .init("2026-06-20", "2026-12-31"),  // A band, or nothing.
            ]),
            adds: [.hoursPerWeekTotal: 2375, .clientsWithHours: 1, .sustained13Weeks: 1])
    }

    @Test func `a client who is discharged has no hours`() throws {
        let job = JobDates("2026-06-20", hours: 725)
        try check(try client(discharge: "2026-09-30", jobs: [job]), adds: [.discharges: 1, .sustained13Weeks: 1])
        try check(
            try client(discharge: "2026-10-01", jobs: [job]),
            adds: [.hoursPerWeekTotal: 725, .clientsWithHours: 1, .sustained13Weeks: 1])
    }

    // MARK: Sustainment

    @Test func `sustainments count in the quarter of their date`() throws {
        // 91 days from 2 April end on 1 July, 182 days on 30 September.
        try check(try client(jobs: [.init("2026-04-02")]), adds: [.sustained13Weeks: 1, .sustained26Weeks: 1])
        try check(try client(jobs: [.init("2026-04-03")]), adds: [.sustained13Weeks: 1])
        try check(try client(jobs: [.init("2026-04-01")]), adds: [.sustained26Weeks: 1])
        try check(try client(jobs: [.init("2026-01-01")]), adds: [.sustained26Weeks: 1])
        try check(try client(jobs: [.init("2025-12-31")]), adds: [:])
    }

    @Test func `a date recorded by hand stands in place of the calculated one`() throws {
        // Calculated: 2 July.
        try check(try client(by13: "2026-06-30", jobs: [.init("2026-04-03")]), adds: [:])
        try check(try client(by13: "2026-09-01"), adds: [.sustained13Weeks: 1])
        try check(try client(by26: "2026-09-01"), adds: [.sustained26Weeks: 1])
        // Each length on its own.
        try check(
            try client(by26: "2026-08-01", jobs: [.init("2026-04-03")]),
            adds: [.sustained13Weeks: 1, .sustained26Weeks: 1])
    }

    @Test func `a date recorded by hand that is still to come lets nothing be calculated`() throws {
        try check(try client(by13: "2027-01-01", jobs: [.init("2026-04-03")]), adds: [:])
        try check(try client(by26: "2026-08-16", jobs: [.init("2026-01-15")]), asOf: "2026-08-15", adds: [:])
    }

    // MARK: Bands

    @Test(arguments: [
        ("2026-08-01", DayBand.upTo7), ("2026-07-25", .upTo7), ("2026-07-24", .upTo30), ("2026-07-02", .upTo30),
        ("2026-07-01", .upTo90), ("2026-05-03", .upTo90), ("2026-05-02", .over90), ("2020-05-02", .over90),
    ])
    func `days are counted from the referral in four bands`(referral: String, band: DayBand) throws {
        let client = try client(referral: referral, profile: "2026-08-01", jobs: [.init("2026-08-01")])
        let aggregate = weigh([client], on: try weighingDay("2026-Q3", asOf: "2026-12-01"))
        var expected: [DayBand: Int] = [.upTo7: 0, .upTo30: 0, .upTo90: 0, .over90: 0]
        expected[band] = 1
        #expect(aggregate.bands == [.daysReferralToProfile: expected, .daysReferralToFirstJob: expected])
    }

    @Test(
        arguments: [
            // (referral, profile, discharge, counted)
            ("2026-07-01", "2026-08-01", "2026-09-01", true),  // Discharged ones too.
            ("2026-08-02", "2026-08-01", nil, false),  // The profile was before.
            (nil, "2026-08-01", nil, false),
            ("2026-01-01", "2026-10-01", nil, false),
        ] as [(String?, String, String?, Bool)])
    func `days to profile are of profiles in the period, not before the referral`(
        referral: String?, profile: String, discharge: String?, isCounted: Bool
    ) throws {
        let client = try client(referral: referral, profile: profile, discharge: discharge)
        let bands = weigh([client], on: try weighingDay("2026-Q3", asOf: "2026-12-01")).bands
        #expect(bands[.daysReferralToProfile]?.values.reduce(0, +) == (isCounted ? 1 : 0))
    }

    @Test func `days to the first job are of people into work with a referral date`() throws {
        let day = try weighingDay("2026-Q3", asOf: "2026-12-01")
        func counted(_ client: ClientRow) -> Int? {
            weigh([client], on: day).bands[.daysReferralToFirstJob]?.values.reduce(0, +)
        }
        #expect(counted(try client(jobs: [.init("2026-08-01")])) == 0)
        #expect(counted(try client(referral: "2026-06-01", jobs: [.init("2026-08-01"), .init("2026-06-30")])) == 0)
        // Days to the first of two: 30 June is in the band 8-30 from 1 June, but the job from July on counts here.
        let two = try client(referral: "2026-07-01", jobs: [.init("2026-08-15"), .init("2026-07-08")])
        #expect(weigh([two], on: day).bands[.daysReferralToFirstJob]?[.upTo7] == 1)
    }

    // MARK: Demographics

    @Test(
        arguments: [
            ("2026-09-30", nil, true), ("2026-10-01", nil, false), (nil, nil, false),
            ("2020-01-01", "2026-07-01", true),
            ("2020-01-01", "2026-06-30", false), ("2020-01-01", "2027-01-01", true),
        ] as [(String?, String?, Bool)])
    func `demographics are of clients who were there in the period`(
        referral: String?, discharge: String?, isCounted: Bool
    ) throws {
        var client = try client(referral: referral, discharge: discharge)
        client.gender = .option(1)
        client.ethnicity = .unrecognised
        let aggregate = weigh([client], on: try weighingDay("2026-Q3", asOf: "2026-12-01"))
        #expect(
            aggregate.demographics
                == (isCounted
                    ? [
                        .gender: ["Male": 1], .ethnicity: [Aggregate.unrecognised: 1],
                        .benefitStatus: [Aggregate.notRecorded: 1],
                    ]
                    : [.gender: [:], .ethnicity: [:], .benefitStatus: [:]]))
    }

    @Test func `no clients give zeros`() throws {
        let aggregate = weigh([], on: try weighingDay("2026-Q3", asOf: "2026-12-01"))
        #expect(aggregate.measures == Dictionary(uniqueKeysWithValues: Measure.allCases.map { ($0, 0) }))
        #expect(aggregate.bands.values.allSatisfy { $0.count == 4 && $0.values.allSatisfy { $0 == 0 } })
        #expect(aggregate.demographics == [.gender: [:], .ethnicity: [:], .benefitStatus: [:]])
    }
}
