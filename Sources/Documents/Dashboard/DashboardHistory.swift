import Caseload
import CivilTime

/// The comparison of a dashboard with earlier quarters.
struct DashboardHistory {
    private let charts: QuarterCharts

    init(_ dashboard: Dashboard) {
        var known = Dictionary(
            dashboard.history.map { ($0.quarter, QuarterCharts.Figures($0.total)) },
            uniquingKeysWith: { _, newer in newer })
        known[dashboard.quarter] = QuarterCharts.Figures(dashboard.total)
        self.init(upTo: dashboard.quarter, known)
    }

    init(upTo last: CivilQuarter, _ known: [CivilQuarter: QuarterCharts.Figures]) {
        charts = QuarterCharts(upTo: last, known)
    }

    var html: HTML {
        section("Compared with earlier quarters", id: "history") {
            if charts.quarters.count == 1 {
                p { "There are no earlier quarters yet. From the next quarter on, charts stand here." }
            } else {
                charts.html
                p(["class": "muted small"]) {
                    """
                    Quarters are calendar quarters: Q1 is January to March. “Not known”: nothing was sent, or a \
                    heading was missing. A star: incomplete, as some parts could not tell.
                    """
                }
            }
        }
    }
}

extension QuarterCharts.Figures {
    init(_ total: AggregateTotal) {
        self.init(values: total.aggregate.measures, incomplete: Set(total.incomplete.compactMap(Measure.init)))
    }
}
