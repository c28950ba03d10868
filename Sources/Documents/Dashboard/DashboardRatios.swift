import Findings
import Caseload
import CivilTime

extension RatioTable {
    /// The ratios of a dashboard.
    init(of dashboard: Dashboard) {
        var totals = Dictionary(
            dashboard.history.map { ($0.quarter, $0.total) }, uniquingKeysWith: { _, newer in newer })
        totals[dashboard.quarter] = dashboard.total
        self.init(of: dashboard.quarter, totals: totals)
    }

    /// The ratios of a quarter, and the employment rate of the financial year to date.
    init(of quarter: CivilQuarter, totals: [CivilQuarter: AggregateTotal]) {
        let total = totals[quarter] ?? AggregateTotal(of: [])
        entries = Ratio.Kind.allCases.filter { $0 != .employmentRate }.compactMap { kind in
            Ratio(kind, of: total).map { Entry(ratio: $0) }
        }
        if let (ratio, quarters) = Ratio.employmentRate(through: quarter, of: totals) {
            entries.append(Entry(ratio: ratio, over: Self.summed(over: quarters)))
        }
    }

    static func summed(over quarters: [CivilQuarter]) -> String {
        "Summed over \(sentenceList(quarters.map(\.monthsText)))."
    }
}
