import Caseload
package import CivilTime

/// What a field of a return holds. `ReturnField.kind` says which case it is, and the unit of a number.
package enum ReturnValue: Hashable, Sendable, Codable {
    /// In units of the last decimal place: 16.5 hours with one place are 165.
    case number(Int)
    /// A narrative with its line breaks (LF), or the word of a category; never empty.
    case text(String)
    case yesNo(Bool)
    case day(CivilDay)

    /// Nil for other cases.
    package var number: Int? {
        if case .number(let number) = self { number } else { nil }
    }
}

extension ReturnField {
    package enum Kind: Hashable, Sendable {
        /// `range` in units of the last of `places` decimal places.
        case number(places: Int, range: ClosedRange<Int>)
        /// Up to `limit` characters.
        case text(limit: Int)
        case yesNo
        case day
        /// One of these words.
        case word([String])
    }

    package var kind: Kind {
        switch self {
        // As in `Aggregate`, which counts them in hundredths of an hour.
        case .measure(.hoursPerWeekTotal): .number(places: 2, range: 0...999_999_99)
        case .measure, .band, .carriedOver: .number(places: 0, range: 0...999_999)
        case .averageHours: .number(places: 1, range: 0...168_0)
        case .narrative: .text(limit: 4000)
        case .staff(_, _, .vacant): .number(places: 2, range: -999_99...999_99)
        case .staff: .number(places: 2, range: 0...999_99)
        case .inclusionRuleFollowed: .yesNo
        case .fidelityReviewed, .fidelityNextReview: .day
        case .fidelityScore: .number(places: 0, range: 25...125)
        case .fidelityCategory: .word(FidelityCategory.allCases.map(\.rawValue))
        }
    }

    /// Decimal places of a number; 0 for all else.
    package var decimalPlaces: Int {
        if case .number(let places, _) = kind { places } else { 0 }
    }
}

/// What a score of the 25-item fidelity scale amounts to.
package enum FidelityCategory: String, Hashable, Sendable, CaseIterable {
    case exemplary
    case good
    case fair
    case notIPS = "not IPS"

    package init(score: Int) {
        self =
            switch score {
            case 115...: .exemplary
            case 100...: .good
            case 74...: .fair
            default: .notIPS
            }
    }
}

/// A number in units of its last decimal place, written out: 165 with one place is `16.5`, 1,650 with two `16.5`.
package func decimalText(_ number: Int, places: Int) -> String {
    let digits = String(number.magnitude)
    let filled = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    var decimals = filled.suffix(places)
    while decimals.last == "0" { decimals.removeLast() }
    return (number < 0 ? "-" : "") + filled.dropLast(places) + (decimals.isEmpty ? "" : "." + decimals)
}
