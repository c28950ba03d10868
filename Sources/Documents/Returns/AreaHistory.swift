import Caseload
import CivilTime
import QuarterlyReturns

/// The comparison of an area with earlier quarters.
struct AreaHistory {
    private let charts: QuarterCharts
    private let totals: [CivilQuarter: AreaTotal]

    init(_ returns: AreaReturns) {
        let summaries = returns.earlier + [returns.summary]
        totals = Dictionary(summaries.map { ($0.quarter, $0.total) }, uniquingKeysWith: { _, newer in newer })
        charts = QuarterCharts(upTo: returns.quarter, totals.mapValues(QuarterCharts.Figures.init))
    }

    var html: HTML {
        section("Quarter on quarter", id: "history") {
            if charts.quarters.count == 1 {
                p { "There are no earlier quarters yet. From the next quarter on, charts stand here." }
            } else {
                BarChart(
                    title: "Services that have submitted, of those expected", categoryTitle: "Quarter",
                    categories: charts.categories,
                    series: [
                        .init(name: "Submitted", values: charts.quarters.map { totals[$0]?.submitted }),
                        .init(name: "Expected", values: charts.quarters.map { totals[$0]?.expected }),
                    ]
                ).html
                charts.html
                p(["class": "muted small"]) {
                    """
                    Quarters are calendar quarters: Q1 is January to March. “Not known”: no service reported it. A \
                    star: not all services that were expected reported it, so a rise or a fall may be theirs.
                    """
                }
            }
        }
    }
}

extension QuarterCharts.Figures {
    fileprivate init(_ total: AreaTotal) {
        let known = Measure.allCases.filter { total.sums[.measure($0)] != nil }
        self.init(
            values: Dictionary(
                known.compactMap { measure in total.sums[.measure(measure)].map { (measure, $0) } },
                uniquingKeysWith: { first, _ in first }),
            incomplete: Set(known.filter { !total.isWhole(.measure($0)) }))
    }
}
