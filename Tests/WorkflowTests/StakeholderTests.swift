import CivilTime
import Findings
import Register
import TestKit
import Testing
import Weighing
import Workflow

/// What a stakeholder sees, through the real work loop: from the grant to the end of it.
struct StakeholderTests {
    private static let grant = "slips/grant-stakeholder-stk-mersey.slip.csv"
    private static let revocation = "slips/revoke-stakeholder-stk-mersey.slip.csv"
    private static let quarter = "dashboard-MERSEY-2026-Q3"
    /// A look at everything twice a day is enough: days pass here.
    private static let pace = WorkLoop.Pace(rescanSeconds: 43_200, settleSeconds: 1, unfinishedSeconds: 7200)

    /// From 10 September 2026, 12:00 in London.
    private func simulation(terms: HouseRules.Terms? = nil) -> Simulation {
        let simulation = Simulation(
            rules: SampleHouse.rules(terms: terms), pace: Self.pace, wall: Instant(milliseconds: 1_789_038_000_000))
        simulation.start()
        simulation.run()
        return simulation
    }

    private func run(_ simulation: Simulation, to day: String) {
        guard let day = CivilDay(isoText: day) else { return }
        let noon = SampleHouse.zone.firstInstant(on: day, secondOfDay: 43_200)
        simulation.run(for: Double(noon.milliseconds - simulation.clock.wall.milliseconds) / 1000)
    }

    private func caseload(_ clients: Int, from first: Int = 0) -> String {
        (first..<first + clients).reduce("Client ID,Referral date,Discharge date,Gender\n") {
            $0 + "c\($1),0\(1 + $1 % 9)/07/2026,,\($1 % 12 == 0 ? "Other" : "Female")\n"
        }
    }

    private func give(_ path: String, _ simulation: Simulation, of account: String = "svc-mersey") {
        simulation.giveBack(path, of: account)
        simulation.run()
    }

    private func documents(of account: String = "stk-mersey", _ simulation: Simulation) throws -> [String] {
        try simulation.outbox.files(account: account).map(\.path).filter { !$0.hasPrefix("reports/") }
    }

    private func text(_ path: String, of account: String = "stk-mersey", _ simulation: Simulation) -> String {
        String(decoding: simulation.outbox.bytes(at: path, account: account) ?? [], as: UTF8.self)
    }

    private var quarterDocuments: [String] { ["csv", "html", "json"].map { "\(Self.quarter).\($0)" } }

    @Test func `numbers appear on the 1st, change on the 1st, and go with the grant`() throws {
        let simulation = simulation()
        #expect(text("index.html", simulation).contains("has not opened its summary dashboards"))
        simulation.drop(caseload(22), as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.run()
        give(Self.grant, simulation)
        #expect(try documents(simulation) == ["index.html"])
        #expect(text("index.html", simulation).contains("Numbers stand here from 1 October 2026 on"))

        run(simulation, to: "2026-10-01")
        #expect(try documents(simulation) == quarterDocuments + ["index.html"])
        let first = text("\(Self.quarter).json", simulation)
        #expect(first.contains("\"edition\": \"2026-10-01\""))
        #expect(first.contains("\"referrals\": 20"))
        #expect(first.contains("\"Other\": \"<5\""))

        // Within the month drops change nothing, on the 1st they do.
        simulation.drop(caseload(40), as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.drop(caseload(12, from: 50), as: "dashboard-2026-Q3.csv", account: "team-south")
        run(simulation, to: "2026-10-31")
        #expect(text("\(Self.quarter).json", simulation) == first)
        run(simulation, to: "2026-11-01")
        let second = text("\(Self.quarter).json", simulation)
        #expect(second.contains("\"edition\": \"2026-11-01\""))
        #expect(second.contains("\"referrals\": 50"))

        give(Self.revocation, simulation)
        #expect(try documents(simulation) == ["index.html"])
        give(Self.grant, simulation)
        #expect(text("\(Self.quarter).json", simulation) == second)
        #expect(
            simulation.ledger.auditEvents.map(\.event).filter { $0.hasPrefix("stakeholder") }
                == ["stakeholder-granted", "stakeholder-revoked", "stakeholder-granted"])
    }

    @Test func `a part withdrawn or sent after midnight of the 1st is another edition's`() throws {
        let simulation = simulation()
        give(Self.grant, simulation)
        simulation.drop(caseload(30), as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.drop(caseload(20, from: 50), as: "dashboard-2026-Q3-docks.csv", account: "team-north")
        run(simulation, to: "2026-10-01")
        #expect(text("\(Self.quarter).json", simulation).contains("\"referrals\": 50"))
        give("slips/withdraw-part-dashboard-2026-Q3-docks.slip.csv", simulation, of: "team-north")
        run(simulation, to: "2026-10-02")
        #expect(text("\(Self.quarter).json", simulation).contains("\"referrals\": 50"))
        run(simulation, to: "2026-11-01")
        #expect(text("\(Self.quarter).json", simulation).contains("\"referrals\": 30"))
        give("slips/withdraw-part-dashboard-2026-Q3-main.slip.csv", simulation, of: "team-north")
        run(simulation, to: "2026-12-01")
        #expect(try documents(simulation) == ["index.html"])
    }

    @Test func `nobody else sees a summary`() throws {
        let simulation = simulation()
        give(Self.grant, simulation)
        simulation.drop(caseload(22), as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.drop(caseload(22), as: "dashboard-2026-Q3.csv", account: "team-bank")
        run(simulation, to: "2026-10-01")
        let withSummary = try SampleHouse.register().accounts.map(\.name).filter { account in
            try documents(of: account, simulation).contains { $0.contains("MERSEY") || $0.contains("HUMBER") }
        }
        #expect(withSummary == ["stk-mersey"])
        #expect(try documents(of: "stk-humber", simulation) == ["index.html"])
    }

    @Test func `the slip on offer is the one that works, and works once`() throws {
        let simulation = simulation()
        func slips(of account: String) throws -> [String] {
            try documents(of: account, simulation).filter { $0.contains("stakeholder") }
        }
        #expect(try slips(of: "svc-mersey") == [Self.grant])
        #expect(try slips(of: "svc-irwell").isEmpty)
        #expect(try slips(of: "team-north").isEmpty)
        #expect(try slips(of: "stk-mersey").isEmpty)

        let granted = try #require(simulation.outbox.bytes(at: Self.grant, account: "svc-mersey"))
        func drop(_ bytes: [UInt8], by account: String = "svc-mersey") -> [FindingRule] {
            simulation.drop(bytes, as: "slip.csv", account: account)
            simulation.run()
            return simulation.receipts.last?.report.findings.listed.map(\.rule) ?? []
        }
        #expect(drop(granted, by: "svc-humber") == [.slipForeign])
        #expect(drop(granted, by: "stk-mersey") == [.slipForeign])
        #expect(drop(granted) == [])
        #expect(try slips(of: "svc-mersey") == [Self.revocation])
        #expect(drop(granted) == [.slipUsed])
        let revoked = try #require(simulation.outbox.bytes(at: Self.revocation, account: "svc-mersey"))
        #expect(drop(revoked) == [])
        let grantedAgain = try #require(simulation.outbox.bytes(at: Self.grant, account: "svc-mersey"))
        #expect(grantedAgain != granted)
        #expect(drop(grantedAgain) == [])
        #expect(drop(revoked) == [.slipUsed])
    }

    @Test func `of two service accounts the second slip is stale`() throws {
        let register = SampleHouse.register(accounts: { $0 + "svc-mersey-two,service,MERSEY\n" })
        let simulation = simulation()
        simulation.reload(SampleHouse.rules(register: register))
        simulation.run()
        let other = try #require(simulation.outbox.bytes(at: Self.grant, account: "svc-mersey-two"))
        give(Self.grant, simulation)
        simulation.drop(other, as: "slip.csv", account: "svc-mersey-two")
        simulation.run()
        let finding = simulation.receipts.last?.report.findings.listed.first
        #expect(finding?.rule == .slipStale)
        #expect(finding?.message.contains("stk-mersey sees your summary dashboards") == true)
    }

    @Test func `an account that moves to another service takes no grant with it`() throws {
        let simulation = simulation()
        simulation.drop(caseload(22), as: "dashboard-2026-Q3.csv", account: "team-north")
        give(Self.grant, simulation)
        run(simulation, to: "2026-10-01")
        let revoked = try #require(simulation.outbox.bytes(at: Self.revocation, account: "svc-mersey"))
        simulation.reload(
            SampleHouse.rules(
                register: SampleHouse.register(accounts: {
                    $0.replacing("stk-mersey,stakeholder,MERSEY", with: "stk-mersey,stakeholder,IRWELL")
                })))
        simulation.run()
        #expect(try documents(simulation) == ["index.html"])
        simulation.drop(revoked, as: "slip.csv", account: "svc-mersey")
        simulation.run()
        #expect(simulation.receipts.last?.report.findings.listed.map(\.rule) == [.slipStale])
        #expect(try documents(of: "svc-irwell", simulation).contains(Self.grant))
    }

    @Test func `before the terms are accepted no grant is on offer`() throws {
        let simulation = simulation(terms: .init(version: "2026-1", text: "Be kind."))
        #expect(try !documents(of: "svc-mersey", simulation).contains(Self.grant))
        give("slips/accept-terms-terms.slip.csv", simulation)
        #expect(try documents(of: "svc-mersey", simulation).contains(Self.grant))
    }
}
