import CivilTime
import Findings
import Register
import TableSchema
import TestKit
import Testing
import Weighing

/// Who may send what, and whom a drop concerns (drops.md, "Who may send what").
struct RightsTests {
    private static let today = CivilDay(isoText: "2026-10-01")!

    /// The sample, with a provider that has a team, and a team that has changed its service.
    private static let register = SampleHouse.register(
        organisations: {
            $0.replacing("MERSEY-DOCKS,Mersey Docks Team,team,MERSEY,,\n", with: "") + """
                MERSEY-DOCKS,Mersey Docks Team,team,MERSEY,,2026-03-31
                MERSEY-DOCKS,Irwell Docks Team,team,IRWELL,2026-04-01,
                SHAW,Shaw Works,provider,ENG,,
                SHAW-1,Shaw Works Leeds,team,SHAW,,

                """
        },
        accounts: { $0 + "prv-shaw,provider,SHAW\nteam-shaw,team,SHAW-1\n" })
    private static let rules = SampleHouse.rules(register: register)

    @Test(arguments: [
        ("team-north", ["dashboard"]), ("svc-mersey", ["return"]), ("team-quay", ["dashboard"]), ("svc-harbour", []),
        ("stk-mersey", []), ("stp-qyg", []), ("region-y62", []), ("national-eng", []),
        ("prv-shaw", ["mar-keyworkers", "mar-participants", "mar-performance"]),
        ("team-shaw", ["mar-keyworkers", "mar-participants", "mar-performance"]),
    ])
    func `an account may send the kinds of its level`(account: String, kinds: [String]) throws {
        let sender = try #require(Self.register.sender(account, on: Self.today))
        #expect(sender.kinds.map(\.rawValue).sorted() == kinds)
    }

    @Test(arguments: [
        ("team-north", "dashboard-2026-Q3.csv", nil), ("team-north", "return-2026-Q3.csv", FindingRule.kindNotYours),
        ("svc-mersey", "return-2026-Q3.csv", nil), ("svc-mersey", "dashboard-2026-Q3.csv", .kindNotYours),
        ("svc-harbour", "return-2026-Q3.csv", .outsideReturns), ("svc-harbour", "dashboard-2026-Q3.csv", .kindNotYours),
        ("team-shaw", "dashboard-2026-Q3.csv", .kindNotYours),
        ("team-north", "mar-keyworkers-2026-09.csv", .kindNotYours),
        ("national-eng", "numbers.csv", .kindNotYours), ("stk-mersey", "return-2026-Q3-final.csv", .kindNotYours),
    ])
    func `what an account may not send is refused`(account: String, name: String, rule: FindingRule?) throws {
        let sender = try #require(Self.register.sender(account, on: Self.today))
        let weigher = DropWeigher(
            schema: .standardSpreadsheet, limits: Self.rules.limits, supportContact: "", contentTag: { _ in "" })
        let weighed = weigher.weigh(
            Array("Client ID,Referral date\nc1,01/07/2026\n".utf8), name: DropName(reading: Array(name.utf8)),
            sender: sender, asOf: Self.today)
        let errors = weighed.report.findings.listed.filter { $0.severity == .error }.map(\.rule)
        #expect(errors == [rule].compactMap(\.self))
    }

    @Test(arguments: [
        ("team-north", ["MERSEY-NORTH"]),
        // Who was a team of it once belongs to its earlier quarters.
        ("svc-mersey", ["MERSEY", "MERSEY-DOCKS", "MERSEY-NORTH", "MERSEY-SOUTH"]),
        ("svc-irwell", ["IRWELL", "IRWELL-EAST", "IRWELL-WEST", "MERSEY-DOCKS"]), ("stp-qyg", []), ("national-eng", []),
    ])
    func `an account sees its own organisations and no other`(account: String, organisations: [String]) throws {
        let account = try #require(Self.register.account(named: account))
        #expect(Self.rules.organisationsSeen(by: account).sorted() == organisations)
    }

    @Test func `a drop concerns its sender, whoever shares its organisation, and its service`() {
        let receipt = LedgerSample.counted(1, account: "team-north", key: LedgerSample.partKey(of: "MERSEY-NORTH"))
        #expect(Self.rules.accountsTouched(by: receipt).sorted() == ["svc-mersey", "team-north"])
        let moved = LedgerSample.counted(1, account: "team-docks", key: LedgerSample.partKey(of: "MERSEY-DOCKS"))
        #expect(Self.rules.accountsTouched(by: moved).sorted() == ["svc-irwell", "team-docks"])
    }

    @Test func `accepted terms concern every team of the service`() {
        let receipt = LedgerSample.acceptance(1, service: "MERSEY", version: "1")
        #expect(
            Self.rules.accountsTouched(by: receipt).sorted() == [
                "svc-mersey", "team-north", "team-south",
            ])
    }
}
