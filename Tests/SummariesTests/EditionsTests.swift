import Caseload
import CivilTime
import Testing

@testable import Summaries

struct EditionsTests {
    private let quarter = CivilQuarter(year: 2026, number: 3)
    private let october = CivilMonth(year: 2026, month: 10).first
    private let november = CivilMonth(year: 2026, month: 11).first
    private let december = CivilMonth(year: 2026, month: 12).first

    private func state(_ referrals: Int, sentOn day: CivilDay? = nil) -> [CivilQuarter: SummaryState] {
        let total = AggregateTotal(of: [Aggregate(measures: [.referrals: referrals])])
        return [quarter: SummaryState(total: total, sentOn: day.map { [$0] } ?? [])]
    }

    @Test func `an edition shows the numbers of its day`() {
        let editions = Editions.standing(after: [
            .init(day: october, states: state(22)), .init(day: november, states: state(38)),
        ])
        #expect(editions[quarter]?.day == november)
        #expect(editions[quarter]?.summary[.referrals] == .rounded(40))
        #expect(editions[quarter]?.summary[.caseload] == .unknown)
        #expect(editions.count == 1)
    }

    @Test func `an edition with nothing new to show is none`() {
        let editions = Editions.standing(after: [
            .init(day: october, states: state(18)), .init(day: november, states: state(22)),
        ])
        #expect(editions[quarter]?.day == october)
        let resent = Editions.standing(after: [
            .init(day: october, states: state(18)), .init(day: november, states: state(22, sentOn: november)),
        ])
        #expect(resent[quarter]?.day == november)
        #expect(resent[quarter]?.sentOn == [november])
    }

    @Test func `a quarter that is withdrawn has no edition`() {
        #expect(
            Editions.standing(after: [.init(day: october, states: state(22)), .init(day: november, states: [:])])
                .isEmpty)
        let again = Editions.standing(after: [
            .init(day: october, states: state(22)), .init(day: november, states: [:]),
            .init(day: december, states: state(22)),
        ])
        #expect(again[quarter]?.day == december)
        #expect(Editions.standing(after: []).isEmpty)
    }

    private func jobs(_ total: Int, _ bands: [Int]) -> [CivilQuarter: SummaryState] {
        let counts = Dictionary(zip(DayBand.allCases, bands), uniquingKeysWith: { first, _ in first })
        let aggregate = Aggregate(
            measures: [.peopleIntoWork: total], bands: [.daysReferralToFirstJob: counts])
        return [quarter: SummaryState(total: AggregateTotal(of: [aggregate]), sentOn: [])]
    }

    @Test func `bands that would give a small number back are left out`() {
        // At most 22 people, at least 13 + 8 + 1 in the bands: the last band can only be 1.
        let editions = Editions.standing(after: [.init(day: october, states: jobs(22, [13, 8, 0, 1]))])
        #expect(editions[quarter]?.summary[.peopleIntoWork] == .rounded(20))
        #expect(editions[quarter]?.summary[.daysReferralToFirstJob] == .hidden)
    }

    @Test func `a new edition that would give a small number back beside the last one waits`() {
        // Rounded alike, but for the total: who takes the bands of October and the total of November knows the last band.
        let first = SummaryMonth(day: october, states: jobs(26, [14, 10, 0, 2]))
        let second = SummaryMonth(day: november, states: jobs(22, [13, 8, 0, 1]))
        let shown = Summary.Breakdown<DayBand>.shown([
            .upTo7: .rounded(15), .upTo30: .rounded(10), .upTo90: .rounded(0), .over90: .suppressed,
        ])
        let standing = Editions.standing(after: [first, second])[quarter]
        #expect(standing?.day == october)
        #expect(standing?.summary[.daysReferralToFirstJob] == shown)
        #expect(standing?.summary[.peopleIntoWork] == .rounded(25))
        // As soon as the numbers allow it, there is a new one.
        let later = Editions.standing(after: [first, second, .init(day: december, states: jobs(42, [30, 10, 0, 2]))])[
            quarter]
        #expect(later?.day == december)
        #expect(later?.summary[.peopleIntoWork] == .rounded(40))
    }

    @Test(
        arguments: [
            (nil, nil, .unknown), (0, 0, .rounded(0)), (3, 6_000, .hidden), (5, 450, .suppressed),
            (5, 499, .suppressed),
            (5, 500, .rounded(5)), (9, 21_249, .rounded(210)), (9, 21_250, .rounded(215)),
        ] as [(Int?, Int?, SummaryCell)])
    func `hours are rounded to 5, and those of a few clients are left out`(
        clients: Int?, hundredths: Int?, shown: SummaryCell
    ) {
        var aggregate = Aggregate()
        aggregate.measures[.clientsWithHours] = clients
        aggregate.measures[.hoursPerWeekTotal] = hundredths
        let state = SummaryState(total: AggregateTotal(of: [aggregate]), sentOn: [])
        let edition = Editions.standing(after: [.init(day: october, states: [quarter: state])])[quarter]
        #expect(edition?.summary[.hoursPerWeekTotal] == shown)
    }

    @Test func `what no part can tell is unknown, what some can't is listed`() {
        let parts = [
            Aggregate(measures: [.referrals: 12, .caseload: 31], demographics: [.gender: ["Female": 31]]),
            Aggregate(measures: [.referrals: 3]),
        ]
        let state = SummaryState(total: AggregateTotal(of: parts), sentOn: [])
        let summary = Editions.standing(after: [.init(day: october, states: [quarter: state])])[quarter]?.summary
        #expect(summary?[.referrals] == .rounded(15))
        #expect(summary?[.jobStarts] == .unknown)
        #expect(summary?[.ethnicity] == .unknown)
        #expect(summary?[.daysReferralToProfile] == .unknown)
        #expect(summary?.incomplete == ["caseload"])
    }
}
