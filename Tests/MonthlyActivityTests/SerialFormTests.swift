import CivilTime
import MonthlyActivity
import TestKit
import Testing

struct SerialFormTests {
    private func rows() throws -> [ActivityRows] {
        let first = try day("1899-12-31")
        let last = try day("2100-12-31")
        let full = Participant(
            row: 200_000, referral: "0012345678 é", stage: .completion,
            dates: [
                .start: first, .stageStart: last, .employmentStart: first, .disengagement: last, .reengagement: first,
                .completion: last, .caseConference: first,
            ],
            keyworker: "K-1",
            numbers: [
                .disengagements: 0, .meetingsWithKeyworker: 1, .meetingsWithOthers: 127, .workInterventions: 128,
                .healthInterventions: 16_384, .financialInterventions: 999_999_999, .otherInterventions: 5,
                .workExperience: 99_999_999_900, .employerInterventions: 0,
            ], otherType: "Art, “class”\nand more")
        return [
            .keyworkers([]), .participants([]), .performance([]),
            .keyworkers([
                Keyworker(row: 2, id: ""),
                Keyworker(row: 3, id: "K1", fte: 0, area: .other, status: .left, start: first),
                Keyworker(row: 4, id: "Ünal", fte: 100, area: .work, status: .active, start: first, end: last),
            ]),
            .participants([full, Participant(row: 2, referral: ""), full]),
            .performance(
                CustomerServiceStandard.allCases.map { StandardFigures(standard: $0, eligible: 300, met: 299) }),
        ]
    }

    @Test func `what was written is read back exactly, and equal rows are equal bytes`() throws {
        for rows in try rows() {
            #expect(ActivityRows(bytes: rows.bytes) == rows)
            #expect(ActivityRows(bytes: rows.bytes)?.bytes == rows.bytes)
        }
        #expect(Set(try rows().map(\.bytes)).count == 6)
    }

    /// These bytes may lie sealed in a ledger, so a new version of the program has to read them. Version 1, kind, one row; row
    /// 2, “A”, stage 1, start and stage start (bits 1 and 2) on day 1 after 1970, no keyworker, meetings with the dKW (bit 2) 3, no
    /// type.
    @Test func `the first version stays as it is`() {
        let day = CivilDay(daysSinceEpoch: 1)
        let rows = ActivityRows.participants([
            Participant(
                row: 2, referral: "A", stage: .preWork, dates: [.start: day, .stageStart: day],
                numbers: [.meetingsWithKeyworker: 3])
        ])
        #expect(rows.bytes == [1, 2, 1, 2, 1, 0x41, 1, 3, 2, 2, 0, 2, 3, 0])
    }

    @Test func `damaged bytes are refused and never trap`() throws {
        var random = SeededRandom(seed: 4)
        for rows in try rows() {
            let bytes = rows.bytes
            for count in 0..<bytes.count { #expect(ActivityRows(bytes: Array(bytes.prefix(count))) == nil) }
            #expect(ActivityRows(bytes: bytes + [0]) == nil)
            for _ in 0..<300 {
                var damaged = bytes
                damaged[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
                _ = ActivityRows(bytes: damaged)
            }
        }
        #expect(ActivityRows(bytes: [2, 1, 0]) == nil)
    }
}
