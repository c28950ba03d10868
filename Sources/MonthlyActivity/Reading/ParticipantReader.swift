import CivilTime
import DelimitedText
import Findings
import TableSchema

/// Reads a participants' file row by row: cells become one participant, which is checked and kept.
struct ParticipantReader {
    private(set) var rows: [Participant] = []
    private(set) var findings = FindingLog()

    private let columns: ActivityColumns<ParticipantColumn>
    private let stages: ChoiceReader<Participant.Stage>
    private let checks: ParticipantChecks
    private let asOf: CivilDay
    private let pattern: Regex<AnyRegexOutput>?
    private let earlier: EarlierMonths
    private var firstRows: [String: Int] = [:]

    init(
        _ binding: SchemaBinding, month: CivilMonth?, asOf: CivilDay, pattern: Regex<AnyRegexOutput>?,
        earlier: EarlierMonths
    ) {
        let columns = ActivityColumns<ParticipantColumn>(binding, builtIn: .marParticipants)
        self.columns = columns
        stages = ChoiceReader(columns.options(.stage), Participant.Stage.allCases, word: \.rawValue)
        checks = ParticipantChecks(month: month, earlier: earlier, quoted: columns.quoted)
        self.asOf = asOf
        self.pattern = pattern
        self.earlier = earlier
    }

    mutating func read(_ row: borrowing TableRow) {
        var participant = Participant(row: row.number, referral: columns.text(.referral, row))
        checkReferral(participant)
        participant.stage = columns.withCell(.stage, row, stages.read)
        if participant.stage == nil {
            let stages = columns.options(.stage).map(\.label).joined(separator: "; ")
            add(.stageUnknown, .stage, row.number, "Choose one of: \(stages).")
        }
        var unreadable: Set<ParticipantColumn> = []
        for column in ParticipantColumn.dates { readDate(column, row, &participant, &unreadable) }
        participant.keyworker = columns.text(.keyworker, row)
        for column in ParticipantColumn.numbers { readNumber(column, row, &participant, &unreadable) }
        participant.otherType = columns.text(.otherType, row)
        checkOtherType(participant, isCountReadable: !unreadable.contains(.otherInterventions))
        for remark in checks.remarks(participant, unreadable: unreadable) {
            add(remark.rule, remark.column, row.number, remark.message)
        }
        rows.append(participant)
    }

    // MARK: Cells

    private mutating func readDate(
        _ column: ParticipantColumn, _ row: borrowing TableRow, _ participant: inout Participant,
        _ unreadable: inout Set<ParticipantColumn>
    ) {
        switch columns.withCell(column, row, decodeDate) {
        case .day(let day): participant.dates[column] = day
        case .fault(let rule):
            findings.add(columns.unreadable(rule, at: column, row: row.number))
            unreadable.insert(column)
        case .blank:
            // These two belong to every row; the others may not apply.
            if column == .start || column == .stageStart {
                add(.startMissing, column, row.number, "Enter \(columns.quoted(column)).")
            }
        }
    }

    private mutating func readNumber(
        _ column: ParticipantColumn, _ row: borrowing TableRow, _ participant: inout Participant,
        _ unreadable: inout Set<ParticipantColumn>
    ) {
        let isHours = column == .workExperience
        switch columns.withCell(column, row, { decodeNumber($0, places: column.places) }) {
        case .number(let number):
            participant.numbers[column] = number
            return
        case .blank:
            // Of a stage that could not be read nobody knows whether it may be blank.
            if column == .disengagements || participant.stage.map({ !$0.isActive }) ?? true { return }
        case .unreadable: break
        }
        unreadable.insert(column)
        add(
            isHours ? .hoursUnreadable : .countUnreadable, column, row.number,
            """
            Write \(isHours ? "the hours as a number with at most two decimals, such as 12 or 7.5" : "a whole number"), and 0 where \
            there \(isHours ? "were none" : "was none"): blank is not zero.
            """)
    }

    private mutating func checkReferral(_ participant: Participant) {
        let referral = participant.referral
        let row = participant.row
        if referral.isEmpty {
            add(.referralMissing, .referral, row, "Enter the referral number. Without one the row can’t be reported.")
            return
        }
        if isScientific(referral) {
            add(
                .referralNumberDamaged, .referral, row,
                """
                The spreadsheet program has turned this into a number and lost its last digits. Give the column the format Text, \
                enter the referral number again, and save as CSV again.
                """)
            return
        }
        if let pattern, (try? pattern.wholeMatch(in: referral)) == nil {
            add(
                .referralNumberDamaged, .referral, row,
                """
                This does not look as referral numbers do; perhaps leading zeros are lost. Give the column the format Text and enter \
                the number as it stands in the DWP IT system.
                """)
        }
        guard let first = firstRows[referral] else {
            firstRows[referral] = row
            return
        }
        add(
            .referralRepeated, .referral, row,
            """
            Rows \(first) and \(row) have the same referral number, and a referral has one row. Delete one of them, or correct the \
            number.
            """)
    }

    private mutating func checkOtherType(_ participant: Participant, isCountReadable: Bool) {
        let row = participant.row
        let count = participant.numbers[.otherInterventions] ?? 0
        if participant.otherType.isEmpty {
            if count > 0 {
                add(
                    .otherTypeMissing, .otherType, row,
                    "Write what the other interventions were, in a few words and without names.")
            }
            return
        }
        if count == 0, isCountReadable {
            add(
                .otherTypeWithoutCount, .otherType, row,
                "There is a type and no other intervention: enter their number, or clear the type.")
        }
        screen(participant)
    }

    /// As the narratives of a return are screened; National Insurance numbers are looked for in every cell already.
    private mutating func screen(_ participant: Participant) {
        let found = PersonalData.found(in: participant.otherType, today: asOf)
        let certain = [PersonalData.nhsNumber, .dateOfBirth].filter(found.contains)
        let likely = [PersonalData.emailAddress, .phoneNumber, .oldDate].filter(found.contains)
        if !certain.isEmpty {
            add(
                .otherTypePersonalData, .otherType, participant.row,
                """
                This holds what looks like \(sentenceList(certain.map(\.words))), so nothing of the file was kept. Take it out \
                and send the file again.
                """)
        }
        if !likely.isEmpty {
            add(
                .otherTypePersonalDataLikely, .otherType, participant.row,
                """
                This holds what looks like \(sentenceList(likely.map(\.words))), and it goes to DWP as it is. If it belongs to the \
                participant, take it out and send the file again.
                """)
        }
    }

    // MARK: Beside last month

    /// `participant-vanished`: one finding for all.
    var vanished: [Finding] {
        guard let gone = earlier.expected?.vanished(from: rows), !gone.isEmpty else { return [] }
        let (who, verb) = gone.count == 1 ? ("A participant", "is") : ("\(gone.count) participants", "are")
        return [
            columns.finding(
                .participantVanished, at: nil, row: nil, count: gone.count,
                """
                \(who) of last month’s file \(verb) not in this one: \(rowList(gone.map(\.row))) there. Whose provision has ended \
                keeps a row, with the stage Completion and its date.
                """)
        ]
    }

    private mutating func add(_ rule: FindingRule, _ column: ParticipantColumn, _ row: Int, _ message: String) {
        if columns.isMissed(column) { return }
        findings.add(columns.finding(rule, at: column, row: row, message))
    }
}
