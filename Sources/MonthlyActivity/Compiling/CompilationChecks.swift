import CivilTime
import Findings
import TableSchema

/// What only all parts of a month together show, and what each row shows beside last month. A row is that of its tab, where
/// headings are row 1.
struct CompilationChecks {
    let month: CivilMonth
    /// In the order of the tabs.
    let parts: [ActivityPart]
    let standards: [StandardFigures]
    let earlier: EarlierMonths
    /// Whose headings messages name.
    let schema: TableSchema

    /// A row of a tab, with the part and the row of the file that it came from.
    private struct Placed<Row> {
        let row: Row
        let tabRow: Int
        let part: ActivityPart
    }

    var all: [ActivityCheck] {
        let keyworkers = placed(\.keyworkers)
        let participants = placed(\.participants)
        let checks =
            repeated(keyworkers, \.id, .keyworkerInTwoParts, .keyworker, "KW ID")
            + repeated(participants, \.referral, .referralInTwoParts, .participants, "referral number")
            + dedicatedKeyworkers(participants, keyworkers.map(\.row))
            + performance + warnings(participants) + vanished(participants.map(\.row), keyworkers.map(\.row))
        return checks.sorted(by: ActivityCheck.listedBefore)
    }

    private func placed<Row>(_ rows: (ActivityRows) -> [Row]) -> [Placed<Row>] {
        parts.flatMap { part in rows(part.rows).map { (row: $0, part: part) } }.enumerated().map {
            Placed(row: $1.row, tabRow: $0 + 2, part: $1.part)
        }
    }

    /// One check for every row but the first of those that share a key. Within one part the file's own check has refused it.
    private func repeated<Row>(
        _ rows: [Placed<Row>], _ key: (Row) -> String, _ rule: FindingRule, _ tab: ActivityCheck.Tab, _ what: String
    ) -> [ActivityCheck] {
        var first: [String: Placed<Row>] = [:]
        return rows.compactMap { placed in
            guard let earlier = first[key(placed.row)] else {
                first[key(placed.row)] = placed
                return nil
            }
            return ActivityCheck(
                rule: rule, tab: tab, row: placed.tabRow,
                message: """
                    Rows \(earlier.tabRow) (part \(earlier.part.name)) and \(placed.tabRow) (part \(placed.part.name)) have the same \
                    \(what). Keep it in one of the two files and send the other again.
                    """)
        }
    }

    /// Whose provision ended before the month has no need of a keyworker any more.
    private func dedicatedKeyworkers(
        _ participants: [Placed<Participant>], _ keyworkers: [Keyworker]
    ) -> [ActivityCheck] {
        if keyworkers.isEmpty {
            guard !participants.isEmpty else { return [] }
            return [
                ActivityCheck(
                    rule: .dedicatedKeyworkerUnknown, tab: .participants, row: nil,
                    message: "No keyworkers’ file has been received, so no dedicated keyworker is known. Send it.")
            ]
        }
        let statuses = Dictionary(keyworkers.map { ($0.id, $0.status) }, uniquingKeysWith: { first, _ in first })
        return participants.compactMap { placed in
            let participant = placed.row
            let isActive = participant.stage?.isActive ?? false
            func check(_ rule: FindingRule, _ message: String) -> ActivityCheck {
                ActivityCheck(rule: rule, tab: .participants, row: placed.tabRow, message: message)
            }
            if participant.hasCompleted(before: month) || (participant.keyworker.isEmpty && !isActive) { return nil }
            guard let status = statuses[participant.keyworker] else {
                return check(
                    .dedicatedKeyworkerUnknown,
                    participant.keyworker.isEmpty
                        ? "This participant has no Dedicated KW ID. Enter it in row \(participant.row) of the part \(placed.part.name)."
                        : """
                        The Dedicated KW ID is none of the tab Keyworker. Correct it in row \(participant.row) of the part \(placed.part.name), \
                        or add the keyworker.
                        """)
            }
            if isActive, let status, status != .active {
                return check(
                    .dedicatedKeyworkerNotActive,
                    """
                    The dedicated keyworker is on leave or has left. Name another one in row \(participant.row) of the part \
                    \(placed.part.name), or correct the keyworker’s status.
                    """)
            }
            return nil
        }
    }

    // MARK: Performance

    private var performance: [ActivityCheck] {
        var checks: [ActivityCheck] = []
        let missing = CustomerServiceStandard.allCases.filter { standard in
            !standards.contains { $0.standard == standard }
        }
        if !missing.isEmpty {
            checks.append(
                ActivityCheck(
                    rule: .standardMissing, tab: .performance, row: nil,
                    message: """
                        No part has given figures for CSS \(sentenceList(missing.map { "\($0.rawValue)" })). Send the performance file.
                        """))
        }
        for figures in standards where figures.result == .missed {
            let place = CustomerServiceStandard.allCases.firstIndex(of: figures.standard) ?? 0
            let needed = figures.standard.perCent
            checks.append(
                ActivityCheck(
                    rule: .standardMissed, tab: .performance, row: place + 2,
                    message: """
                        CSS \(figures.standard.rawValue) was missed: it asks for \(needed)% of the eligible cases. Nothing is wrong with \
                        the data.
                        """))
        }
        return checks
    }

    // MARK: Warnings of rows, and last month

    private func warnings(_ participants: [Placed<Participant>]) -> [ActivityCheck] {
        let words = Dictionary(
            schema.fields.map { ($0.role, $0.heading) },
            uniquingKeysWith: { first, _ in first })
        let checks = ParticipantChecks(month: month, earlier: earlier) { "“\(words[$0.rawValue] ?? $0.rawValue)”" }
        return participants.flatMap { placed in
            checks.remarks(placed.row).filter { $0.rule.severity == .warning }.map { remark in
                ActivityCheck(
                    rule: remark.rule, tab: .participants, row: placed.tabRow,
                    message: "\(words[remark.column.rawValue] ?? ""): \(remark.message)")
            }
        }
    }

    private func vanished(_ participants: [Participant], _ keyworkers: [Keyworker]) -> [ActivityCheck] {
        guard let expected = earlier.expected else { return [] }
        func check(_ rule: FindingRule, _ tab: ActivityCheck.Tab, _ who: String, row: Int, _ end: String)
            -> ActivityCheck
        {
            ActivityCheck(
                rule: rule, tab: tab, row: nil,
                message: """
                    \(who) in row \(row) of a file of last month is in no file of this month. \(end)
                    """)
        }
        // Of what was not sent at all the progress document tells.
        let gone = keyworkers.isEmpty ? [] : expected.vanished(from: keyworkers)
        let lost = participants.isEmpty ? [] : expected.vanished(from: participants)
        return gone.map {
            check(
                .keyworkerVanished, .keyworker, "The keyworker", row: $0.row,
                "Who has left keeps a row, with the status Left and the end date.")
        }
            + lost.map {
                check(
                    .participantVanished, .participants, "The participant", row: $0.row,
                    "Whose provision has ended keeps a row, with the stage Completion and its date.")
            }
    }
}
