import Caseload
import Summaries

/// Tables of a stakeholder's dashboard, laid out as `Numbers` does.
struct SummaryNumbers {
    var summary: Summary

    /// Every measure with its definition.
    func measuresTable(caption: HTML) -> HTML {
        Numbers.measuresTable(caption: caption, value: value)
    }

    @HTMLBuilder
    var daysCharts: HTML {
        for banded in BandedMeasure.allCases {
            h3(HTML(banded.words.label))
            p(["class": "muted small"]) {
                definition(banded.words)
                if summary.incomplete.contains(banded.rawValue) { " \(Numbers.incompleteMark)" }
            }
            switch summary[banded] {
            case .unknown: p { Self.unknown }
            case .hidden: p { Self.leftOut }
            case .shown(let cells): chart(orderedBands(cells))
            }
        }
    }

    private func chart(_ bands: [(band: DayBand, cell: SummaryCell)]) -> HTML {
        BarChart(
            title: "Clients by days", categoryTitle: "Days",
            categories: bands.map { .init(short: [$0.band.shortWords, "days"], long: $0.band.words) },
            series: [
                .init(
                    name: "Clients", values: bands.map(\.cell.count),
                    words: bands.indices.reduce(into: [:]) { $0[$1] = bands[$1].cell.words })
            ]
        ).html
    }

    @HTMLBuilder
    var demographicTables: HTML {
        for demographic in Demographic.allCases {
            switch summary[demographic] {
            case .unknown:
                h3(HTML(demographic.words.label))
                p { Self.unknown }
            case .hidden:
                h3(HTML(demographic.words.label))
                p { Self.leftOut }
            case .shown(let cells):
                optionTable(demographic.words, orderedOptions(cells))
            }
        }
    }

    private func optionTable(_ words: Words, _ options: [(label: String, cell: SummaryCell)]) -> HTML {
        DataTable(
            caption: "\(words.label)\(element("span", ["class": "muted small"]) { definition(words) })",
            columns: [.init(title: words.label), .init(title: "Clients", isNumber: true)],
            rows: options.map { [HTML($0.label), HTML($0.cell.words)] },
            style: "shares"
        ).html
    }

    @HTMLBuilder
    private func value(of measure: Measure) -> HTML {
        switch summary[measure] {
        case .unknown, .hidden: element("span", ["class": "state muted"]) { HTML(summary[measure].words) }
        case .suppressed, .rounded: HTML(summary[measure].words)
        }
        if summary.incomplete.contains(measure.rawValue) { Numbers.incompleteMark }
    }

    private static let unknown: HTML = "Not known: no part has the headings needed for it."
    private static let leftOut: HTML = "Left out, so that no small number can be worked out from it."
}

extension SummaryCell {
    /// For people.
    var words: String {
        switch self {
        case .unknown: "not known"
        case .suppressed: "<5"
        case .rounded(let count): grouped(count)
        case .hidden: "left out"
        }
    }

    /// For programs; blank where the number is not known.
    var plainText: String {
        switch self {
        case .unknown: ""
        case .suppressed: "<5"
        case .rounded(let count): String(count)
        case .hidden: "hidden"
        }
    }

    /// The rounded number; nil where none is shown.
    var count: Int? {
        if case .rounded(let count) = self { count } else { nil }
    }
}

func orderedBands(_ cells: [DayBand: SummaryCell]) -> [(band: DayBand, cell: SummaryCell)] {
    DayBand.allCases.map { ($0, cells[$0] ?? .rounded(0)) }
}

/// Options as every document lists them (`orderedOptions` of counts), by what is shown alone: the exact order would tell more.
func orderedOptions(_ cells: [String: SummaryCell]) -> [(label: String, cell: SummaryCell)] {
    orderedOptions(cells.mapValues { $0.count ?? 1 }).map { ($0.label, cells[$0.label] ?? .unknown) }
}
