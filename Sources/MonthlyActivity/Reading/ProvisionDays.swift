import CivilTime

/// On which days of a month a participant may have been in pre-work or in in-work support, by the stage and the employment,
/// disengagement, re-engagement and completion dates.
///
/// In doubt a day counts, since an error refuses the whole file: the days of disengagement and of completion themselves do,
/// and a date that is not there rules nothing out.
struct ProvisionDays {
    let participant: Participant
    let month: CivilMonth

    var mayHoldPreWork: Bool { month.days.contains { isWithProvider($0) && mayBePreWork($0) } }
    var mayHoldInWork: Bool { month.days.contains { isWithProvider($0) && mayBeInWork($0) } }

    private func date(_ column: ParticipantColumn) -> CivilDay? { participant.dates[column] }

    /// Started, not disengaged, not completed.
    private func isWithProvider(_ day: CivilDay) -> Bool {
        if let start = date(.start), day < start { return false }
        if let completed = participant.completed, day > completed { return false }
        if let disengaged = date(.disengagement) ?? (participant.stage == .disengagement ? date(.stageStart) : nil) {
            if participant.stage == .disengagement { return day <= disengaged }
            if let back = date(.reengagement), back >= disengaged { return day <= disengaged || day >= back }
            // Disengaged and never back: so until the completion.
            if participant.stage == .completion, date(.reengagement) == nil { return day <= disengaged }
        }
        return true
    }

    private func mayBePreWork(_ day: CivilDay) -> Bool {
        switch participant.stage {
        case .preWork: return isPreWorkOfPreWork(day)
        case .inWork: return endOfPreWork.map { day < $0 } ?? true
        case .disengagement, .completion: return date(.employmentStart).map { day < $0 } ?? true
        case nil: return true
        }
    }

    private func mayBeInWork(_ day: CivilDay) -> Bool {
        switch participant.stage {
        case .preWork:
            // A job that ended within the month.
            guard let employed = date(.employmentStart), day >= employed else { return false }
            return date(.stageStart).map { day < $0 } ?? true
        case .inWork:
            let began = [date(.employmentStart), date(.stageStart)].compactMap(\.self).min()
            return began.map { day >= $0 } ?? true
        case .disengagement, .completion: return date(.employmentStart).map { day >= $0 } ?? false
        case nil: return true
        }
    }

    /// In pre-work support at the month's end, and before a job that has ended.
    private func isPreWorkOfPreWork(_ day: CivilDay) -> Bool {
        guard let employed = date(.employmentStart), let stage = date(.stageStart) else { return true }
        return day < employed || day >= stage
    }

    /// Of a participant in in-work support: the first day of work, or of the stage where that came later. A stage that began
    /// anew with a re-engagement says nothing.
    private var endOfPreWork: CivilDay? {
        guard let employed = date(.employmentStart) else { return date(.stageStart) }
        guard let stage = date(.stageStart) else { return employed }
        if let back = date(.reengagement), back >= employed { return employed }
        return max(employed, stage)
    }
}
