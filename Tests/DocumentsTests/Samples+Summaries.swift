import Caseload
import CivilTime
import Documents
import Summaries

extension Samples {
    /// A service with three earlier quarters, one missing: small numbers, and parts sent early.
    static let serviceSummary = summary(
        of: [
            CivilQuarter(year: 2025, number: 3): state(fullAggregate()),
            CivilQuarter(year: 2025, number: 4): state(fullAggregate(scale: 2)),
            CivilQuarter(year: 2026, number: 2): state(exampleAggregate),
            quarter: state(fullAggregate(), exampleAggregate, sentOn: ["2026-09-12", "2026-10-01"]),
        ])

    /// Nearly nothing is known; numbers that would give a small one back are left out.
    static let smallSummary = summary(
        of: [
            quarter: state(
                Aggregate(
                    measures: [
                        .clients: 8, .caseload: 4, .discharges: 4, .referrals: 3, .peopleIntoWork: 2,
                        .clientsWithHours: 2, .hoursPerWeekTotal: 4_000,
                    ],
                    bands: [.daysReferralToFirstJob: [.upTo7: 1, .upTo30: 1, .upTo90: 0, .over90: 0]],
                    demographics: [.gender: ["Female": 4, "Male": 4], .ethnicity: ["Not recorded": 8]]),
                sentOn: ["2026-09-12"])
        ])

    static let summaries: [(name: String, summary: SummaryDashboard)] = [
        ("service", serviceSummary), ("small", smallSummary),
    ]

    static func summary(of states: [CivilQuarter: SummaryState]) -> SummaryDashboard {
        let month = SummaryMonth(day: day("2026-11-01"), states: states)
        var editions = Editions.standing(after: [month])
        let edition = editions.removeValue(forKey: quarter)!
        return SummaryDashboard(
            service: service, quarter: quarter, edition: edition,
            history: editions.sorted { $0.key < $1.key }.map { .init(quarter: $0.key, edition: $0.value) })
    }

    static func state(_ parts: Aggregate..., sentOn days: [String] = ["2026-10-02"]) -> SummaryState {
        SummaryState(total: AggregateTotal(of: parts), sentOn: days.map(day))
    }
}
