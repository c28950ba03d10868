/// The totals of the cover: participants and what was done, by stage and section.
package struct ActivityTotals: Hashable, Sendable {
    /// A row of the totals.
    package enum Quantity: Hashable, Sendable {
        case participants
        case caseConferences
        /// Sum of a column of numbers.
        case sum(ParticipantColumn)
    }

    package struct Section: Hashable, Sendable {
        package let title: String
        package let quantities: [Quantity]
    }

    package static let sections = [
        Section(title: "A Participant details", quantities: [.participants, .sum(.disengagements)]),
        Section(
            title: "B Contacts",
            quantities: [.sum(.meetingsWithKeyworker), .sum(.meetingsWithOthers), .caseConferences]),
        Section(
            title: "C Interventions",
            quantities: [
                .sum(.workInterventions), .sum(.healthInterventions), .sum(.financialInterventions),
                .sum(.otherInterventions),
            ]),
        Section(
            title: "D Work experience and employers",
            quantities: [.sum(.workExperience), .sum(.employerInterventions)]),
    ]

    /// In ones; hours in hundredths. Blank cells add nothing.
    package private(set) var byStage: [Participant.Stage: [Quantity: Int]] = [:]
    package private(set) var keyworkers: [Keyworker.Status: Int] = [:]
    /// Hundredths of a full-time post, of those who are active.
    package private(set) var activeFTE = 0

    init(keyworkers rows: [Keyworker], participants: [Participant]) {
        for participant in participants {
            guard let stage = participant.stage else { continue }
            for quantity in Self.sections.flatMap(\.quantities) {
                byStage[stage, default: [:]][quantity, default: 0] += quantity.value(in: participant)
            }
        }
        for keyworker in rows {
            guard let status = keyworker.status else { continue }
            keyworkers[status, default: 0] += 1
            if status == .active { activeFTE += keyworker.fte ?? 0 }
        }
    }

    package func value(of quantity: Quantity, in stage: Participant.Stage) -> Int {
        byStage[stage]?[quantity] ?? 0
    }

    /// Over all stages.
    package func total(of quantity: Quantity) -> Int {
        byStage.values.reduce(0) { $0 + ($1[quantity] ?? 0) }
    }
}

extension ActivityTotals.Quantity {
    fileprivate func value(in participant: Participant) -> Int {
        switch self {
        case .participants: 1
        case .caseConferences: participant.dates[.caseConference] == nil ? 0 : 1
        case .sum(let column): participant.numbers[column] ?? 0
        }
    }

    package var places: Int { if case .sum(let column) = self { column.places } else { 0 } }
}
