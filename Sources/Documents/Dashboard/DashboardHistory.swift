import Caseload
import CivilTime

/// The comparison with earlier quarters: pairs of measures that are read together, a chart and a table for each.
struct DashboardHistory {
    /// Quarters in a chart, the dashboard's own included: two years. More would be too narrow on a phone; the CSV and
    /// JSON forms hold all.
    static let quarterLimit = 8

    private static let pairs: [(title: String, measures: [Measure])] = [
        ("Referrals and vocational profiles", [.referrals, .vocationalProfilesStarted]),
        ("Into work", [.peopleIntoWork, .jobStarts]),
        ("Staying in work", [.sustained13Weeks, .sustained26Weeks]),
        ("Caseload", [.caseload, .engagedCaseload]),
    ]

    private let quarters: [(quarter: CivilQuarter, total: AggregateTotal?)]
    /// What the tables say where a number is known and not shown.
    private let words: (CivilQuarter, Measure) -> String?

    init(_ dashboard: Dashboard) {
        var totals = Dictionary(
            dashboard.history.map { ($0.quarter, $0.total) }, uniquingKeysWith: { _, newer in newer })
        totals[dashboard.quarter] = dashboard.total
        self.init(upTo: dashboard.quarter, totals: totals, words: { _, _ in nil })
    }

    init(
        upTo last: CivilQuarter, totals: [CivilQuarter: AggregateTotal],
        words: @escaping (CivilQuarter, Measure) -> String?
    ) {
        self.words = words
        // Every quarter from the first one known, so that a gap shows as one.
        var quarters = [last]
        while quarters.count < Self.quarterLimit, let first = quarters.first,
            totals.keys.contains(where: { $0 < first })
        {
            quarters.insert(first.previous, at: 0)
        }
        self.quarters = quarters.map { ($0, totals[$0]) }
    }

    var html: HTML {
        section("Compared with earlier quarters", id: "history") {
            if quarters.count == 1 {
                p { "There are no earlier quarters yet. From the next quarter on, charts stand here." }
            } else {
                for pair in Self.pairs {
                    BarChart(
                        title: pair.title, categoryTitle: "Quarter", categories: quarters.map { category($0.quarter) },
                        series: pair.measures.map(series)
                    ).html
                }
                p(["class": "muted small"]) {
                    """
                    Quarters are calendar quarters: Q1 is January to March. “Not known”: nothing was sent, or a \
                    heading was missing. A star: incomplete, as some parts could not tell.
                    """
                }
            }
        }
    }

    private func category(_ quarter: CivilQuarter) -> BarChart.Category {
        .init(short: ["Q\(quarter.number)", "\(quarter.year)"], long: quarter.shortMonthsText)
    }

    private func series(_ measure: Measure) -> BarChart.Series {
        .init(
            name: measure.words.label, values: quarters.map { $0.total?.aggregate[measure] },
            incomplete: Set(
                quarters.indices.filter { quarters[$0].total?.incomplete.contains(measure.rawValue) == true }),
            words: quarters.indices.reduce(into: [:]) { $0[$1] = words(quarters[$1].quarter, measure) })
    }
}

extension CivilQuarter {
    /// `Jul to Sep 2026`, for narrow columns.
    fileprivate var shortMonthsText: String {
        let names = CivilMonth.names.map { $0.prefix(3) }
        return "\(names[number * 3 - 3]) to \(names[number * 3 - 1]) \(year)"
    }
}
