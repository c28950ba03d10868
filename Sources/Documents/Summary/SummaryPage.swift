import Findings
import Caseload
import CivilTime
import Register
import Summaries

extension SummaryDocument {
    /// The dashboard to read and to print.
    package static func html(_ dashboard: SummaryDashboard, context: PageContext) -> [UInt8] {
        SummaryPage(dashboard: dashboard, context: context).bytes
    }
}

private struct SummaryPage {
    var dashboard: SummaryDashboard
    var context: PageContext

    private var summary: Summary { dashboard.edition.summary }
    private var quarter: CivilQuarter { dashboard.quarter }

    var bytes: [UInt8] {
        let page = Page(
            title: "Summary, \(quarter.monthsText)", owner: dashboard.service.name, home: "index.html", context: context
        )
        let numbers = SummaryNumbers(summary: summary)
        return page.bytes {
            lead
        } main: {
            whatIsHidden
            notices
            keyNumbers
            ratios
            history
            section("Every number", id: "numbers") {
                numbers.measuresTable(caption: "\(HTML(quarter.monthsText)), the whole service")
                sourceNote
            }
            section("Days from referral", id: "days") { numbers.daysCharts }
            section("Who the clients are", id: "demographics") { numbers.demographicTables }
        }
    }

    @HTMLBuilder
    private var lead: HTML {
        let stem = SummaryDocument.stem(dashboard.service.code, quarter)
        p { HTML(Period.quarter(quarter).longText) }
        p {
            """
            Edition of \(dashboard.edition.day.longText): what the service had sent before that day. Numbers are renewed \
            on the 1st of a month and at no other time.
            """
        }
        p {
            """
            The same numbers for spreadsheets and programs: \(link(to: stem + ".csv", "CSV")), \
            \(link(to: stem + ".json", "JSON"))
            """
        }
    }

    // MARK: What to know first

    private var whatIsHidden: HTML {
        notice("Small numbers are hidden") {
            p {
                """
                So that nobody can be recognised, counts of 1 to 4 are shown as \(strong("<5")) and all others are rounded \
                to the nearest 5. Numbers therefore need not add up, and ratios are calculated from rounded numbers.
                """
            }
            p {
                """
                A number is \(strong("left out")) where a small one could be worked out from it by adding or subtracting, \
                also together with other quarters and earlier editions. For the same reason an edition may stand for longer than a month.
                """
            }
        }
    }

    @HTMLBuilder
    private var notices: HTML {
        let days = dashboard.edition.sentOn
        let early = days.filter { $0 <= quarter.last }
        if let newest = days.last, early.count == days.count {
            notice("The quarter had not ended") {
                p {
                    """
                    These numbers were last sent on \(newest.longText), and the quarter runs to the end of \
                    \(quarter.last.longText). What happened after they were sent is not in them.
                    """
                }
            }
        } else if !early.isEmpty {
            notice("Some numbers were sent before the quarter ended") {
                p {
                    """
                    The quarter runs to the end of \(quarter.last.longText). Some of what is counted here was sent on \
                    \(sentenceList(early.map(\.longText))). What happened later is not in it.
                    """
                }
            }
        }
        if !summary.incomplete.isEmpty {
            notice("Some numbers are incomplete") {
                p {
                    """
                    Some teams lack the headings for these, so they are the sum of the other teams only: \
                    \(summary.incomplete.map(Numbers.label).joined(separator: "; ")).
                    """
                }
            }
        }
    }

    // MARK: Numbers

    private var keyNumbers: HTML {
        block("ul", ["class": "keys", "aria-label": "Key numbers"]) {
            for measure in DashboardPage.keyMeasures {
                block("li") {
                    switch summary[measure] {
                    case .unknown, .hidden: element("span", ["class": "value muted"]) { "–" }
                    case .suppressed, .rounded:
                        element("span", ["class": "value"]) { HTML(summary[measure].words) }
                    }
                    element("span", ["class": "label"]) { HTML(measure.words.label) }
                    element("span", ["class": "change"]) { HTML(note(on: measure)) }
                }
            }
        }
    }

    /// Why there is no number, or what it was the quarter before: no difference, which rounding would make far too large or
    /// too small.
    private func note(on measure: Measure) -> String {
        let now = summary[measure]
        if now == .unknown || now == .hidden { return now.words }
        let incomplete = summary.incomplete.contains(measure.rawValue) ? " (incomplete)" : ""
        let before = dashboard.history.last { $0.quarter == quarter.previous }?.edition.summary[measure]
        return before.map { "\($0.words) the quarter before\(incomplete)" } ?? incomplete
    }

    private var ratios: HTML {
        var table = RatioTable(of: quarter, totals: totals)
        table.caption = "Ratios, calculated from the rounded numbers"
        return table.html
    }

    private var history: HTML {
        DashboardHistory(
            upTo: quarter,
            summaries.mapValues { summary in
                var figures = QuarterCharts.Figures(summary.roundedTotal)
                for measure in Measure.allCases { figures.words[measure] = summary[measure].words }
                return figures
            }
        ).html
    }

    private var totals: [CivilQuarter: AggregateTotal] { summaries.mapValues(\.roundedTotal) }

    private var summaries: [CivilQuarter: Summary] {
        dashboard.history.reduce(into: [quarter: summary]) { $0[$1.quarter] = $1.edition.summary }
    }

    private var sourceNote: HTML {
        p(["class": "muted small"]) {
            """
            “Not known” means that no team has the headings needed for it. “Published” definitions are those of IPS Grow \
            and NHS England; the others were decided for this service, as nothing is published. Hours are rounded to 5, \
            and left out where fewer than 5 clients have any.
            """
        }
    }
}
