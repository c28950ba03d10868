import CivilTime
import Findings
import MonthlyActivity
import Testing

/// Rows of October 2026 beside what is kept of the months before.
struct LastMonthTests {
    private let october = CivilMonth(year: 2026, month: 10)

    private func participant(
        _ referral: String = "0012345678", row: Int = 2, stage: Participant.Stage = .preWork,
        start: String = "2026-06-01", hours: Int = 0
    ) throws -> Participant {
        Participant(
            row: row, referral: referral, stage: stage, dates: [.start: try day(start)],
            numbers: [.workExperience: hours])
    }

    private func found(
        _ row: ActivitySheet.Row, last: [Participant], months: Int = 1
    ) throws -> [String] {
        var sheet = ActivitySheet(.participants, [row])
        let month = (0..<months).reduce(october) { month, _ in month.previous }
        sheet.earlier = EarlierMonths(month: october, kept: [month: [.participants(last)]])
        return try sheet.found()
    }

    @Test func `another start date than last month is pointed out`() throws {
        #expect(try found([:], last: [participant()]) == [])
        #expect(try found([:], last: [participant(start: "2026-06-02")]) == ["warning start-changed B2"])
        // Of the month before nobody asks.
        #expect(try found([:], last: [participant(start: "2026-06-02")], months: 2) == [])
    }

    private static let inWork: ActivitySheet.Row = [
        "Stage of provision": "In-work support", "Employment start date": "01/10/2026",
    ]
    private static let completed: ActivitySheet.Row = [
        "Stage of provision": "Completion", "Completion date": "05/10/2026",
    ]
    private static let disengaged: ActivitySheet.Row = [
        "Stage of provision": "Disengagement", "Disengagement date": "05/10/2026",
    ]
    private static let back: ActivitySheet.Row = [
        "Disengagement date": "05/09/2026", "Re-engagement date": "05/10/2026",
    ]

    @Test(
        arguments: [
            (.preWork, [:], true), (.preWork, inWork, true), (.preWork, disengaged, true), (.preWork, completed, true),
            (.inWork, [:], false), (.inWork, inWork, true), (.inWork, completed, true), (.inWork, disengaged, true),
            (.disengagement, [:], false), (.disengagement, back, true), (.disengagement, completed, true),
            (.disengagement, inWork, false), (.completion, completed, true), (.completion, [:], false),
            (.completion, inWork, false), (.completion, disengaged, false),
        ] as [(Participant.Stage, ActivitySheet.Row, Bool)])
    func `moves between stages are usual or not`(
        last: Participant.Stage, row: ActivitySheet.Row, isUsual: Bool
    ) throws {
        #expect(try found(row, last: [participant(stage: last)]) == (isUsual ? [] : ["warning stage-move-unusual C2"]))
    }

    @Test func `who is gone is said, but not who had completed`() throws {
        let last = [
            try participant(), try participant("2", row: 3), try participant("3", row: 4, stage: .completion),
            try participant("4", row: 9, stage: .disengagement),
        ]
        #expect(try found([:], last: last) == ["warning participant-vanished -"])
        var sheet = ActivitySheet(.participants, [[:]])
        sheet.earlier = EarlierMonths(
            month: october, kept: [october.previous: [.participants(last)]],
            expected: [.participants([last[0], last[1]])])
        let finding = try sheet.weighed().findings.listed[0]
        #expect(finding.count == 1)
        #expect(finding.message.contains("row 3 there"))
    }

    /// In hundredths of hours: 16 in all of pre-work support.
    @Test(arguments: [
        ("16", 0, 1, false), ("16.01", 0, 1, true), ("8", 800, 1, false), ("8", 801, 1, true), ("8", 801, 3, true),
        ("0", 1700, 1, false),
    ])
    func `work experience adds up over the months that are kept`(
        hours: String, before: Int, months: Int, isOver: Bool
    ) throws {
        let row = ["Unpaid work experience hours": hours]
        let expected = isOver ? ["warning work-experience-over-16-hours S2"] : []
        #expect(try found(row, last: [participant(hours: before)], months: months) == expected)
    }
}
