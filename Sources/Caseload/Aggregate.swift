/// What survives of a spreadsheet: numbers. A measure that can't be known is absent here and `null` in documents, never 0.
package struct Aggregate: Hashable, Sendable, Codable {
    /// Whole counts; `hoursPerWeekTotal` in hundredths of an hour. A measure without an entry is not known.
    package var measures: [Measure: Int]
    /// Clients by band, all four bands present; a banded measure without an entry is not known.
    package var bands: [BandedMeasure: [DayBand: Int]]
    /// Clients by option label, options without a client left out; a demographic without an entry is not known.
    package var demographics: [Demographic: [String: Int]]

    package init(
        measures: [Measure: Int] = [:], bands: [BandedMeasure: [DayBand: Int]] = [:],
        demographics: [Demographic: [String: Int]] = [:]
    ) {
        self.measures = measures
        self.bands = bands
        self.demographics = demographics
    }

    package subscript(measure: Measure) -> Int? { measures[measure] }

    /// Labels in `demographics` that are not options of the schema.
    package static let notRecorded = "Not recorded"
    package static let unrecognised = "Unrecognised"
}

/// The sum of several parts, and what some of them could not tell.
package struct AggregateTotal: Hashable, Sendable {
    /// Sums over the parts that know a measure; absent where no part does.
    package var aggregate: Aggregate
    /// Measures, banded ones included, that at least one part knows and at least one lacks, in document order.
    package var incomplete: [String]

    /// Adds parts up: band by band, option by option. The order of the parts does not matter; no parts give no measures.
    package init(of parts: [Aggregate]) {
        var total = Aggregate()
        for part in parts {
            total.measures.merge(part.measures, uniquingKeysWith: +)
            total.bands.merge(part.bands) { $0.merging($1, uniquingKeysWith: +) }
            total.demographics.merge(part.demographics) { $0.merging($1, uniquingKeysWith: +) }
        }
        func isIncomplete(_ isKnown: (Aggregate) -> Bool) -> Bool {
            let knowing = parts.count(where: isKnown)
            return knowing > 0 && knowing < parts.count
        }
        aggregate = total
        incomplete =
            Measure.allCases.filter { measure in isIncomplete { $0.measures[measure] != nil } }.map(\.rawValue)
            + BandedMeasure.allCases.filter { measure in isIncomplete { $0.bands[measure] != nil } }.map(\.rawValue)
    }
}
