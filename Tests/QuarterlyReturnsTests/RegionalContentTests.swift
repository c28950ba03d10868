import Caseload
import CivilTime
import QuarterlyReturns
import Register
import TestKit
import Testing

struct RegionalContentTests {
    @Test func `there is a content for the nation and each region, and none for the outside`() {
        #expect(RegionalSample.contents().map(\.area.name) == ["nation", "R1", "R2"])
    }

    @Test func `the last submitted revision is current, all are kept`() {
        let nation = RegionalSample.contents()[0]
        func names(_ returns: [StoredReturn]) -> [String] {
            returns.map { "\($0.expected.service) \($0.expected.quarter.label) \($0.revision)" }
        }
        #expect(names(nation.revisions) == ["S1 2026-Q2 1", "S1 2026-Q2 2", "S3 2026-Q2 1", "S1 2026-Q3 1"])
        #expect(names(nation.current) == ["S1 2026-Q2 2", "S3 2026-Q2 1", "S1 2026-Q3 1"])
    }

    @Test func `returns are expected of every service that is valid on the quarter's last day`() {
        let expected = RegionalSample.contents()[0].expected
        #expect(
            expected.map { "\($0.quarter.label) \($0.service) \($0.stp) \($0.region)" } == [
                "2026-Q2 S1 P1 R1", "2026-Q2 S2 P2 R1", "2026-Q2 S3 P3 R2", "2026-Q3 S1 P1 R1", "2026-Q3 S2 P2 R1",
                "2026-Q3 S3 P3 R2",
            ])
    }

    @Test func `a return belongs to the STP and region of its quarter, also after a move`() {
        let register = RegionalSample.register(
            """
            code,name,level,parent,valid_from,valid_to
            ENG,England,nation,,,
            R1,North,region,ENG,,
            R2,South,region,ENG,,
            P1,Old,stp,R1,,2026-06-30
            P2,New,stp,R2,2026-07-01,
            S1,Service,service,P1,,2026-06-30
            S1,Renamed Service,service,P2,2026-07-01,

            """)
        let contents = RegionalSample.contents(
            submitted: [
                RegionalSample.submission("S1", 2, revision: 1), RegionalSample.submission("S1", 3, revision: 1),
            ], register: register)
        func summary(_ content: RegionalContent) -> [String] {
            content.organisations.map { "\($0.code) \($0.name)" }
                + content.current.map { "\($0.expected.quarter.label) \($0.expected.stp)" }
        }
        #expect(
            contents.map(summary) == [
                [
                    "ENG England", "R1 North", "R2 South", "P1 Old", "P2 New", "S1 Renamed Service", "2026-Q2 P1",
                    "2026-Q3 P2",
                ],
                ["ENG England", "R1 North", "P1 Old", "S1 Service", "2026-Q2 P1"],
                ["ENG England", "R2 South", "P2 New", "S1 Renamed Service", "2026-Q3 P2"],
            ])
    }

    @Test func `what nothing is expected for is passed over`() {
        let strangers = [
            RegionalSample.submission("S1", 1, revision: 1), RegionalSample.submission("GONE", 2, revision: 1),
            RegionalSample.submission("S9", 2, revision: 1), RegionalSample.submission("S1", 4, revision: 1),
        ]
        #expect(RegionalSample.contents(submitted: strangers).allSatisfy { $0.revisions.isEmpty })
    }

    @Test func `a field that some part lacks has no value and is named`() throws {
        let stored = try #require(RegionalSample.contents()[0].revisions.first)
        #expect(stored.values[.measure(.clients)] == .number(42))
        #expect(stored.values[.measure(.hoursPerWeekTotal)] == nil)
        #expect(stored.values[.measure(.jobStarts)] == nil)
        #expect(
            stored.incomplete.map(\.columnName) == [
                "hours_per_week_total", "days_referral_to_profile_0_7", "days_referral_to_profile_8_30",
                "days_referral_to_profile_31_90", "days_referral_to_profile_91_plus",
            ])
    }

    @Test func `narratives may be left out`() throws {
        let field = ReturnField.narrative(.progress)
        #expect(RegionalSample.contents()[0].revisions[0].values[field] != nil)
        #expect(RegionalSample.contents(includesNarratives: false)[0].revisions.allSatisfy { $0.values[field] == nil })
    }

    @Test(arguments: [
        ([], "2026-Q3...2026-Q3"), ([2], "2026-Q2...2026-Q3"), ([3, 1], "2026-Q1...2026-Q3"),
        ([4], "2026-Q3...2026-Q3"),
    ])
    func `an export goes from the first quarter with a return to the last that has ended`(
        quarters: [Int], range: String
    ) throws {
        let today = try #require(CivilDay(year: 2026, month: 12, day: 31))
        let submitted = quarters.map { RegionalSample.submission("S1", $0, revision: 1) }
        let found = RegionalContent.quarters(of: submitted, today: today)
        #expect("\(found.lowerBound.label)...\(found.upperBound.label)" == range)
    }

    @Test func `every field has a definition and a unit, and says what was decided here`() {
        for field in ReturnField.all {
            #expect(!field.definition.isEmpty && !field.unit.isEmpty)
        }
        #expect(!ReturnField.measure(.referrals).definition.contains("Decided"))
        #expect(ReturnField.measure(.caseload).definition.contains("(Decided for this system"))
        #expect(ReturnField.staff(.teamLeaders, .wave1, .vacant).definition.contains("(Decided for this system"))
    }
}
