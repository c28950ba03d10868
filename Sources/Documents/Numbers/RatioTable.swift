import Caseload
import QuarterlyReturns

/// Ratios, each with both its numbers, its remark and what it is held against.
struct RatioTable {
    struct Entry {
        var ratio: Ratio
        /// What was summed, where that is not simply the quarter: a sentence.
        var over: String?
    }

    var caption: HTML = "Ratios, calculated from totals and never averaged"
    var entries: [Entry]

    @HTMLBuilder
    var html: HTML {
        if !entries.isEmpty {
            section("Ratios", id: "ratios") {
                DataTable(
                    caption: caption,
                    columns: [
                        .init(title: "What"), .init(title: "Ratio", isNumber: true), .init(title: "From which numbers"),
                    ],
                    rows: entries.map(row), style: "numbers"
                ).html
            }
        }
    }

    private func row(_ entry: Entry) -> [HTML] {
        let ratio = entry.ratio
        let kind = ratio.kind
        let sentences = [
            """
            \(kind.numerator.words.label): \(grouped(ratio.numerator)). \
            \(kind.denominator.words.label): \(grouped(ratio.denominator)).
            """,
            entry.over, kind.guideValue.map { "\($0.capitalisedFirst)." }, kind.remark,
        ]
        return [HTML(kind.label), value(of: ratio), HTML(sentences.compactMap(\.self).joined(separator: " "))]
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

extension RatioTable {
    /// The ratios of one return; the employment rate needs the whole financial year and is left out.
    init(of figures: ReturnContent) {
        let numbers = Measure.allCases.compactMap { measure in
            figures.value(of: .measure(measure))?.number.map { (measure, $0) }
        }
        var total = AggregateTotal(
            of: [Aggregate(measures: Dictionary(numbers, uniquingKeysWith: { first, _ in first }))])
        total.incomplete = figures.incomplete.map(\.columnName)
        entries = Ratio.Kind.allCases.filter { $0 != .employmentRate }.compactMap { kind in
            Ratio(kind, of: total).map { Entry(ratio: $0) }
        }
    }
}
