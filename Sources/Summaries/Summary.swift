package import Caseload

/// A service's numbers of a quarter as a stakeholder may see them: counts of 1 to 4 as `<5`, others rounded to 5.
///
/// **Secondary suppression (decided here).** Numbers belong together: the bands of days add up to a measure, every
/// demographic to the clients with the service, these to the caseload and those who left, and to the caseload of the quarter
/// before and the referrals. So figures are let in one after the other, and one that would let somebody tell more of a `<5`
/// than that it is 1 to 4 is left out whole. The program finds out by doing what such a person would do: `Inference`.
/// A referral, discharge or client number is left out as well where the next smaller or larger one in its place would have
/// to be: else its absence would say too much.
///
/// **Promised**
/// * With all documents of an edition, every quarter and every sum above, a `<5` may be any of 1, 2, 3 and 4.
/// * Who knows these rules too can tell no number of 1 to 4 exactly (shown by trying all small caseloads in the tests).
/// * The same where somebody takes what an edition of a quarter leaves out from another one of it (see `Editions`).
///
/// Numbers that contain each other (26 weeks in 13, engaged in caseload, out of work in all) need nothing: a rounded number
/// and a part of it leave at least three counts to their difference, or none.
///
/// **Not promised**: anything about numbers of 5 and more; anything against somebody who knows more than the documents, such as
/// that one client came in a month; that clients are not all of one option.
package struct Summary: Hashable, Sendable {
    /// A figure made of several numbers, which is shown or left out as a whole.
    package enum Breakdown<Part: Hashable & Sendable>: Hashable, Sendable {
        case unknown
        case hidden
        /// Parts that are not in it are 0.
        case shown([Part: SummaryCell])
    }

    /// Every measure. Hours are whole hours, hidden where `clients_with_hours` is small: they would be the hours of a few.
    package fileprivate(set) var measures: [Measure: SummaryCell]
    package fileprivate(set) var bands: [BandedMeasure: Breakdown<DayBand>]
    package fileprivate(set) var demographics: [Demographic: Breakdown<String>]
    /// As in `AggregateTotal`.
    package let incomplete: [String]

    package subscript(measure: Measure) -> SummaryCell { measures[measure] ?? .unknown }
    package subscript(banded: BandedMeasure) -> Breakdown<DayBand> { bands[banded] ?? .unknown }
    package subscript(demographic: Demographic) -> Breakdown<String> { demographics[demographic] ?? .unknown }

    /// Each number rounded or suppressed by itself, nothing hidden for the sake of another yet.
    init(rounding total: AggregateTotal) {
        let aggregate = total.aggregate
        measures = Measure.allCases.reduce(into: [:]) { $0[$1] = SummaryCell(aggregate[$1]) }
        if let hundredths = aggregate[.hoursPerWeekTotal] {
            let isOfFew = measures[.clientsWithHours] == .suppressed
            measures[.hoursPerWeekTotal] = isOfFew ? .hidden : SummaryCell(hoursOfHundredths: hundredths)
        }
        bands = aggregate.bands.mapValues { .shown($0.mapValues { SummaryCell($0) }) }
        demographics = aggregate.demographics.mapValues { .shown($0.mapValues { SummaryCell($0) }) }
        incomplete = total.incomplete
    }

    package func hides(_ figure: Figure) -> Bool {
        switch figure {
        case .measure(let measure): self[measure] == .hidden
        case .bands(let banded): self[banded] == .hidden
        case .demographic(let demographic): self[demographic] == .hidden
        }
    }

    mutating func hide(_ figure: Figure) {
        switch figure {
        case .measure(let measure): if self[measure] != .unknown { measures[measure] = .hidden }
        case .bands(let banded): if self[banded] != .unknown { bands[banded] = .hidden }
        case .demographic(let demographic): if self[demographic] != .unknown { demographics[demographic] = .hidden }
        }
    }
}

extension Summary {
    /// The numbers that are rounded, for whoever compares and calculates: a ratio of a summary comes from these alone.
    package var roundedTotal: AggregateTotal {
        var aggregate = Aggregate()
        for (measure, cell) in measures {
            guard case .rounded(let count) = cell else { continue }
            aggregate.measures[measure] = measure == .hoursPerWeekTotal ? count * 100 : count
        }
        var total = AggregateTotal(of: [aggregate])
        total.incomplete = incomplete
        return total
    }
}

extension SummaryCell {
    /// More than 0 and fewer than 5 hours are `<5`, others are rounded to 5 hours.
    fileprivate init(hoursOfHundredths hundredths: Int) {
        self = (1..<500).contains(hundredths) ? .suppressed : .rounded((hundredths + 250) / 500 * 5)
    }
}
