import CivilTime
import Findings
import MonthlyActivity
import Testing

struct CompilationTests {
    private func checks(_ parts: [ActivityPart], earlier: EarlierMonths = .none) -> [String] {
        Months.checks(Months.compiled(parts, earlier: earlier))
    }

    @Test func `a month without a fault has no checks`() throws {
        #expect(checks(try Months.sound()) == [])
    }

    // MARK: Between the files

    @Test(
        arguments: [
            ("K1", .preWork, nil), ("K1", .completion, nil),
            ("K9", .preWork, "dkw-unknown"), ("", .inWork, "dkw-unknown"), ("k1", .preWork, "dkw-unknown"),
            ("K9", .disengagement, "dkw-unknown"), ("", .disengagement, nil), ("", .completion, nil),
            ("K2", .preWork, "dkw-not-active"), ("K3", .inWork, "dkw-not-active"), ("K2", .disengagement, nil),
            ("K3", .completion, nil),
        ] as [(String, Participant.Stage, String?)])
    func `the dedicated keyworker is known and active`(
        keyworker: String, stage: Participant.Stage, rule: String?
    ) throws {
        let keyworkers = [
            try Months.keyworker("K1"), try Months.keyworker("K2", row: 3, status: .onLeave),
            try Months.keyworker("K3", row: 4, status: .left),
        ]
        let participants = [
            try Months.participant("1"),
            try Months.participant(
                "2", stage: stage, keyworker: keyworker,
                dates: [.employmentStart: try day("2026-07-01"), .stageStart: try day("2026-10-09")]),
        ]
        // Keyworkers may be another team's.
        let parts = [
            Months.part(.keyworkers(keyworkers), team: "SOUTH"), Months.part(.participants(participants)),
            Months.part(Months.figures()),
        ]
        #expect(checks(parts) == (rule.map { ["\($0) Participants 3"] } ?? []))
    }

    @Test func `who had completed before the month needs no keyworker`() throws {
        let gone = try Months.participant(
            "1", stage: .completion, keyworker: "K9",
            dates: [.completion: try day("2026-09-30")],
            numbers: [.meetingsWithKeyworker: 0, .meetingsWithOthers: 0, .workInterventions: 0])
        #expect(checks(try Months.sound() + [Months.part(.participants([gone]), team: "SOUTH")]) == [])
    }

    @Test func `without a keyworkers' file that is said once`() throws {
        let parts = [
            Months.part(.participants([try Months.participant("1"), try Months.participant("2", row: 3)])),
            Months.part(Months.figures()),
        ]
        #expect(checks(parts) == ["dkw-unknown Participants -"])
        #expect(Months.compiled(parts).missing == [.keyworkers])
    }

    @Test func `a referral and a keyworker stand in one part only`() throws {
        let compilation = Months.compiled(
            try Months.sound() + [
                Months.part(
                    .keyworkers([try Months.keyworker("K2"), try Months.keyworker("K1", row: 3)]), team: "SOUTH"),
                Months.part(
                    .participants([try Months.participant("0002"), try Months.participant("0001", row: 3)]),
                    team: "SOUTH", label: "quay"),
            ])
        #expect(
            Months.checks(compilation) == ["kw-in-two-parts Keyworker 4", "referral-in-two-parts Participants 4"])
        // Rows and parts are named, the number is not.
        let message = compilation.checks[1].message
        #expect(message.hasPrefix("Rows 2 (part main of NORTH Team) and 4 (part quay of SOUTH Team)"))
        #expect(!message.contains("0001"))
    }

    @Test func `every standard has figures, and those of several parts add up`() throws {
        let parts = try Months.sound()
        #expect(checks(Array(parts.prefix(2))) == ["css-missing Monthly Performance Return -"])
        let added = Months.compiled(parts + [Months.part(Months.figures(90, 87), team: "SOUTH")])
        #expect(added.standards.map(\.eligible) == [100, 100, 100])
        #expect(added.standards.map(\.met) == [97, 97, 97])
        #expect(
            Months.checks(added) == [
                "css-missed Monthly Performance Return 3", "css-missed Monthly Performance Return 4",
            ])
        #expect(added.toMend.isEmpty)
        #expect(added.checks.map(\.standing) == [.fact, .fact])
    }

    @Test func `no eligible case is neither met nor missed`() throws {
        let parts = try Months.sound().dropLast() + [Months.part(Months.figures(0, 0))]
        #expect(checks(Array(parts)) == [])
    }

    // MARK: Rows by themselves, and beside last month

    @Test func `warnings of rows stand at the row of the tab`() throws {
        let quiet = try Months.participant(
            "0002", row: 2, numbers: [.meetingsWithKeyworker: 0, .meetingsWithOthers: 0])
        #expect(
            checks(try Months.sound() + [Months.part(.participants([quiet]), team: "SOUTH")])
                == ["no-contact-in-month Participants 3"])
    }

    @Test func `last month is compared over all parts, each who is gone once`() throws {
        let last: [ActivityRows] = [
            .keyworkers([try Months.keyworker("K1"), try Months.keyworker("K7", row: 12)]),
            .participants([
                try Months.participant("0001", dates: [.start: try day("2026-06-02")]),
                try Months.participant("0005", row: 30), try Months.participant("0006", row: 31),
                try Months.participant("0007", row: 32, stage: .completion),
            ]),
        ]
        let earlier = EarlierMonths(
            month: Months.october, kept: [Months.october.previous: last])
        let compilation = Months.compiled(try Months.sound(), earlier: earlier)
        #expect(
            Months.checks(compilation) == [
                "kw-vanished Keyworker -", "participant-vanished Participants -",
                "participant-vanished Participants -", "start-changed Participants 2",
            ])
        #expect(compilation.checks[1].message.contains("row 30 of a file of last month"))
        #expect(compilation.toMend.isEmpty)
    }

    // MARK: State

    @Test(arguments: [
        // Ended, finalised, with something to mend, hours before the end at which the last part came.
        (false, false, false, 24, "provisional"), (false, true, false, 24, "final"), (true, false, false, 24, "final"),
        (true, false, true, 24, "provisional"), (true, true, true, 24, "final"), (true, false, false, 1, "final"),
        (true, false, false, 0, "late"), (true, true, false, 0, "late"), (true, false, true, -200, "late"),
    ])
    func `a month is provisional, final or late`(
        isEnded: Bool, isFinalised: Bool, hasToMend: Bool, hours: Int64, state: String
    ) throws {
        let more = try Months.participant("0002", keyworker: hasToMend ? "K9" : "K1")
        let parts = try Months.sound() + [Months.part(.participants([more]), team: "SOUTH", hoursBeforeEnd: hours)]
        #expect(Months.compiled(parts, isEnded: isEnded, isFinalised: isFinalised).state.rawValue == state)
    }

    @Test func `a month that lacks a file is not final by itself`() throws {
        let parts = try Months.sound().filter { $0.rows.kind != .participants }
        #expect(Months.compiled(parts, isEnded: true).state == .provisional)
        #expect(Months.compiled(parts, isEnded: true).toMend.isEmpty)
    }

    // MARK: Totals and order

    @Test func `totals are by stage and quantity`() throws {
        let parts =
            try Months.sound() + [
                Months.part(
                    .participants([
                        try Months.participant("2", numbers: [.workExperience: 750]),
                        try Months.participant(
                            "3", stage: .inWork,
                            dates: [.employmentStart: try day("2026-07-01"), .caseConference: try day("2026-10-05")],
                            numbers: [.employerInterventions: 4]),
                    ]), team: "SOUTH"),
                Months.part(
                    .keyworkers([try Months.keyworker("K2", fte: 60), try Months.keyworker("K3", status: .left)]),
                    team: "SOUTH"),
            ]
        let totals = Months.compiled(parts).totals
        #expect(totals.value(of: .participants, in: .preWork) == 2)
        #expect(totals.value(of: .sum(.workExperience), in: .preWork) == 750)
        #expect(totals.value(of: .caseConferences, in: .inWork) == 1)
        #expect(totals.value(of: .participants, in: .completion) == 0)
        #expect(totals.total(of: .participants) == 3)
        #expect(totals.total(of: .sum(.workInterventions)) == 9)
        #expect(totals.total(of: .sum(.employerInterventions)) == 4)
        #expect(totals.keyworkers == [.active: 2, .left: 1])
        #expect(totals.activeFTE == 160)
    }

    @Test func `the order of parts makes no difference`() throws {
        let parts =
            try Months.sound() + [
                Months.part(.participants([try Months.participant("2", keyworker: "K9")]), team: "SOUTH"),
                Months.part(.keyworkers([try Months.keyworker("K2")]), team: "EAST"),
            ]
        let compiled = Months.compiled(parts)
        #expect(Months.compiled(parts.reversed()) == compiled)
        #expect(compiled.keyworkers.map(\.id) == ["K2", "K1"])
        #expect(compiled.participants.map(\.referral) == ["0001", "2"])
    }
}
