import CivilTime
import Testing

@testable import Caseload

struct SustainmentTests {
    private func check(
        _ client: ClientRow, asOf: String = "2026-12-31", thirteen: String?, twentySix: String?,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let sustainment = Sustainment(of: client, on: try weighingDay("2026-Q4", asOf: asOf))
        #expect(sustainment.thirteenWeeksOn?.isoText == thirteen, sourceLocation: sourceLocation)
        #expect(sustainment.twentySixWeeksOn?.isoText == twentySix, sourceLocation: sourceLocation)
    }

    @Test func `the worked examples of the definition hold`() throws {
        try check(
            try client(jobs: [.init("2026-01-01")]), thirteen: "2026-04-01", twentySix: "2026-07-01")
        // 31 days, 42 days between: it goes on, 60 days still needed.
        try check(
            try client(jobs: [.init("2026-01-01", "2026-01-31"), .init("2026-03-15")]),
            thirteen: "2026-05-13", twentySix: "2026-08-12")
        // 43 days between: it begins anew.
        try check(
            try client(jobs: [.init("2026-01-01", "2026-01-31"), .init("2026-03-16")]),
            thirteen: "2026-06-14", twentySix: "2026-09-13")
    }

    @Test(arguments: [
        ("2026-Q1", "2026-12-31", nil),  // The quarter ends on the 90th day …
        ("2026-Q2", "2026-04-01", "2026-04-01"),  // … and the day of the drop is the 91st.
    ])
    func `nothing after the last day looked at counts`(quarter: String, asOf: String, thirteen: String?) throws {
        let day = try weighingDay(quarter, asOf: asOf)
        for end in ["2027-01-01", nil] {
            let client = try client(jobs: [.init("2026-01-01", end)])
            #expect(Sustainment(of: client, on: day).thirteenWeeksOn?.isoText == thirteen)
        }
    }

    @Test func `the sum may end on the very last day of a job`() throws {
        // 1 January to 1 April are 91 days, to 31 March 90.
        try check(try client(jobs: [.init("2026-01-01", "2026-04-01")]), thirteen: "2026-04-01", twentySix: nil)
        try check(try client(jobs: [.init("2026-01-01", "2026-03-31")]), thirteen: nil, twentySix: nil)
    }

    @Test func `an open job of a discharged client ends with the discharge`() throws {
        try check(
            try client(discharge: "2026-03-31", jobs: [.init("2026-01-01")]), thirteen: nil, twentySix: nil)
        try check(
            try client(discharge: "2026-04-01", jobs: [.init("2026-01-01")]), thirteen: "2026-04-01", twentySix: nil)
        // An end date stands, also after the discharge.
        try check(
            try client(discharge: "2026-01-31", jobs: [.init("2026-01-01", "2026-04-01")]),
            thirteen: "2026-04-01", twentySix: nil)
    }

    @Test func `an open job that starts after the discharge counts its first day`() throws {
        // 90 days to 31 March; the one day of the second job is the 91st.
        try check(
            try client(
                discharge: "2026-01-31", jobs: [.init("2026-01-01", "2026-03-31"), .init("2026-04-20")]),
            thirteen: "2026-04-20", twentySix: nil)
    }

    @Test func `a discharge in the future ends nothing before it`() throws {
        try check(
            try client(discharge: "2027-06-01", jobs: [.init("2026-01-01")]),
            thirteen: "2026-04-01", twentySix: "2026-07-01")
    }

    @Test func `days in several jobs count once`() throws {
        try check(
            try client(jobs: [
                .init("2026-01-01", "2026-02-28"), .init("2026-01-15", "2026-01-20"), .init("2026-02-01", "2026-03-31"),
            ]), thirteen: nil, twentySix: nil)
        // A short job within a long one makes no break behind itself.
        try check(
            try client(jobs: [
                .init("2026-01-01", "2026-06-30"), .init("2026-01-05", "2026-01-06"), .init("2026-07-01", "2026-07-01"),
            ]), thirteen: "2026-04-01", twentySix: "2026-07-01")
    }

    @Test func `the order of jobs in the sheet does not matter`() throws {
        try check(
            try client(jobs: [.init("2026-03-15"), .init("2026-01-01", "2026-01-31")]),
            thirteen: "2026-05-13", twentySix: "2026-08-12")
    }

    @Test func `each length has one outcome, the first`() throws {
        // 91 days, a long break, then 182 more: 13 weeks stay where they were, 26 are those of the second run.
        try check(
            try client(jobs: [.init("2025-01-01", "2025-04-01"), .init("2026-01-01")]),
            thirteen: "2025-04-01", twentySix: "2026-07-01")
    }

    @Test func `jobs that began before the referral do not count`() throws {
        try check(
            try client(referral: "2026-01-02", jobs: [.init("2026-01-01")]), thirteen: nil, twentySix: nil)
        try check(
            try client(referral: "2026-01-01", jobs: [.init("2026-01-01")]),
            thirteen: "2026-04-01", twentySix: "2026-07-01")
        // A referral that is still to come bounds jobs all the same.
        try check(
            try client(referral: "2027-02-01", jobs: [.init("2026-01-01")]), thirteen: nil, twentySix: nil)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8])
    func `a day-by-day count of random careers agrees`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<3000 {
            let career = RandomCareer(&generator)
            let sustainment = Sustainment(of: career.client, on: career.day)
            #expect(
                sustainment.thirteenWeeksOn?.daysSinceEpoch == career.dayOfReaching(91)
                    && sustainment.twentySixWeeksOn?.daysSinceEpoch == career.dayOfReaching(182),
                "\(career)")
        }
    }

    @Test func `random careers are of every kind`() {
        var generator = SeededGenerator(seed: 99)
        let careers = (0..<3000).map { _ in RandomCareer(&generator) }
        let reached13 = careers.count { $0.dayOfReaching(91) != nil }
        let reached26 = careers.count { $0.dayOfReaching(182) != nil }
        #expect((600...2400).contains(reached13))
        #expect((300...2000).contains(reached26))
        #expect(reached26 < reached13)
    }
}
