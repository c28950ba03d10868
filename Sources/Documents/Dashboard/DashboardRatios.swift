import Caseload
import CivilTime

/// The ratios of a dashboard, each with both its numbers, its remark and what it is held against.
struct DashboardRatios {
    private let quarter: CivilQuarter
    private let ofQuarter: [Ratio]
    private let employmentRate: (ratio: Ratio, quarters: [CivilQuarter])?
    private let caption: HTML

    init(_ dashboard: Dashboard) {
        var totals = Dictionary(
            dashboard.history.map { ($0.quarter, $0.total) }, uniquingKeysWith: { _, newer in newer })
        totals[dashboard.quarter] = dashboard.total
        self.init(of: dashboard.quarter, totals: totals, caption: "Ratios, calculated from totals and never averaged")
    }

    init(of quarter: CivilQuarter, totals: [CivilQuarter: AggregateTotal], caption: HTML) {
        self.quarter = quarter
        self.caption = caption
        let total = totals[quarter] ?? AggregateTotal(of: [])
        ofQuarter = Ratio.Kind.allCases.filter { $0 != .employmentRate }.compactMap { Ratio($0, of: total) }
        employmentRate = Ratio.employmentRate(through: quarter, of: totals)
    }

    @HTMLBuilder
    var html: HTML {
        let rows = rows
        if !rows.isEmpty {
            section("Ratios", id: "ratios") {
                DataTable(
                    caption: caption,
                    columns: [
                        .init(title: "What"), .init(title: "Ratio", isNumber: true), .init(title: "From which numbers"),
                    ],
                    rows: rows, style: "numbers"
                ).html
            }
        }
    }

    private var rows: [[HTML]] {
        ofQuarter.map { row($0, over: nil) }
            + (employmentRate.map { [row($0.ratio, over: $0.quarters)] } ?? [])
    }

    private func row(_ ratio: Ratio, over quarters: [CivilQuarter]?) -> [HTML] {
        let kind = ratio.kind
        var sentences = [
            """
            \(kind.numerator.words.label): \(grouped(ratio.numerator)). \
            \(kind.denominator.words.label): \(grouped(ratio.denominator)).
            """
        ]
        if let quarters { sentences.append("Summed over \(sentenceList(quarters.map(\.monthsText))).") }
        if let guide = kind.guideValue { sentences.append("\(guide.capitalisedFirst).") }
        if let remark = kind.remark { sentences.append(remark) }
        return [HTML(kind.label), value(of: ratio), HTML(sentences.joined(separator: " "))]
    }

    @HTMLBuilder
    private func value(of ratio: Ratio) -> HTML {
        if let percent = ratio.percentText {
            HTML(percent)
        } else {
            element("span", ["class": "state muted"]) { "none: nothing to divide by" }
        }
        if ratio.isIncomplete { Numbers.incompleteMark }
    }
}
