import Caseload
import CivilTime

/// Quarter on quarter: pairs of measures that are read together, a chart with its table for each.
struct QuarterCharts {
    /// What is known of a quarter.
    struct Figures {
        var values: [Measure: Int]
        /// Measures whose value is not the whole: a star in the table.
        var incomplete: Set<Measure>
        /// What the table says where a number is known and not shown as it is.
        var words: [Measure: String] = [:]
    }

    /// Quarters in a chart: two years. More would be too narrow on a phone; the CSV and JSON forms hold all.
    static let quarterLimit = 8

    private static let pairs: [(title: String, measures: [Measure])] = [
        ("Referrals and vocational profiles", [.referrals, .vocationalProfilesStarted]),
        ("Into work", [.peopleIntoWork, .jobStarts]),
        ("Staying in work", [.sustained13Weeks, .sustained26Weeks]),
        ("Caseload", [.caseload, .engagedCaseload]),
    ]

    let quarters: [CivilQuarter]
    private let known: [CivilQuarter: Figures]

    /// Every quarter from the first one known to `last`, so that a gap shows as one.
    init(upTo last: CivilQuarter, _ known: [CivilQuarter: Figures]) {
        var quarters = [last]
        while quarters.count < Self.quarterLimit, let first = quarters.first, known.keys.contains(where: { $0 < first })
        {
            quarters.insert(first.previous, at: 0)
        }
        self.quarters = quarters
        self.known = known
    }

    @HTMLBuilder
    var html: HTML {
        for pair in Self.pairs {
            BarChart(
                title: pair.title, categoryTitle: "Quarter", categories: categories, series: pair.measures.map(series)
            ).html
        }
    }

    var categories: [BarChart.Category] {
        quarters.map { .init(short: ["Q\($0.number)", "\($0.year)"], long: $0.shortMonthsText) }
    }

    private func series(_ measure: Measure) -> BarChart.Series {
        .init(
            name: measure.words.label, values: quarters.map { known[$0]?.values[measure] },
            incomplete: Set(quarters.indices.filter { known[quarters[$0]]?.incomplete.contains(measure) == true }),
            words: quarters.indices.reduce(into: [:]) { $0[$1] = known[quarters[$1]]?.words[measure] })
    }
}

extension CivilQuarter {
    /// `Jul to Sep 2026`, for narrow columns.
    fileprivate var shortMonthsText: String {
        let names = CivilMonth.names.map { $0.prefix(3) }
        return "\(names[number * 3 - 3]) to \(names[number * 3 - 1]) \(year)"
    }
}
