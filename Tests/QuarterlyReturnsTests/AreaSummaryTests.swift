import Caseload
import CivilTime
import DelimitedText
import QuarterlyReturns
import Register
import Testing

/// Two regions, three STPs of which one ends, six services, one outside the returns.
private let organisations = """
    code,name,level,parent,valid_from,valid_to
    ENG,England,nation,,,
    Y62,North West,region,ENG,,
    Y56,London,region,ENG,,
    OTHER,Outside,region,ENG,,
    QYG,Cheshire and Merseyside,stp,Y62,,
    QOP,Greater Manchester,stp,Y62,,
    QRV,North West London,stp,Y56,,2026-03-31
    Z9B2Z,West and North London,stp,Y56,2026-04-01,
    QKK,South East London,stp,Y56,,
    MERSEY,Mersey,service,QYG,,
    WIRRAL,Wirral,service,QYG,,
    IRWELL,Irwell,service,QOP,,
    BRENT,Brent,service,QRV,,2026-03-31
    BRENT,Brent,service,Z9B2Z,2026-04-01,
    CLOSED,Closed,service,QOP,,2026-08-15
    HARBOUR,Harbour,service,OTHER,,
    """

private func register() throws -> Register {
    let accounts = "account,level,organisation\nregion-y62,region,Y62\n"
    return try #require(
        Register.check(
            organisations: DelimitedText.records(of: Array(organisations.utf8)),
            accounts: DelimitedText.records(of: Array(accounts.utf8))
        ).register)
}

private func submitted(_ service: String, _ first: Int, of submittedQuarter: CivilQuarter = quarter) -> SubmittedReturn
{
    SubmittedReturn(
        service: service, quarter: submittedQuarter, revision: 1, submittedAt: Instant(milliseconds: 0),
        content: ReturnContent(
            parts: [Samples.aggregate(first: first)],
            byHand: [
                .averageHours: .number(160), .fidelityScore: .number(100), .narrative(.progress): .text("x"),
                .staff(.teamLeaders, .wave1, .funded): .number(100),
                .staff(.teamLeaders, .wave1, .inPost): .number(130),
            ]))
}

struct AreaSummaryTests {
    private func summary(
        _ code: String, _ returns: [SubmittedReturn], quarter: CivilQuarter = quarter
    ) throws -> AreaSummary? {
        AreaSummary(area: code, quarter: quarter, register: try register(), submitted: returns)
    }

    @Test func `who has submitted and who has not`() throws {
        let returns = [submitted("MERSEY", 10), submitted("BRENT", 20)]
        let region = try #require(try summary("Y62", returns))
        #expect(region.services.map(\.organisation.code) == ["IRWELL", "MERSEY", "WIRRAL"])
        #expect(region.services.filter { $0.submitted != nil }.map(\.organisation.code) == ["MERSEY"])
        #expect(region.total.expected == 3 && region.total.submitted == 1)
        #expect(region.area.name == "North West" && region.quarter == quarter)
    }

    @Test func `areas below, down to the STPs`() throws {
        let nation = try #require(try summary("ENG", [submitted("MERSEY", 10)]))
        #expect(nation.services.map(\.organisation.code) == ["BRENT", "IRWELL", "MERSEY", "WIRRAL"])
        #expect(nation.subareas.map(\.area.code) == ["Y56", "Y62"])
        #expect(nation.subareas[0].subareas.map(\.area.code) == ["Z9B2Z"])
        #expect(nation.subareas[1].subareas.map(\.area.code) == ["QOP", "QYG"])
        #expect(nation.subareas[1].subareas[1].subareas.isEmpty)
        #expect(nation.subareas[1].subareas[1].total.submitted == 1)
        let stp = try #require(try summary("QYG", []))
        #expect(stp.subareas.isEmpty && stp.total.expected == 2)
    }

    /// A return belongs to the organisations that were valid on its quarter's last day.
    @Test func `a service goes with its successor from the day on which that begins`() throws {
        let (before, after) = (CivilQuarter(year: 2026, number: 1), CivilQuarter(year: 2026, number: 2))
        #expect(try summary("QRV", [], quarter: before)?.services.map(\.organisation.code) == ["BRENT"])
        #expect(try summary("QRV", [], quarter: after)?.services.isEmpty == true)
        #expect(try summary("Z9B2Z", [], quarter: before)?.services.isEmpty == true)
        #expect(try summary("Z9B2Z", [], quarter: after)?.services.map(\.organisation.code) == ["BRENT"])
        #expect(try summary("Y56", [], quarter: before)?.total.expected == 1)
        #expect(try summary("QOP", [], quarter: after)?.services.map(\.organisation.code) == ["CLOSED", "IRWELL"])
        #expect(try summary("QOP", [submitted("CLOSED", 1)])?.services.map(\.organisation.code) == ["IRWELL"])
        #expect(try summary("QOP", [submitted("CLOSED", 1)])?.total.submitted == 0)
    }

    @Test func `services outside the returns are expected nowhere`() throws {
        #expect(try summary("OTHER", [submitted("HARBOUR", 5)])?.total.expected == 0)
        #expect(try summary("ENG", [submitted("HARBOUR", 5)])?.total.submitted == 0)
    }

    @Test(arguments: ["MERSEY", "NOWHERE", ""])
    func `what is no area has no summary`(code: String) throws {
        #expect(try summary(code, []) == nil)
    }

    @Test func `returns of other quarters are passed over`() throws {
        let other = submitted("MERSEY", 10, of: quarter.previous)
        #expect(try summary("QYG", [other])?.total.submitted == 0)
    }

    /// `Samples.aggregate` gives its n-th measure `first + n`, so sums are known without adding anything up here.
    @Test func `totals are sums over who reported, and say how many did`() throws {
        var lacking = Samples.aggregate(first: 1000)
        lacking.measures[.discharges] = nil
        let half = SubmittedReturn(
            service: "WIRRAL", quarter: quarter, revision: 2, submittedAt: Instant(milliseconds: 0),
            content: ReturnContent(parts: [lacking, Samples.aggregate(first: 0)]))
        let total = try #require(
            try summary("ENG", [submitted("MERSEY", 10), half, submitted("BRENT", 100)])
        ).total
        #expect(total.expected == 4 && total.submitted == 3)
        for (index, measure) in Measure.allCases.enumerated() where measure != .discharges {
            #expect(total.sums[.measure(measure)] == 10 + 1000 + 0 + 100 + 4 * index)
            #expect(total.reported[.measure(measure)] == 3)
        }
        // WIRRAL has a part without it: neither 0 nor the other part's number.
        #expect(total.sums[.measure(.discharges)] == 110 + 2 * 10 && total.reported[.measure(.discharges)] == 2)
        #expect(total.sums[.band(.daysReferralToFirstJob, .over90)] == 1110 + 4 * 13)
        #expect(total.sums[.staff(.teamLeaders, .wave1, .vacant)] == -60)
        #expect(total.reported[.staff(.teamLeaders, .wave1, .vacant)] == 2)
        #expect(total.sums[.carriedOver] == nil && total.reported[.carriedOver] == nil)
        // Averages, scores and words are counted and never added up.
        for field in [ReturnField.averageHours, .fidelityScore, .fidelityCategory, .narrative(.progress)] {
            #expect(total.reported[field] == 2 && total.sums[field] == nil)
        }
    }

    @Test func `an area's total is the sum of the areas below it`() throws {
        let returns = [("MERSEY", 3), ("WIRRAL", 50), ("IRWELL", 700), ("BRENT", 1100)].map { submitted($0.0, $0.1) }
        let nation = try #require(try summary("ENG", returns))
        for areas in [nation.subareas, nation.subareas.flatMap(\.subareas)] {
            for field in ReturnField.all {
                #expect(areas.compactMap { $0.total.sums[field] }.reduce(0, +) == nation.total.sums[field] ?? 0)
                #expect(areas.compactMap { $0.total.reported[field] }.reduce(0, +) == nation.total.reported[field] ?? 0)
            }
            #expect(areas.map(\.total.expected).reduce(0, +) == 4)
        }
    }
}
