import Caseload
import CivilTime
import Findings
import QuarterlyReturns
import Testing

struct ReturnPreviewTests {
    private func preview(
        _ byHand: [ReturnField: ReturnValue], parts: [ReturnPart] = [],
        earlier: [String: [ReturnField: ReturnValue]] = [:], today: String = "2026-10-01"
    ) throws -> ReturnPreview {
        let contents = try earlier.map { label, byHand in
            (try #require(CivilQuarter(label: label)), ReturnContent(byHand: byHand))
        }
        return ReturnPreview(
            draft: Samples.draft(parts: [], byHand: byHand), parts: parts,
            earlier: Dictionary(contents, uniquingKeysWith: { $1 }), today: try day(today))
    }

    private func sustained(_ weeks13: Int, _ weeks26: Int) -> [ReturnField: ReturnValue] {
        [.measure(.sustained13Weeks): .number(weeks13), .measure(.sustained26Weeks): .number(weeks26)]
    }

    @Test func `a part weighed before the quarter's end is the one error`() throws {
        func part(_ label: String, _ asOf: String) throws -> ReturnPart {
            ReturnPart(label: label, asOf: try day(asOf), clients: 3)
        }
        let early = try preview(
            [.carriedOver: .number(1)],
            parts: [part("north", "2026-09-30"), part("south", "2026-10-01"), part("east", "2026-08-01")])
        #expect(early.checks.map(\.rule) == [.partWeighedEarly, .partWeighedEarly])
        #expect(early.checks.allSatisfy { $0.severity == .error })
        #expect(early.checks[0].message.contains("north") && early.checks[0].message.contains("30 September 2026"))
        #expect(!early.isReady)
        let onTime = try preview([.carriedOver: .number(1)], parts: [part("north", "2026-10-01")])
        #expect(onTime.checks.isEmpty && onTime.isReady)
    }

    @Test func `before its end a quarter has a preview and nothing to submit`() throws {
        #expect(try !preview([.carriedOver: .number(1)], today: "2026-09-30").isReady)
        #expect(try preview([.carriedOver: .number(1)], today: "2026-10-01").isReady)
        #expect(try !preview([:]).isReady)
    }

    @Test func `missing fields and warnings never block`() throws {
        let preview = try preview([.measure(.referrals): .number(1), .measure(.referralsInEmployment): .number(2)])
        #expect(preview.checks.map(\.severity) == [.warning] && preview.isReady)
        #expect(preview.draft.content.missing.count == 52 - 2)
    }

    /// Counted over this quarter and the three before it.
    @Test func `26 weeks above 13 weeks over the year`() throws {
        func rules(_ now: (Int, Int), _ earlier: [String: (Int, Int)]) throws -> [ReturnCheck.Rule] {
            try preview(
                sustained(now.0, now.1),
                earlier: earlier.mapValues { sustained($0.0, $0.1) }
            ).checks.map(\.rule).filter { $0 != .changedByMoreThanHalf }
        }
        #expect(try rules((3, 4), [:]) == [.sustained26AboveSustained13])
        #expect(try rules((3, 3), [:]) == [])
        #expect(try rules((3, 4), ["2026-Q2": (3, 2)]) == [])
        #expect(try rules((3, 4), ["2026-Q2": (3, 3)]) == [.sustained26AboveSustained13])
        #expect(try rules((3, 4), ["2025-Q4": (9, 2)]) == [])
        #expect(try rules((3, 4), ["2025-Q3": (9, 2)]) == [.sustained26AboveSustained13])
        #expect(try rules((4, 3), ["2026-Q1": (1, 9)]) == [.sustained26AboveSustained13])
    }

    @Test(arguments: [
        (Measure.referralsInEmployment, Measure.referrals, ReturnCheck.Rule.inEmploymentAboveReferrals),
        (.peopleIntoWork, .jobStarts, .intoWorkAboveJobStarts),
    ])
    func `a part above the whole`(part: Measure, whole: Measure, rule: ReturnCheck.Rule) throws {
        let checks = try preview([.measure(part): .number(6), .measure(whole): .number(5)]).checks
        #expect(checks.map(\.rule) == [rule])
        #expect(Set(checks[0].fields) == [.measure(part), .measure(whole)])
        #expect(checks[0].message.contains("6") && checks[0].message.contains("5"))
        #expect(try preview([.measure(part): .number(5), .measure(whole): .number(5)]).checks.isEmpty)
        #expect(try preview([.measure(part): .number(6)]).checks.isEmpty)
    }

    @Test func `what some part lacks is not checked`() {
        let whole = Aggregate(measures: [.referrals: 1, .referralsInEmployment: 2])
        let draft = Samples.draft(parts: [whole, Aggregate(measures: [.referrals: 0])])
        #expect(ReturnPreview(draft: draft, parts: [], earlier: [:], today: quarter.next.first).checks.isEmpty)
    }

    @Test(arguments: [
        (10, 15, false), (10, 16, true), (10, 5, false), (10, 4, true), (1, 2, true), (0, 9, false), (3, 0, true),
    ])
    func `a jump of more than half against the last quarter`(before: Int, after: Int, isFound: Bool) throws {
        for field in [ReturnField.measure(.caseload), .averageHours, .staff(.teamLeaders, .wave1, .inPost)] {
            let preview = try preview([field: .number(after)], earlier: ["2026-Q2": [field: .number(before)]])
            #expect(preview.checks.map(\.rule) == (isFound ? [.changedByMoreThanHalf] : []))
            #expect(preview.checks.flatMap(\.fields) == (isFound ? [field] : []))
            #expect(preview.lastQuarter != nil)
        }
    }

    @Test func `bands and the caseload carried over don't jump, and older quarters are not compared`() throws {
        let band = ReturnField.band(.daysReferralToProfile, .upTo7)
        let before: [ReturnField: ReturnValue] = [band: .number(1), .carriedOver: .number(1)]
        #expect(try preview([band: .number(9), .carriedOver: .number(9)], earlier: ["2026-Q2": before]).checks.isEmpty)
        let caseload: [ReturnField: ReturnValue] = [.measure(.discharges): .number(1)]
        #expect(try preview([.measure(.discharges): .number(9)], earlier: ["2026-Q1": caseload]).checks.isEmpty)
    }

    @Test func `one warning names all that jumped, in the field's own unit`() throws {
        let check = try #require(
            try preview(
                [.measure(.caseload): .number(30), .averageHours: .number(165)],
                earlier: ["2026-Q2": [.measure(.caseload): .number(10), .averageHours: .number(80)]]
            ).checks.first)
        #expect(check.fields == [.measure(.caseload), .averageHours])
        #expect(check.message.contains("“Caseload” from 10 to 30; ") && check.message.contains("from 8 to 16.5"))
    }

    /// The financial year closes with January to March.
    @Test(arguments: [
        ("2026-Q1", 120, 119, true), ("2026-Q1", 120, 120, false), ("2025-Q4", 120, 119, false),
        ("2026-Q2", 120, 119, false),
    ])
    func `carried over unlike the caseload of last March`(
        closing: String, carriedOver: Int, caseload: Int, isFound: Bool
    ) throws {
        let checks = try preview(
            [.carriedOver: .number(carriedOver)], earlier: [closing: [.measure(.caseload): .number(caseload)]]
        ).checks
        #expect(checks.map(\.rule) == (isFound ? [.carriedOverUnlikeClosing] : []))
    }
}

struct ReturnDeadlineTests {
    /// Worked out on a calendar by hand; Good Friday, Easter Monday and May's first Monday fall into 2026-Q1's wait.
    @Test(arguments: [
        ("2025-Q4", "2026-01-22"), ("2026-Q1", "2026-04-23"), ("2026-Q2", "2026-07-21"), ("2026-Q3", "2026-10-21"),
    ])
    func `the 15th working day after the quarter's end`(label: String, expected: String) throws {
        let quarter = try #require(CivilQuarter(label: label))
        #expect(ReturnDeadlines(holidays: .published).deadline(of: quarter).isoText == expected)
    }

    @Test func `a deadline that was set counts, for its quarter alone`() throws {
        let deadlines = ReturnDeadlines(holidays: .published, set: [quarter: try day("2026-11-06")])
        #expect(deadlines.deadline(of: quarter).isoText == "2026-11-06")
        #expect(deadlines.deadline(of: quarter.previous).isoText == "2026-07-21")
    }

    @Test(arguments: [
        ("2026-09-30", ReturnDeadlines.State.running), ("2026-10-01", .due), ("2026-10-21", .due),
        ("2026-10-22", .overdue),
    ])
    func `running, due, overdue`(on: String, expected: ReturnDeadlines.State) throws {
        #expect(ReturnDeadlines(holidays: .published).state(of: quarter, on: try day(on)) == expected)
    }
}
