package import CivilTime

/// What is still kept of the months before, as far as rows are held against it.
package struct EarlierMonths: Hashable, Sendable {
    /// Of all parts of last month, by referral; nil where last month is not kept.
    package var participants: [String: Participant]?
    /// Hundredths of hours of unpaid work experience in all months that are kept, by referral.
    package var workExperience: [String: Int]
    /// What should be in a file or a month again: the rows that the same part gave last month, or all parts together; nil
    /// where they are not kept.
    package var expected: Expected?

    package struct Expected: Hashable, Sendable {
        package var keyworkers: [Keyworker]
        package var participants: [Participant]

        package init(keyworkers: [Keyworker], participants: [Participant]) {
            self.keyworkers = keyworkers
            self.participants = participants
        }
    }

    /// Nothing is kept: no row is held against last month.
    package static let none = EarlierMonths(participants: nil, workExperience: [:], expected: nil)

    private init(participants: [String: Participant]?, workExperience: [String: Int], expected: Expected?) {
        self.participants = participants
        self.workExperience = workExperience
        self.expected = expected
    }

    /// - Parameters:
    ///   - month: the month that is looked at.
    ///   - kept: rows of all parts of the months that are kept; those of `month` and later ones are passed over.
    ///   - expected: rows of last month that should come again; nil = all of last month's.
    package init(month: CivilMonth, kept: [CivilMonth: [ActivityRows]], expected: [ActivityRows]? = nil) {
        let last = kept[month.previous]
        let participants = last.map { rows in
            Dictionary(rows.flatMap(\.participants).map { ($0.referral, $0) }, uniquingKeysWith: { first, _ in first })
        }
        var workExperience: [String: Int] = [:]
        for (earlier, rows) in kept where earlier < month {
            for participant in rows.flatMap(\.participants) {
                workExperience[participant.referral, default: 0] += participant.numbers[.workExperience] ?? 0
            }
        }
        let expected = (expected ?? last).map { rows in
            Expected(keyworkers: rows.flatMap(\.keyworkers), participants: rows.flatMap(\.participants))
        }
        self.init(participants: participants, workExperience: workExperience, expected: expected)
    }
}

extension EarlierMonths.Expected {
    /// Participants of last month who had not completed and are not in this month's rows.
    func vanished(from participants: [Participant]) -> [Participant] {
        let here = Set(participants.map(\.referral))
        return self.participants.filter { $0.stage != .completion && !here.contains($0.referral) }
    }

    /// Keyworkers of last month who had not left and are not in this month's rows.
    func vanished(from keyworkers: [Keyworker]) -> [Keyworker] {
        let here = Set(keyworkers.map(\.id))
        return self.keyworkers.filter { $0.status != .left && !here.contains($0.id) }
    }
}
