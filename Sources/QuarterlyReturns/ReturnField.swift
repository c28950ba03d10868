package import Caseload

/// A field of a Quarterly Return: what its form asks, its preview shows and the regional store has a column for.
///
/// Demographics are no part of a return.
package enum ReturnField: Hashable, Sendable {
    case measure(Measure)
    case band(BandedMeasure, DayBand)
    /// For all clients in paid work; by hand, with a calculated hint beside it (`ReturnContent.averageHoursHint`).
    case averageHours
    /// Clients carried over on the caseload from the previous financial year.
    case carriedOver
    case narrative(Narrative)
    case staff(StaffRole, Funding, StaffFigure)
    /// Whether the workforce figures follow the published rule on whom to leave out.
    case inclusionRuleFollowed
    case fidelityReviewed
    case fidelityScore
    /// Follows from the score.
    case fidelityCategory
    case fidelityNextReview

    package enum Section: String, Hashable, Sendable, CaseIterable {
        case quantitative = "Quantitative Information"
        case narrative = "Narrative Information"
        case workforce = "Workforce Information"
        case fidelity = "Fidelity Information"
    }

    package enum Narrative: String, Hashable, Sendable, CaseIterable {
        case progress = "progress_in_quarter"
        case challenges = "challenges_in_quarter"
        case goodNews = "good_news_stories"
        case comments = "additional_comments"
    }

    package enum StaffRole: String, Hashable, Sendable, CaseIterable {
        case employmentSpecialists = "employment_specialists"
        case seniorEmploymentSpecialists = "senior_employment_specialists"
        case teamLeaders = "team_leaders"
    }

    package enum Funding: String, Hashable, Sendable, CaseIterable {
        case wave1 = "wave_1"
        case wave2 = "wave_2"
        case other
    }

    package enum StaffFigure: String, Hashable, Sendable, CaseIterable {
        case funded = "funded_fte"
        case inPost = "fte_in_post"
        /// Funded less in post; below 0 where more are in post than funded.
        case vacant = "vacant_fte"
    }

    /// In the order of forms, documents and columns.
    package static let all: [ReturnField] =
        Measure.allCases.map(ReturnField.measure) + [.averageHours, .carriedOver]
        + BandedMeasure.allCases.flatMap { measure in DayBand.allCases.map { .band(measure, $0) } }
        + Narrative.allCases.map(ReturnField.narrative)
        + StaffRole.allCases.flatMap { role in
            Funding.allCases.flatMap { funding in StaffFigure.allCases.map { .staff(role, funding, $0) } }
        }
        + [.inclusionRuleFollowed, .fidelityReviewed, .fidelityScore, .fidelityCategory, .fidelityNextReview]

    package var section: Section {
        switch self {
        case .measure, .band, .averageHours, .carriedOver: .quantitative
        case .narrative: .narrative
        case .staff, .inclusionRuleFollowed: .workforce
        case .fidelityReviewed, .fidelityScore, .fidelityCategory, .fidelityNextReview: .fidelity
        }
    }

    /// Follows from other fields and is never given by hand.
    package var isDerived: Bool {
        switch self {
        case .staff(_, _, .vacant), .fidelityCategory: true
        default: false
        }
    }

    /// Whether the figures of several services may be added up: counts and full-time equivalents, never averages, scores,
    /// dates or words.
    package var isSummed: Bool {
        switch self {
        case .measure, .band, .carriedOver, .staff: true
        case .averageHours, .narrative, .inclusionRuleFollowed, .fidelityReviewed, .fidelityScore, .fidelityCategory,
            .fidelityNextReview:
            false
        }
    }
}

// MARK: - Column names

extension ReturnField {
    /// The name in the regional store, in JSON and in the ledger; stable.
    package var columnName: String {
        switch self {
        case .measure(let measure): measure.rawValue
        case .band(let measure, let band): "\(measure.rawValue)_\(band.columnEnding)"
        case .averageHours: "average_hours_per_week"
        case .carriedOver: "caseload_carried_over"
        case .narrative(let narrative): narrative.rawValue
        case .staff(let role, let funding, let figure): "\(role.rawValue)_\(funding.rawValue)_\(figure.rawValue)"
        case .inclusionRuleFollowed: "inclusion_rule_followed"
        case .fidelityReviewed: "fidelity_last_review"
        case .fidelityScore: "fidelity_score"
        case .fidelityCategory: "fidelity_category"
        case .fidelityNextReview: "fidelity_next_review_due"
        }
    }

    /// Nil for a name that is no field's.
    package init?(columnName: String) {
        guard let field = Self.byColumnName[columnName] else { return nil }
        self = field
    }

    private static let byColumnName = Dictionary(
        all.map { ($0.columnName, $0) }, uniquingKeysWith: { first, _ in first })
}

extension DayBand {
    fileprivate var columnEnding: String {
        switch self {
        case .upTo7: "0_7"
        case .upTo30: "8_30"
        case .upTo90: "31_90"
        case .over90: "91_plus"
        }
    }
}

extension ReturnField: Comparable {
    /// The order of `all`.
    package static func < (left: ReturnField, right: ReturnField) -> Bool {
        (places[left] ?? 0) < (places[right] ?? 0)
    }

    private static let places = Dictionary(
        all.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}

extension ReturnField: Codable, CodingKeyRepresentable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let field = ReturnField(columnName: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a field of a return")
        }
        self = field
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(columnName)
    }

    package var codingKey: any CodingKey { FieldKey(stringValue: columnName) }

    package init?(codingKey: some CodingKey) {
        self.init(columnName: codingKey.stringValue)
    }

    private struct FieldKey: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
