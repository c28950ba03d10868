import CivilTime
import Findings

extension ParticipantChecks {
    /// Months of pre-work support, from the start (published for the provision).
    private static let preWorkMonths = 15
    /// Hundredths of hours of unpaid work experience, over all of pre-work support.
    private static let workExperienceLimit = 16_00
    /// Meetings or interventions of one kind: two a day, every day of a month (decided here).
    private static let largestCount = 62
    /// Hundredths of hours: 23 working days of 8 hours (decided here).
    private static let mostHours = 184_00

    func monthWarnings(_ participant: Participant, _ month: CivilMonth) -> [ParticipantRemark] {
        var remarks: [ParticipantRemark] = []
        func add(_ rule: FindingRule, _ column: ParticipantColumn, _ message: String) {
            remarks.append(ParticipantRemark(rule: rule, column: column, message: message))
        }
        let isActive = participant.stage?.isActive ?? false
        if isActive, participant.meetings == 0 {
            add(
                .noContactInMonth, .meetingsWithKeyworker,
                "Nobody met this participant in \(month.longText), although somebody works with them. Check both numbers of meetings."
            )
        }
        let met = [ParticipantColumn.meetingsWithKeyworker, .meetingsWithOthers].first {
            participant.numbers[$0] ?? 0 > 0
        }
        if participant.stage == .disengagement, let met,
            let since = participant.dates[.disengagement] ?? participant.dates[.stageStart], since < month.first
        {
            add(
                .contactsWhileDisengaged, met,
                """
                The participant was disengaged all through \(month.longText), and there were meetings. Check the stage, its dates \
                and the numbers of meetings.
                """)
        }
        if participant.stage == .preWork, let start = participant.dates[.start],
            start.advanced(byMonths: Self.preWorkMonths) < month.last
        {
            add(
                .preWorkOver15Months, .start,
                "The participant started more than 15 months ago and is still in pre-work support. Check the date and the stage."
            )
        }
        return remarks
    }

    func implausible(_ participant: Participant) -> [ParticipantRemark] {
        ParticipantColumn.numbers.compactMap { column in
            let limit = column == .workExperience ? Self.mostHours : Self.largestCount
            guard participant.numbers[column] ?? 0 > limit else { return nil }
            return ParticipantRemark(
                rule: .implausibleCount, column: column,
                message: "This is more than a month has room for. Check the number; if it is right, leave it.")
        }
    }

    func besideLastMonth(_ participant: Participant) -> [ParticipantRemark] {
        var remarks: [ParticipantRemark] = []
        let thisMonth = participant.numbers[.workExperience] ?? 0
        let before = earlier.workExperience[participant.referral] ?? 0
        if thisMonth > 0, before + thisMonth > Self.workExperienceLimit {
            remarks.append(
                ParticipantRemark(
                    rule: .workExperienceOver16Hours, column: .workExperience,
                    message: """
                        Unpaid work experience is now more than 16 hours in all, as far as months are still kept: those before can’t \
                        be added. Check the hours.
                        """))
        }
        guard let last = earlier.participants?[participant.referral] else { return remarks }
        if let start = participant.dates[.start], let lastStart = last.dates[.start], start != lastStart {
            remarks.append(
                ParticipantRemark(
                    rule: .startChanged, column: .start,
                    message: """
                        Last month this referral had another start date. Check it: a person who starts again has a new referral \
                        number.
                        """))
        }
        if let stage = participant.stage, let lastStage = last.stage,
            !isUsual(from: lastStage, to: stage, participant)
        {
            remarks.append(
                ParticipantRemark(
                    rule: .stageMoveUnusual, column: .stage,
                    message: """
                        The stage does not usually follow the one that this referral had last month. Check it and its dates.
                        """))
        }
        return remarks
    }

    private func isUsual(
        from last: Participant.Stage, to stage: Participant.Stage, _ participant: Participant
    ) -> Bool {
        switch (last, stage) {
        case (.completion, .completion): true
        case (.completion, _): false
        case (.inWork, .preWork): false
        case (.disengagement, .preWork), (.disengagement, .inWork): participant.dates[.reengagement] != nil
        default: true
        }
    }
}
