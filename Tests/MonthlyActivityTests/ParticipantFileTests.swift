import CivilTime
import Findings
import MonthlyActivity
import TableSchema
import Testing

/// Columns: Referral number A, Start date B, Stage C, Stage start D, Employment start E, Disengagement F, Re-engagement G,
/// Completion H, Disengagements so far I; dKW J, meetings with dKW K, with others L, Case Conference M; interventions: work N,
/// health O, financial P, other Q, type R; hours S, employer T.
struct ParticipantFileTests {
    private static let inactive: ActivitySheet.Row = [
        "Face to face meetings with dKW": "", "Face to face meetings with other operators": "",
        "Work interventions": "",
        "Health interventions": "", "Financial interventions": "", "Other interventions": "",
        "Unpaid work experience hours": "", "Employer interventions": "",
    ]

    private func expect(
        _ row: ActivitySheet.Row, _ expected: [String], _ location: SourceLocation = #_sourceLocation
    ) throws {
        #expect(try ActivitySheet(.participants, [row]).found() == expected, sourceLocation: location)
    }

    @Test(
        arguments: [
            ([:], []),
            (["Referral number": ""], ["error referral-missing A2"]),
            (["Referral number": "1.23E+09"], ["error referral-number-damaged A2"]),
            (["Referral number": "1,23457e+12"], ["error referral-number-damaged A2"]),
            (["Referral number": "1E9"], ["error referral-number-damaged A2"]),
            (["Referral number": "R1E9"], []), (["Referral number": "IPES/0001"], []),
            (["Start date": ""], ["error start-missing B2"]), (["Stage start date": ""], ["error start-missing D2"]),
            (["Start date": "31/10/2026", "Stage start date": "31/10/2026"], []),
            (["Start date": "01/11/2026", "Stage start date": "01/11/2026"], ["error start-after-month B2"]),
            (["Stage of provision": ""], ["error stage-unknown C2"]),
            (["Stage of provision": "Looking"], ["error stage-unknown C2"]),
            (["Start date": "1.6.2026"], ["error date-unreadable B2"]),
            (["Start date": "46000"], ["error date-excel-serial B2"]),
        ] as [(ActivitySheet.Row, [String])])
    func `participant details`(row: ActivitySheet.Row, expected: [String]) throws {
        try expect(row, expected)
    }

    @Test(
        arguments: [
            (["Face to face meetings with dKW": ""], ["error count-unreadable K2"]),
            (["Face to face meetings with other operators": "one"], ["error count-unreadable L2"]),
            (["Work interventions": "1.5"], ["error count-unreadable N2"]),
            (["Health interventions": "-1"], ["error count-unreadable O2"]),
            (["Financial interventions": " "], ["error count-unreadable P2"]),
            (["Employer interventions": "x"], ["error count-unreadable T2"]),
            (["Other interventions": ""], ["error count-unreadable Q2"]),
            (["Other interventions": "", "Other intervention type": "Art"], ["error count-unreadable Q2"]),
            (["Disengagements so far": "twice"], ["error count-unreadable I2"]), (["Disengagements so far": ""], []),
            (["Work interventions": "3.0"], []), (["Work interventions": "1,000"], ["error count-unreadable N2"]),
            (["Unpaid work experience hours": ""], ["error hours-unreadable S2"]),
            (["Unpaid work experience hours": "7.5"], []), (["Unpaid work experience hours": "7,25"], []),
            (["Unpaid work experience hours": "7.125"], ["error hours-unreadable S2"]),
            (["Unpaid work experience hours": "a day"], ["error hours-unreadable S2"]),
            (["Work interventions": "63"], ["warning implausible-count N2"]), (["Work interventions": "62"], []),
            (
                ["Face to face meetings with dKW": "0", "Face to face meetings with other operators": "0"],
                ["warning no-contact-in-month K2"]
            ),
            (["Face to face meetings with dKW": "0", "Face to face meetings with other operators": "1"], []),
        ] as [(ActivitySheet.Row, [String])])
    func `counts and hours are whole, not negative and not blank`(row: ActivitySheet.Row, expected: [String]) throws {
        try expect(row, expected)
    }

    @Test(
        arguments: [
            (["Stage of provision": "Disengagement", "Disengagement date": "01/09/2026"]),
            (["Stage of provision": "Completion", "Completion date": "01/09/2026"]),
        ] as [ActivitySheet.Row])
    func `inactive rows may leave counts and hours blank`(row: ActivitySheet.Row) throws {
        try expect(row.merging(Self.inactive) { left, _ in left }, [])
        // What is there must be readable all the same.
        try expect(
            row.merging(Self.inactive) { left, _ in left }.merging(["Work interventions": "x"]) { $1 },
            ["error count-unreadable N2"])
    }

    @Test(
        arguments: [
            (["Case Conference date": "01/10/2026"], []), (["Case Conference date": "31/10/2026"], []),
            (["Case Conference date": "30/09/2026"], ["error case-conference-outside-month M2"]),
            (["Case Conference date": "01/11/2026"], ["error case-conference-outside-month M2"]),
            (
                [
                    "Case Conference date": "11/10/2026", "Start date": "12/10/2026", "Stage start date": "12/10/2026",
                ], ["error case-conference-before-start M2"]
            ),
        ] as [(ActivitySheet.Row, [String])])
    func `a Case Conference is in the month and not before the start`(row: ActivitySheet.Row, expected: [String]) throws
    {
        try expect(row, expected)
    }

    @Test(
        arguments: [
            (["Other interventions": "2"], ["error other-type-missing R2"]),
            (["Other intervention type": "Art class"], ["error other-type-without-count R2"]),
            (["Other interventions": "2", "Other intervention type": "Art class"], []),
            (
                ["Other interventions": "1", "Other intervention type": "Class, born 12/03/1985"],
                ["error other-type-personal-data R2", "warning other-type-personal-data-likely R2"]
            ),
            (
                ["Other interventions": "1", "Other intervention type": "NHS 943 476 5919"],
                ["error other-type-personal-data R2"]
            ),
            (
                ["Other interventions": "1", "Other intervention type": "see jo@example.org"],
                ["warning other-type-personal-data-likely R2"]
            ),
            (
                ["Other interventions": "1", "Other intervention type": "QQ123456C"],
                ["error national-insurance-number R2"]
            ),
        ] as [(ActivitySheet.Row, [String])])
    func `other interventions have a type, and it is screened`(row: ActivitySheet.Row, expected: [String]) throws {
        try expect(row, expected)
    }

    @Test(
        arguments: [
            (["Stage start date": "31/05/2026"], ["error dates-out-of-order D2"]),
            (["Employment start date": "31/05/2026"], ["error dates-out-of-order E2"]),
            (["Disengagement date": "31/05/2026"], ["error dates-out-of-order F2"]),
            (
                ["Disengagement date": "10/07/2026", "Re-engagement date": "09/07/2026"],
                ["error dates-out-of-order G2"]
            ),
            (["Disengagement date": "10/07/2026", "Re-engagement date": "10/07/2026"], []),
            (
                [
                    "Stage of provision": "Completion", "Employment start date": "02/10/2026",
                    "Completion date": "01/10/2026",
                ], ["error dates-out-of-order H2"]
            ),
            // Disengaged again after coming back once.
            (
                [
                    "Stage of provision": "Disengagement", "Disengagement date": "10/10/2026",
                    "Re-engagement date": "09/07/2026", "Disengagements so far": "2",
                ], []
            ),
        ] as [(ActivitySheet.Row, [String])])
    func `dates come in their order`(row: ActivitySheet.Row, expected: [String]) throws {
        try expect(row, expected)
    }

    /// Work experience belongs to pre-work support, employer interventions to in-work support: on one day of the month at least.
    @Test(
        arguments: [
            (["Unpaid work experience hours": "4"], []),
            (["Employer interventions": "1"], ["error employer-interventions-outside-in-work T2"]),
            // In work since the month before, since its first day, since its second.
            (
                [
                    "Stage of provision": "In-work support", "Employment start date": "01/09/2026",
                    "Stage start date": "01/09/2026", "Unpaid work experience hours": "4",
                    "Employer interventions": "1",
                ], ["error work-experience-outside-pre-work S2"]
            ),
            (
                [
                    "Stage of provision": "In-work support", "Employment start date": "01/10/2026",
                    "Stage start date": "01/10/2026", "Unpaid work experience hours": "4",
                    "Employer interventions": "1",
                ], ["error work-experience-outside-pre-work S2"]
            ),
            (
                [
                    "Stage of provision": "In-work support", "Employment start date": "02/10/2026",
                    "Stage start date": "02/10/2026", "Unpaid work experience hours": "4",
                    "Employer interventions": "1",
                ], []
            ),
            // A stage that began with a re-engagement is not when work began.
            (
                [
                    "Stage of provision": "In-work support", "Employment start date": "01/07/2026",
                    "Disengagement date": "05/10/2026", "Re-engagement date": "12/10/2026",
                    "Stage start date": "12/10/2026",
                    "Unpaid work experience hours": "4",
                ], ["error work-experience-outside-pre-work S2"]
            ),
            // A job that ended within the month.
            (
                [
                    "Employment start date": "01/08/2026", "Stage start date": "15/10/2026",
                    "Unpaid work experience hours": "4", "Employer interventions": "1",
                ], []
            ),
            // Disengaged before the month, and within it.
            (
                [
                    "Stage of provision": "Disengagement", "Disengagement date": "30/09/2026",
                    "Stage start date": "30/09/2026", "Unpaid work experience hours": "4",
                    "Face to face meetings with dKW": "0",
                ], ["error work-experience-outside-pre-work S2"]
            ),
            (
                [
                    "Stage of provision": "Disengagement", "Disengagement date": "09/10/2026",
                    "Stage start date": "09/10/2026", "Unpaid work experience hours": "4",
                ], []
            ),
            (
                [
                    "Stage of provision": "Disengagement", "Disengagement date": "09/10/2026",
                    "Stage start date": "09/10/2026", "Employer interventions": "1",
                ], ["error employer-interventions-outside-in-work T2"]
            ),
            // Completed within the month, out of work.
            (
                [
                    "Stage of provision": "Completion", "Employment start date": "01/07/2026",
                    "Completion date": "09/10/2026", "Stage start date": "09/10/2026", "Employer interventions": "1",
                    "Unpaid work experience hours": "4",
                ], ["error work-experience-outside-pre-work S2"]
            ),
            (
                [
                    "Stage of provision": "Completion", "Completion date": "30/09/2026",
                    "Stage start date": "30/09/2026",
                    "Unpaid work experience hours": "4", "Face to face meetings with dKW": "0",
                    "Work interventions": "0",
                ], ["error active-after-completion S2"]
            ),
            (
                [
                    "Stage of provision": "Completion", "Completion date": "30/09/2026",
                    "Stage start date": "30/09/2026",
                    "Face to face meetings with dKW": "0", "Work interventions": "0",
                ], []
            ),
        ] as [(ActivitySheet.Row, [String])])
    func `hours and interventions belong to a phase`(row: ActivitySheet.Row, expected: [String]) throws {
        try expect(row, expected)
    }

    @Test(
        arguments: [
            // 15 months after 31 July 2025 is the last day of October 2026.
            (["Start date": "31/07/2025", "Stage start date": "31/07/2025"], []),
            (["Start date": "30/07/2025", "Stage start date": "30/07/2025"], ["warning pre-work-over-15-months B2"]),
            (
                [
                    "Stage of provision": "Disengagement", "Disengagement date": "30/09/2026",
                    "Stage start date": "30/09/2026", "Work interventions": "0",
                ], ["warning contacts-while-disengaged K2"]
            ),
            (
                [
                    "Stage of provision": "Disengagement", "Disengagement date": "01/10/2026",
                    "Stage start date": "01/10/2026",
                ], []
            ),
        ] as [(ActivitySheet.Row, [String])])
    func `warnings of a row by itself`(row: ActivitySheet.Row, expected: [String]) throws {
        try expect(row, expected)
    }

    @Test func `a referral has one row, capitals and blanks within told apart`() throws {
        let numbers = ["A1", "a1", "A 1", "A1 "]
        let sheet = ActivitySheet(.participants, numbers.map { ["Referral number": $0] })
        #expect(try sheet.found() == ["error referral-repeated A5"])
        #expect(try sheet.weighed().findings.listed[0].message.hasPrefix("Rows 2 and 5 have the same referral number"))
    }

    @Test func `a pattern tells numbers that lost their zeros`() throws {
        var sheet = ActivitySheet(.participants, [[:], ["Referral number": "12345679"]])
        sheet.pattern = ReferralPattern("[0-9]{10}")
        #expect(try sheet.found() == ["error referral-number-damaged A3"])
        #expect(ReferralPattern("[0-9") == nil)
    }

    // MARK: National Insurance numbers

    @Test(arguments: [
        "QQ123456C", "qq123456c", "QQ 12 34 56 C", "QQ-12-34-56-C", "see QQ123456C.", "QQ\u{A0}123456\u{2013}A",
    ])
    func `a National Insurance number in a column that is read is an error`(number: String) throws {
        try expect(["Dedicated KW ID": number], ["error national-insurance-number J2"])
    }

    @Test(arguments: ["QQ123456E", "QQ12345C", "QQ1234567C", "XQQ123456C", "QQ123456CD", "Q123456C", "1QQ123456C"])
    func `what only resembles one is none`(number: String) throws {
        try expect(["Dedicated KW ID": number], [])
    }

    @Test func `in a column that is not read it is one warning, without the heading`() throws {
        var sheet = ActivitySheet(
            .participants, [["NINO": "QQ123456C"], ["Referral number": "2", "NINO": "QQ123457C"]])
        sheet.also = ["NINO"]
        #expect(try sheet.found() == ["warning national-insurance-number U"])
        let finding = try sheet.weighed().findings.listed[0]
        #expect(finding.count == 2 && finding.heading == nil)
        #expect(try sheet.weighed().rows?.participants.count == 2)
    }

    // MARK: The file as a whole

    @Test func `columns that need not apply may be missing`() throws {
        var sheet = ActivitySheet(.participants, [[:]])
        sheet.without = [
            "Employment start date", "Disengagement date", "Re-engagement date", "Completion date",
            "Disengagements so far", "Case Conference date",
        ]
        #expect(try sheet.found() == [])
        sheet.without = ["Stage of provision", "Work interventions"]
        #expect(try sheet.found() == ["error headings-not-found row 1", "error headings-not-found row 1"])
    }

    @Test func `rows with nothing in columns that are read are skipped`() throws {
        var sheet = ActivitySheet(
            .participants, [[:], (ActivitySheet.sound[.participants] ?? [:]).mapValues { _ in "" }])
        sheet.also = ["Notes"]
        sheet.rows[1]["Notes"] = "to come"
        #expect(try sheet.found() == [])
        #expect(try sheet.weighed().rowsSkipped == 1)
        #expect(try sheet.weighed().headings.ignored == 1)
    }

    @Test func `without a month what needs none is still checked`() throws {
        var sheet = ActivitySheet(
            .participants, [["Case Conference date": "01/01/2026", "Work interventions": "x"]])
        sheet.month = nil
        #expect(try sheet.found() == ["error count-unreadable N2"])
    }

    @Test func `rows are kept as they were read`() throws {
        let sheet = ActivitySheet(
            .participants,
            [
                [
                    "Unpaid work experience hours": "7.5", "Case Conference date": "2026-10-09",
                    "Other interventions": "1",
                    "Other intervention type": "Art, and more",
                ]
            ])
        #expect(
            try sheet.weighed().rows
                == .participants([
                    Participant(
                        row: 2, referral: "0012345678", stage: .preWork,
                        dates: [
                            .start: try day("2026-06-01"), .stageStart: try day("2026-06-01"),
                            .caseConference: try day("2026-10-09"),
                        ],
                        keyworker: "K1",
                        numbers: [
                            .meetingsWithKeyworker: 2, .meetingsWithOthers: 0, .workInterventions: 1,
                            .healthInterventions: 0, .financialInterventions: 0, .otherInterventions: 1,
                            .workExperience: 750, .employerInterventions: 0,
                        ], otherType: "Art, and more")
                ]))
    }
}
