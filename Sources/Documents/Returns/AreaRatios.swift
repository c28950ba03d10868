import Caseload
import CivilTime
import QuarterlyReturns

/// The ratios of an area. Each compares totals of the same services: of those that reported both its numbers (decided
/// here), since a service with one of them alone would tilt it.
struct AreaRatios {
    private let returns: AreaReturns

    init(_ returns: AreaReturns) {
        self.returns = returns
    }

    var html: HTML {
        RatioTable(entries: ofQuarter + ofYear).html
    }

    private var ofQuarter: [RatioTable.Entry] {
        Ratio.Kind.allCases.filter { $0 != .employmentRate }.compactMap { kind in
            let reporting = aggregates(for: kind, in: returns.summary)
            return Ratio(kind, of: AggregateTotal(of: reporting)).map { ratio in
                .init(ratio: ratio, over: services(reporting.count))
            }
        }
    }

    private var ofYear: [RatioTable.Entry] {
        let totals = (returns.earlier + [returns.summary]).map { summary in
            (summary.quarter, AggregateTotal(of: aggregates(for: .employmentRate, in: summary)))
        }
        let rate = Ratio.employmentRate(
            through: returns.quarter, of: Dictionary(totals, uniquingKeysWith: { _, newer in newer }))
        return rate.map { [.init(ratio: $0.ratio, over: RatioTable.summed(over: $0.quarters))] } ?? []
    }

    /// Both numbers of every service that reported both.
    private func aggregates(for kind: Ratio.Kind, in summary: AreaSummary) -> [Aggregate] {
        summary.services.compactMap { service in
            guard let content = service.submitted?.content,
                let numerator = content.reportedValue(of: .measure(kind.numerator))?.number,
                let denominator = content.reportedValue(of: .measure(kind.denominator))?.number
            else { return nil }
            return Aggregate(measures: [kind.numerator: numerator, kind.denominator: denominator])
        }
    }

    private func services(_ count: Int) -> String? {
        let submitted = returns.summary.total.submitted
        return count < submitted
            ? "Of \(grouped(count)) of the \(counted(submitted, "service")) that submitted: those that reported both."
            : nil
    }
}
