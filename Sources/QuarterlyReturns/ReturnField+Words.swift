import Caseload

extension ReturnField {
    /// What the form, the preview and the documents call it; no two fields share one. In ASCII, so that it survives any
    /// encoding in which a form is saved.
    package var label: String {
        switch self {
        case .measure(let measure): measure.words.label
        case .band(let measure, let band): "\(measure.words.label): \(band.words)"
        case .averageHours: "Average number of hours worked per week for all clients in paid work"
        case .carriedOver: "Number of clients carried over on the caseload from the previous financial year"
        case .narrative(.progress): "Progress in quarter"
        case .narrative(.challenges): "Challenges in quarter"
        case .narrative(.goodNews): "Good news stories"
        case .narrative(.comments): "Additional comments"
        case .staff(let role, let funding, let figure): "\(role.label), \(funding.label): \(figure.label)"
        case .inclusionRuleFollowed:
            "These figures leave out primary care staff and caseloads that are mainly job retention"
        case .fidelityReviewed: "Date of last fidelity review"
        case .fidelityScore: "Fidelity score"
        case .fidelityCategory: "Fidelity category"
        case .fidelityNextReview: "Next fidelity review due"
        }
    }

    /// What to write, and what the field means.
    package var help: String {
        switch self {
        case .measure(let measure): measure.words.definition
        case .band(let measure, _): measure.words.definition
        case .averageHours:
            """
            0 to 168, with at most one decimal. Under Calculated stands what the spreadsheets suggest: hours a week of all \
            clients together divided by clients with hours. It counts only once you write it yourself.
            """
        case .carriedOver: "Clients who were on the caseload on 31 March, when the last financial year ended."
        case .narrative:
            "Up to 4,000 characters. No names, no dates of birth, no numbers of clients such as NHS numbers."
        case .staff(_, _, .funded): "Full-time equivalents that are paid for, with at most two decimals, such as 2.5."
        case .staff(_, _, .inPost): "Full-time equivalents in post on the last day of the quarter, such as 1.8."
        case .staff(_, _, .vacant):
            "Worked out: funded less in post. Below 0 where more are in post than funded. Leave it blank."
        case .inclusionRuleFollowed:
            """
            yes or no. Report on staff funded by Wave 1 or Wave 2, on IPS staff that the service had before, and on other \
            employment specialists in secondary care. As far as possible leave out employment specialists in primary care, \
            and those whose caseload is mainly job retention: clients who were employed when they were referred.
            """
        case .fidelityReviewed, .fidelityNextReview: "A date such as 31/03/2026."
        case .fidelityScore: "25 to 125."
        case .fidelityCategory:
            "Worked out from the score: 115 to 125 exemplary, 100 to 114 good, 74 to 99 fair, 73 or less not IPS. Leave it blank."
        }
    }
}

extension DayBand {
    fileprivate var words: String {
        switch self {
        case .upTo7: "0 to 7 days"
        case .upTo30: "8 to 30 days"
        case .upTo90: "31 to 90 days"
        case .over90: "91 days or more"
        }
    }
}

extension ReturnField.StaffRole {
    package var label: String {
        switch self {
        case .employmentSpecialists: "Employment specialists"
        case .seniorEmploymentSpecialists: "Senior employment specialists"
        case .teamLeaders: "Team leaders"
        }
    }
}

extension ReturnField.Funding {
    package var label: String {
        switch self {
        case .wave1: "Wave 1"
        case .wave2: "Wave 2"
        case .other: "other funding"
        }
    }
}

extension ReturnField.StaffFigure {
    package var label: String {
        switch self {
        case .funded: "funded FTE"
        case .inPost: "FTE in post"
        case .vacant: "vacant FTE"
        }
    }
}
