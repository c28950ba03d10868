import Caseload

extension ReturnField {
    /// What the figure says, for those who read returns of others; where it was decided for this system, it says so.
    package var definition: String {
        switch self {
        case .measure(let measure): measure.words.fullText
        case .band(let measure, _): measure.words.fullText
        case .averageHours: "As the service gave it."
        case .carriedOver:
            "Clients on the caseload on 31 March, when the last financial year ended, as the service gave it."
        case .narrative: "As its author wrote it."
        case .staff(_, _, .funded): "Full-time equivalents that are paid for. \(decidedHere)"
        case .staff(_, _, .inPost): "Full-time equivalents in post on the last day of the quarter. \(decidedHere)"
        case .staff(_, _, .vacant):
            "Funded less in post; below 0 where more are in post than funded. \(decidedHere)"
        case .inclusionRuleFollowed:
            """
            Whether the workforce figures leave out, as far as possible, employment specialists in primary care and those \
            whose caseload is mainly job retention.
            """
        case .fidelityReviewed, .fidelityNextReview: "As the service gave it. \(decidedHere)"
        case .fidelityScore: "Of the last fidelity review, 25 to 125. \(decidedHere)"
        case .fidelityCategory:
            "From the score: 115 to 125 exemplary, 100 to 114 good, 74 to 99 fair, 73 or less not IPS. \(decidedHere)"
        }
    }

    /// What a value of it counts, or how it is written.
    package var unit: String {
        switch self {
        case .measure(let measure): measure.words.unit
        case .band(let measure, _): measure.words.unit
        case .averageHours: "hours a week"
        case .carriedOver: "clients"
        case .narrative: "text"
        case .staff: "full-time equivalents"
        case .inclusionRuleFollowed: "1 = yes, 0 = no"
        case .fidelityReviewed, .fidelityNextReview: "day, such as 2026-03-31"
        case .fidelityScore: "points"
        case .fidelityCategory: "word"
        }
    }
}

extension Words {
    fileprivate var fullText: String {
        let marked = source == .decidedHere ? [decidedHere] : []
        return ([definition] + [decided].compactMap(\.self) + marked).joined(separator: " ")
    }
}

private let decidedHere = "(Decided for this system; no definition is published.)"
