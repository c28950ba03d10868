import Caseload

/// Tables of what was counted, the same in reports and dashboards.
struct Numbers {
    var aggregate: Aggregate
    /// Names of measures that some part could not tell, as in `AggregateTotal`.
    var incomplete: Set<String> = []
    /// Why a number may be missing: a sentence's end.
    var whyUnknown: String

    /// Every measure with its definition.
    func measuresTable(caption: HTML) -> HTML {
        Self.measuresTable(caption: caption, value: value)
    }

    /// The same with values from elsewhere.
    static func measuresTable(caption: HTML, value: (Measure) -> HTML) -> HTML {
        DataTable(
            caption: caption,
            columns: [
                .init(title: "What"), .init(title: "Number", isNumber: true), .init(title: "How it is counted"),
            ],
            rows: Measure.allCases.map { measure in
                [HTML(measure.words.label), value(measure), definition(measure.words)]
            },
            style: "numbers"
        ).html
    }

    /// Of a measure by its name, counts by days included; the name itself where it is none.
    static func label(ofMeasure name: String) -> String {
        Measure(rawValue: name)?.words.label ?? BandedMeasure(rawValue: name)?.words.label ?? name
    }

    /// What stands under the table of measures.
    var sourceNote: HTML {
        p(["class": "muted small"]) {
            """
            “Not known” means that \(whyUnknown). “Published” definitions are those of IPS Grow and NHS England; the \
            others were decided for this service, as nothing is published.
            """
        }
    }

    /// The two counts by days, each as a chart with its table.
    @HTMLBuilder
    var daysCharts: HTML {
        for banded in BandedMeasure.allCases {
            h3(HTML(banded.words.label))
            p(["class": "muted small"]) {
                definition(banded.words)
                if incomplete.contains(banded.rawValue) { " \(Self.incompleteMark)" }
            }
            if let bands = aggregate.bands[banded] {
                BarChart(
                    title: "Clients by days", categoryTitle: "Days",
                    categories: DayBand.allCases.map { .init(short: [$0.shortWords, "days"], long: $0.words) },
                    series: [.init(name: "Clients", values: DayBand.allCases.map { bands[$0] ?? 0 })]
                ).html
            } else {
                p { unknown }
            }
        }
    }

    /// Each demographic with the share of every option.
    @HTMLBuilder
    var demographicTables: HTML {
        for demographic in Demographic.allCases {
            let words = demographic.words
            if let options = aggregate.demographics[demographic] {
                shareTable(words, options)
            } else {
                h3(HTML(words.label))
                p { unknown }
            }
        }
    }

    static func text(of measure: Measure, in aggregate: Aggregate) -> String? {
        aggregate[measure].map { value in
            measure == .hoursPerWeekTotal ? groupedTenths(tenths(ofHundredths: value)) : grouped(value)
        }
    }

    static let incompleteMark = element("span", ["class": "tag is-warn state"]) {
        Icon.exclamation
        "incomplete"
    }

    @HTMLBuilder
    private func value(of measure: Measure) -> HTML {
        if let text = Self.text(of: measure, in: aggregate) {
            HTML(text)
            if incomplete.contains(measure.rawValue) { Self.incompleteMark }
        } else {
            element("span", ["class": "state muted"]) { "not known" }
        }
    }

    private var unknown: HTML { "Not known: \(whyUnknown)." }

    private func shareTable(_ words: Words, _ options: [String: Int]) -> HTML {
        let sum = options.values.reduce(0, +)
        return DataTable(
            caption: "\(words.label)\(element("span", ["class": "muted small"]) { definition(words) })",
            columns: [
                .init(title: words.label), .init(title: "Clients", isNumber: true),
                .init(title: "Share", isNumber: true),
            ],
            rows: orderedOptions(options).map { label, count in
                [
                    HTML(label), HTML(grouped(count)),
                    HTML(percentText(count, of: sum)),
                ]
            },
            style: "shares"
        ).html
    }
}

/// A number's definition: what is published, what was decided here, and which is which.
func definition(_ words: Words) -> HTML {
    let decided = words.decided.map { " \($0)" } ?? ""
    return switch words.source {
    case .decidedHere: "\(words.definition)\(decided) (Decided here.)"
    case .published where decided.isEmpty: "\(words.definition) (Published.)"
    case .published: "\(words.definition) (Published.)\(decided) (Decided here.)"
    }
}

/// Options of a demographic as every document lists them: most clients first, then by name, and last what is no option.
func orderedOptions(_ options: [String: Int]) -> [(label: String, count: Int)] {
    func rank(_ label: String) -> Int {
        label == Aggregate.notRecorded ? 1 : label == Aggregate.unrecognised ? 2 : 0
    }
    return options.filter { $0.value > 0 }.map { (label: $0.key, count: $0.value) }
        .sorted { (rank($0.label), $1.count, $0.label) < (rank($1.label), $0.count, $1.label) }
}

extension DayBand {
    var words: String {
        switch self {
        case .upTo7: "0 to 7 days"
        case .upTo30: "8 to 30 days"
        case .upTo90: "31 to 90 days"
        case .over90: "91 days or more"
        }
    }

    var shortWords: String {
        switch self {
        case .upTo7: "0–7"
        case .upTo30: "8–30"
        case .upTo90: "31–90"
        case .over90: "91+"
        }
    }
}
