import CivilTime
import Findings

/// Something that a row shows by itself or beside last month; nothing of its cells stands in it.
struct ParticipantRemark {
    let rule: FindingRule
    let column: ParticipantColumn
    let message: String
}

/// What can be wrong between the cells of a participant's row (mar.md, "Rules"). Used on dropped files and, for its warnings,
/// again when a month is compiled.
struct ParticipantChecks {
    /// Nil where it is not known; then what needs it is not looked at.
    let month: CivilMonth?
    let earlier: EarlierMonths
    /// A column's heading in quotation marks.
    let quoted: (ParticipantColumn) -> String

    /// - Parameter unreadable: columns whose cell is not blank and not what it should be; nothing is concluded from them.
    func remarks(_ participant: Participant, unreadable: Set<ParticipantColumn> = []) -> [ParticipantRemark] {
        var remarks = order(participant)
        if let month {
            remarks += monthErrors(participant, month, unreadable)
            remarks += monthWarnings(participant, month)
        }
        return remarks + implausible(participant) + besideLastMonth(participant)
    }

    // MARK: Errors

    /// Which date must not be before which, as far as both are there.
    private static let orders: [(later: ParticipantColumn, earlier: [ParticipantColumn])] = [
        (.stageStart, [.start]), (.employmentStart, [.start]), (.disengagement, [.start]),
        (.reengagement, [.disengagement, .start]),
        (.completion, [.start, .employmentStart, .disengagement, .reengagement]),
    ]

    private func order(_ participant: Participant) -> [ParticipantRemark] {
        Self.orders.compactMap { later, earlier in
            guard let date = participant.dates[later] else { return nil }
            let wrong = earlier.first { column in
                // Who disengages again has the date of the earlier return beside that of the new disengagement.
                if later == .reengagement, column == .disengagement, hasDisengagedAgain(participant) { return false }
                return participant.dates[column].map { date < $0 } ?? false
            }
            return wrong.map { wrong in
                ParticipantRemark(
                    rule: .datesOutOfOrder, column: later,
                    message: "\(quoted(later)) is before \(quoted(wrong)). Check both, the day first: 31/01/2026.")
            }
        }
    }

    private func hasDisengagedAgain(_ participant: Participant) -> Bool {
        participant.stage.map { !$0.isActive } ?? false && participant.numbers[.disengagements] ?? 0 >= 2
    }

    private func monthErrors(
        _ participant: Participant, _ month: CivilMonth, _ unreadable: Set<ParticipantColumn>
    ) -> [ParticipantRemark] {
        var remarks: [ParticipantRemark] = []
        func add(_ rule: FindingRule, _ column: ParticipantColumn, _ message: String) {
            remarks.append(ParticipantRemark(rule: rule, column: column, message: message))
        }
        let start = participant.dates[.start]
        if let start, start > month.last {
            add(
                .startAfterMonth, .start,
                """
                This is after \(month.longText). Check the date; a participant who starts later belongs into the file of that \
                month.
                """)
        }
        if let conference = participant.dates[.caseConference] {
            if !(month.first...month.last).contains(conference) {
                add(
                    .caseConferenceOutsideMonth, .caseConference,
                    "This is not in \(month.longText). Clear it, or correct the date.")
            } else if let start, conference < start {
                add(
                    .caseConferenceBeforeStart, .caseConference,
                    "The Case Conference is before \(quoted(.start)). Check both dates.")
            }
        }
        if participant.hasCompleted(before: month) {
            if let column = ParticipantColumn.monthly.first(where: { participant.numbers[$0] ?? 0 > 0 }) {
                add(
                    .activeAfterCompletion, column,
                    """
                    The provision ended before \(month.longText) began, and yet this is more than 0. Check the numbers of this row \
                    and \(quoted(.completion)).
                    """)
            }
            return remarks
        }
        // A date that could not be read might be the one that allows it.
        guard unreadable.isDisjoint(with: ParticipantColumn.dates), start ?? month.first <= month.last else {
            return remarks
        }
        let days = ProvisionDays(participant: participant, month: month)
        if participant.numbers[.workExperience] ?? 0 > 0, !days.mayHoldPreWork {
            add(
                .workExperienceOutsidePreWork, .workExperience,
                """
                By its stage and dates this participant was in pre-work support on no day of \(month.longText). Check the hours, the \
                stage and the dates.
                """)
        }
        if participant.numbers[.employerInterventions] ?? 0 > 0, !days.mayHoldInWork {
            add(
                .employerInterventionsOutsideInWork, .employerInterventions,
                """
                By its stage and dates this participant was in in-work support on no day of \(month.longText). Check the number, \
                the stage and the dates.
                """)
        }
        return remarks
    }
}
