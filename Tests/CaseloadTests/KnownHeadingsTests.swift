import Testing

@testable import Caseload

/// What is `null` for want of a heading. The lists are copied from the definition, not from the table in the program.
struct KnownHeadingsTests {
    private static let hours: [Figure] = [.measure(.hoursPerWeekTotal), .measure(.clientsWithHours)]
    private static let demographics = Demographic.allCases.map(Figure.demographic)
    private static let intoWork: [Figure] = [
        .measure(.peopleIntoWork), .measure(.peopleIntoWorkFromOutOfWork), .measure(.jobStarts),
        .bands(.daysReferralToFirstJob),
    ]
    private static let sustained: [Figure] = [.measure(.sustained13Weeks), .measure(.sustained26Weeks)]

    private static let everyFigure =
        Measure.allCases.map(Figure.measure) + BandedMeasure.allCases.map(Figure.bands)
        + Demographic.allCases.map(Figure.demographic)

    private static let cases: [(missing: Set<HeadingGroup>, unknown: [Figure])] = [
        ([], []),
        (
            [.employmentAtReferral],
            [
                .measure(.referralsInEmployment), .measure(.vocationalProfilesOutOfWork),
                .measure(.peopleIntoWorkFromOutOfWork), .measure(.caseloadEmployedAtReferral),
            ]
        ),
        (
            [.profileStarted],
            [
                .measure(.vocationalProfilesStarted), .measure(.vocationalProfilesOutOfWork),
                .measure(.engagedCaseload), .bands(.daysReferralToProfile),
            ]
        ),
        ([.jobStart], intoWork + sustained + hours),
        ([.jobHours], hours),
        ([.jobEnd], hours),
        ([.jobEnd, .sustained13Weeks], hours + [.measure(.sustained13Weeks)]),
        ([.jobEnd, .sustained26Weeks], hours + [.measure(.sustained26Weeks)]),
        ([.jobEnd, .sustained13Weeks, .sustained26Weeks], hours + sustained),
        ([.sustained13Weeks], []),
        ([.sustained26Weeks], []),
        (
            [.discharge],
            [
                .measure(.discharges), .measure(.caseload), .measure(.engagedCaseload),
                .measure(.caseloadEmployedAtReferral),
            ] + hours + demographics
        ),
        ([.gender], [.demographic(.gender)]),
        ([.ethnicity], [.demographic(.ethnicity)]),
        ([.benefitStatus], [.demographic(.benefitStatus)]),
        (
            Set(HeadingGroup.allCases),
            everyFigure.filter { $0 != .measure(.clients) && $0 != .measure(.referrals) }
        ),
    ]

    @Test(arguments: cases)
    func `figures that need a missing heading are not known`(missing: Set<HeadingGroup>, unknown: [Figure]) throws {
        let headings = KnownHeadings(Set(HeadingGroup.allCases).subtracting(missing))
        let found = Self.everyFigure.filter { !headings.give($0) }
        #expect(Set(found) == Set(unknown))

        let aggregate = weigh(
            [try client(referral: "2026-08-01")], on: try weighingDay("2026-Q3", asOf: "2026-12-01"), headings: headings
        )
        for figure in Self.everyFigure {
            let isThere =
                switch figure {
                case .measure(let measure): aggregate.measures[measure] != nil
                case .bands(let measure): aggregate.bands[measure] != nil
                case .demographic(let demographic): aggregate.demographics[demographic] != nil
                }
            #expect(isThere == !unknown.contains(figure))
        }
    }

    @Test func `without end dates only dates recorded by hand sustain`() throws {
        let headings = KnownHeadings(Set(HeadingGroup.allCases).subtracting([.jobEnd]))
        let day = try weighingDay("2026-Q3", asOf: "2026-12-01")
        let calculated = try client(jobs: [.init("2026-04-02")])
        let byHand = try client(by13: "2026-09-01", jobs: [.init("2026-04-02")])
        let aggregate = weigh([calculated, byHand], on: day, headings: headings)
        #expect(aggregate[.sustained13Weeks] == 1)
        #expect(aggregate[.sustained26Weeks] == 0)
    }

    @Test func `profiles are counted without a discharge heading`() throws {
        let headings = KnownHeadings(Set(HeadingGroup.allCases).subtracting([.discharge]))
        let aggregate = weigh(
            [try client(profile: "2026-09-01", .outOfWork)], on: try weighingDay("2026-Q3", asOf: "2026-12-01"),
            headings: headings)
        #expect(aggregate[.vocationalProfilesStarted] == 1)
        #expect(aggregate[.vocationalProfilesOutOfWork] == 1)
    }
}
