import Caseload
import CivilTime
import Foundation
import QuarterlyReturns
import Testing

struct ReturnContentTests {
    @Test func `parts add up, band by band`() {
        let content = ReturnContent(parts: [Samples.aggregate(first: 10), Samples.aggregate(first: 200)])
        #expect(content.value(of: .measure(.clients)) == .number(210))
        #expect(content.value(of: .measure(.referrals)) == .number(212))
        #expect(content.value(of: .band(.daysReferralToFirstJob, .over90)) == .number(23 + 213))
        #expect(content.incomplete.isEmpty && !content.isEmpty)
    }

    @Test func `what is given by hand counts, and what was calculated stays beside it`() {
        let content = ReturnContent(
            parts: [Samples.aggregate(first: 10)],
            byHand: [.measure(.clients): .number(9), .averageHours: .number(165)])
        #expect(content.value(of: .measure(.clients)) == .number(9))
        #expect(content.calculated[.measure(.clients)] == 10)
        #expect(content.value(of: .measure(.referrals)) == .number(11))
        #expect(content.value(of: .averageHours) == .number(165))
    }

    @Test func `what some part lacks is shown as the sum of the others, and not reported`() {
        var lacking = Samples.aggregate(first: 10)
        lacking.measures[.discharges] = nil
        lacking.measures[.caseload] = nil
        lacking.bands[.daysReferralToProfile] = nil
        let content = ReturnContent(
            parts: [lacking, Samples.aggregate(first: 200)], byHand: [.measure(.caseload): .number(50)])
        #expect(
            content.incomplete.map(\.columnName) == [
                "discharges", "days_referral_to_profile_0_7", "days_referral_to_profile_8_30",
                "days_referral_to_profile_31_90", "days_referral_to_profile_91_plus",
            ])
        #expect(content.value(of: .measure(.discharges)) == .number(210))
        #expect(content.reportedValue(of: .measure(.discharges)) == nil)
        #expect(content.reportedValue(of: .measure(.caseload)) == .number(50))
        #expect(content.reportedValue(of: .measure(.clients)) == .number(210))
    }

    @Test func `what no part knows is missing and not incomplete`() {
        let content = ReturnContent(parts: [Aggregate(measures: [.clients: 0])])
        #expect(content.incomplete.isEmpty)
        #expect(content.value(of: .measure(.clients)) == .number(0))
        #expect(content.value(of: .measure(.referrals)) == nil)
        #expect(content.missing == ReturnField.all.filter { !$0.isDerived && $0 != .measure(.clients) })
        #expect(ReturnContent().isEmpty)
    }

    @Test func `vacancies are funded less in post, and below 0 where a team is over-established`() {
        func vacant(_ funded: Int?, _ inPost: Int?) -> ReturnValue? {
            var byHand: [ReturnField: ReturnValue] = [:]
            byHand[.staff(.teamLeaders, .wave2, .funded)] = funded.map(ReturnValue.number)
            byHand[.staff(.teamLeaders, .wave2, .inPost)] = inPost.map(ReturnValue.number)
            return ReturnContent(byHand: byHand).value(of: .staff(.teamLeaders, .wave2, .vacant))
        }
        #expect(vacant(250, 180) == .number(70))
        #expect(vacant(100, 150) == .number(-50))
        #expect(vacant(100, nil) == nil && vacant(nil, 100) == nil)
    }

    @Test(arguments: [
        (3650, 2, 183), (3640, 2, 182), (3649, 2, 182), (1600, 1, 160), (1605, 1, 161), (1604, 1, 160), (0, 3, 0),
        (10_001, 3, 333), (5_005, 1, 501),
    ])
    func `the average of hours is suggested in tenths, rounded half up`(hundredths: Int, clients: Int, expected: Int) {
        let content = ReturnContent(parts: [
            Aggregate(measures: [.hoursPerWeekTotal: hundredths, .clientsWithHours: clients])
        ])
        #expect(content.averageHoursHint == expected)
        #expect(content.value(of: .averageHours) == nil)
    }

    @Test func `without clients, or where a part can't tell, no average is suggested`() {
        let known = Aggregate(measures: [.hoursPerWeekTotal: 100, .clientsWithHours: 1])
        #expect(
            ReturnContent(parts: [Aggregate(measures: [.hoursPerWeekTotal: 0, .clientsWithHours: 0])]).averageHoursHint
                == nil)
        #expect(ReturnContent(parts: [known, Aggregate(measures: [.clients: 2])]).averageHoursHint == nil)
        #expect(ReturnContent().averageHoursHint == nil)
    }

    @Test func `an equal result makes no new revision, whatever it came from`() throws {
        let draft = Samples.draft(parts: [Samples.aggregate(first: 1), Samples.aggregate(first: 4)])
        var otherPeople = Samples.aggregate(first: 4)
        otherPeople.demographics = [:]
        #expect(draft.revised(to: ReturnContent(parts: [otherPeople, Samples.aggregate(first: 1)])) == nil)
        let next = try #require(draft.revised(to: ReturnContent(parts: [otherPeople])))
        #expect(next.revision == draft.revision + 1 && next.service == draft.service && next.quarter == quarter)
        #expect(ReturnDraft(service: "MERSEY", quarter: quarter).revision == 0)
    }

    @Test func `fields that changed are named`() throws {
        let before = ReturnContent(parts: [Samples.aggregate()], byHand: [.averageHours: .number(160)])
        var parts = [Samples.aggregate()]
        parts[0].measures[.referrals] = 99
        let after = ReturnContent(parts: parts, byHand: [.carriedOver: .number(1)])
        #expect(after.fieldsChanged(since: before) == [.measure(.referrals), .averageHours, .carriedOver])
        #expect(after.fieldsChanged(since: after).isEmpty)
    }

    @Test func `drafts and submitted returns come back from JSON as they were`() throws {
        var lacking = Samples.aggregate()
        lacking.measures[.discharges] = nil
        let draft = Samples.draft(parts: [lacking, Samples.aggregate()], byHand: try Samples.byHand())
        let submitted = SubmittedReturn(draft, at: Instant(milliseconds: 1_792_000_000_000))
        #expect(submitted.content == draft.content && submitted.revision == draft.revision)
        let json = try JSONEncoder().encode(submitted)
        #expect(try JSONDecoder().decode(SubmittedReturn.self, from: json) == submitted)
        #expect(String(decoding: json, as: UTF8.self).contains("\"fidelity_score\":{\"number\""))
        #expect(try JSONDecoder().decode(ReturnDraft.self, from: JSONEncoder().encode(draft)) == draft)
    }
}
