package import CivilTime

/// A row of a participants' file, read: one referral in one month.
///
/// The key is the referral, never the person: people may start more than once.
package struct Participant: Hashable, Sendable {
    /// The row of its file, as a spreadsheet program shows it.
    package var row: Int
    /// Trimmed, as text; compared exactly. Empty where the cell is blank, never in an accepted file.
    package var referral: String
    /// The stage at the end of the month; never nil in an accepted file.
    package var stage: Stage?
    /// Without those that are blank. An accepted file has `start` and `stageStart` in every row.
    package var dates: [ParticipantColumn: CivilDay]
    /// The KW ID; empty where blank.
    package var keyworker: String
    /// Without those that are blank, which is not zero. Counts in ones, hours in hundredths.
    package var numbers: [ParticipantColumn: Int]
    /// What the other interventions were; empty where blank.
    package var otherType: String

    /// In the order of the serial form: new ones go to the end.
    package enum Stage: String, Hashable, Sendable, CaseIterable {
        case preWork = "Pre-work support"
        case inWork = "In-work support"
        case disengagement = "Disengagement"
        case completion = "Completion"

        /// Whether somebody works with the participant (published: the others are inactive phases).
        package var isActive: Bool { self == .preWork || self == .inWork }
    }

    package init(
        row: Int, referral: String, stage: Stage? = nil, dates: [ParticipantColumn: CivilDay] = [:],
        keyworker: String = "", numbers: [ParticipantColumn: Int] = [:], otherType: String = ""
    ) {
        self.row = row
        self.referral = referral
        self.stage = stage
        self.dates = dates
        self.keyworker = keyworker
        self.numbers = numbers
        self.otherType = otherType
    }

    /// The day on which the provision ended; nil while it goes on.
    var completed: CivilDay? {
        dates[.completion] ?? (stage == .completion ? dates[.stageStart] : nil)
    }

    func hasCompleted(before month: CivilMonth) -> Bool {
        completed.map { $0 < month.first } ?? false
    }

    /// Of both kinds; nil where one of them is not known.
    var meetings: Int? {
        guard let own = numbers[.meetingsWithKeyworker], let others = numbers[.meetingsWithOthers] else { return nil }
        return own + others
    }
}

/// The columns of a participants' file, in the order of the tab; the raw value is the schema's role.
package enum ParticipantColumn: String, Hashable, Sendable, CaseIterable {
    // Section A: participant details.
    case referral = "referral-number"
    case start = "start-date"
    case stage
    case stageStart = "stage-start-date"
    case employmentStart = "employment-start-date"
    case disengagement = "disengagement-date"
    case reengagement = "re-engagement-date"
    case completion = "completion-date"
    case disengagements
    // Section B: contacts.
    case keyworker = "dedicated-kw-id"
    case meetingsWithKeyworker = "meetings-with-dkw"
    case meetingsWithOthers = "meetings-with-others"
    case caseConference = "case-conference-date"
    // Section C: interventions.
    case workInterventions = "work-interventions"
    case healthInterventions = "health-interventions"
    case financialInterventions = "financial-interventions"
    case otherInterventions = "other-interventions"
    case otherType = "other-intervention-type"
    // Section D.
    case workExperience = "work-experience-hours"
    case employerInterventions = "employer-interventions"

    /// In the order of the serial form: new ones go to the end.
    static let dates: [ParticipantColumn] = [
        .start, .stageStart, .employmentStart, .disengagement, .reengagement, .completion, .caseConference,
    ]
    /// In the order of the serial form: new ones go to the end.
    static let numbers: [ParticipantColumn] = [
        .disengagements, .meetingsWithKeyworker, .meetingsWithOthers, .workInterventions, .healthInterventions,
        .financialInterventions, .otherInterventions, .workExperience, .employerInterventions,
    ]
    /// What happened in the month: all numbers but the disengagements so far.
    static let monthly = numbers.filter { $0 != .disengagements }

    /// Decimal places of a number.
    var places: Int { self == .workExperience ? 2 : 0 }
}
