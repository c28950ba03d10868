import CivilTime
import OutboxPlan
import Register
import TestKit
import Testing
import Weighing
import Workflow

/// What is over is deleted when its time is, once a day, and nothing that anybody sees changes by it.
struct RetentionTests {
    private func rules(_ retention: HouseRules.Retention, reportDays: Int) -> HouseRules {
        var rules = SampleHouse.rules()
        rules.retention = retention
        rules.reportDays = reportDays
        return rules
    }

    private func simulation(_ retention: HouseRules.Retention, reportDays: Int = 90) -> Simulation {
        let simulation = Simulation(
            rules: rules(retention, reportDays: reportDays),
            pace: WorkLoop.Pace(rescanSeconds: 43_200, settleSeconds: 1, unfinishedSeconds: 7200))
        simulation.start()
        simulation.run()
        return simulation
    }

    /// A suspended machine wakes up days later.
    private func pass(days: Int64, _ simulation: Simulation) {
        simulation.clock.wall = simulation.clock.wall.advanced(bySeconds: days * 86_400)
        simulation.run()
    }

    private func caseload(_ clients: Int) -> String {
        let rows = (0..<clients).map { "c\($0),0\(1 + $0 % 9)/07/2026,\n" }.joined()
        return "Client ID,Referral date,Discharge date\n" + rows
    }

    /// A quarter as it goes: drops refused and replaced, a part withdrawn, a return submitted twice and edited, a
    /// stakeholder.
    private func fill(_ simulation: Simulation) {
        func drop(_ content: String, _ name: String, _ account: String) {
            simulation.drop(content, as: name, account: account)
            simulation.run()
        }
        drop("no table", "dashboard-2026-Q3.csv", "team-north")
        for clients in 20...22 { drop(caseload(clients), "dashboard-2026-Q3.csv", "team-north") }
        drop(caseload(2), "dashboard-2026-Q3-b.csv", "team-north")
        simulation.giveBack("slips/withdraw-part-dashboard-2026-Q3-b.slip.csv", of: "team-north")
        simulation.run()
        for clients in 6...7 {
            drop(caseload(clients), "return-2026-Q3.csv", "svc-mersey")
            simulation.giveBack("slips/submit-return-2026-Q3.slip.csv", of: "svc-mersey")
            simulation.run()
        }
        drop(caseload(8), "return-2026-Q3.csv", "svc-mersey")
        simulation.giveBack("slips/grant-stakeholder-stk-mersey.slip.csv", of: "svc-mersey")
        simulation.run()
        // The stakeholder's summary has another edition each month.
        for clients in [29, 36] {
            pass(days: 31, simulation)
            drop(caseload(clients), "dashboard-2026-Q3.csv", "team-north")
        }
    }

    /// Every document of every account, by account and path.
    private func documents(_ simulation: Simulation) throws -> [String: [UInt8]] {
        var documents: [String: [UInt8]] = [:]
        for account in SampleHouse.rules().register.accounts.map(\.name) {
            for file in try simulation.outbox.files(account: account) {
                documents["\(account)/\(file.path)"] = simulation.outbox.bytes(at: file.path, account: account)
            }
        }
        return documents
    }

    private func sequences(_ simulation: Simulation) -> [Int64] { simulation.receipts.map(\.sequence) }

    private func expired(_ simulation: Simulation) -> [String] {
        simulation.ledger.auditEvents.filter { $0.event.hasSuffix("-expired") }.map { "\($0.event) \($0.detail)" }
    }

    @Test func `no document changes by what is deleted, nor what drops and slips do afterwards`() throws {
        let kept = simulation(.init(), reportDays: 1)
        let short = simulation(.init(receiptDays: 1, revisionDays: 1, auditDays: 1), reportDays: 1)
        for simulation in [kept, short] {
            fill(simulation)
            pass(days: 31, simulation)
        }
        #expect(sequences(short).count < sequences(kept).count)
        #expect(short.ledger.auditEvents.count < kept.ledger.auditEvents.count)
        #expect(short.ledger.submittedReturns(services: nil, quarters: nil).count == 1)
        #expect(kept.ledger.submittedReturns(services: nil, quarters: nil).count == 2)
        let documents = try documents(kept)
        #expect(documents.keys.contains { $0.hasPrefix("stk-mersey/dashboard-MERSEY") })
        #expect(try self.documents(short) == documents)
        for simulation in [kept, short] {
            simulation.giveBack("slips/withdraw-return-2026-Q3.slip.csv", of: "svc-mersey")
            simulation.run()
            simulation.drop(caseload(4), as: "dashboard-2026-Q3-b.csv", account: "team-north")
            simulation.run()
        }
        #expect(short.receipts.suffix(2).map(\.report) == kept.receipts.suffix(2).map(\.report))
        #expect(try self.documents(short) == self.documents(kept))
        // From nothing too.
        short.request(.publishAll)
        short.run()
        #expect(try self.documents(short) == self.documents(kept))
    }

    @Test func `a slip that worked once works never again, though nobody remembers it`() throws {
        let simulation = simulation(.init(receiptDays: 1, revisionDays: 1), reportDays: 1)
        var used: [(name: String, account: String, bytes: [UInt8])] = []
        func give(_ slip: String, of account: String) throws {
            let name = "\(slip).slip.csv"
            let bytes = try #require(simulation.outbox.bytes(at: "slips/\(name)", account: account))
            used.append((name, account, bytes))
            simulation.drop(bytes, as: name, account: account)
            simulation.run()
        }
        for clients in 4...5 {
            simulation.drop(caseload(clients), as: "dashboard-2026-Q3.csv", account: "team-north")
            simulation.run()
            try give("withdraw-part-dashboard-2026-Q3-main", of: "team-north")
            simulation.drop(caseload(clients), as: "return-2026-Q3.csv", account: "svc-mersey")
            simulation.run()
            try give("submit-return-2026-Q3", of: "svc-mersey")
            try give("withdraw-return-2026-Q3", of: "svc-mersey")
            try give("\(clients == 4 ? "grant" : "revoke")-stakeholder-stk-mersey", of: "svc-mersey")
        }
        #expect(simulation.receipts.allSatisfy { $0.report.verdict != .rejected })
        let count = simulation.receipts.count
        pass(days: 40, simulation)
        #expect(simulation.receipts.count < count)
        for slip in used {
            simulation.drop(slip.bytes, as: slip.name, account: slip.account)
            simulation.run()
            #expect(simulation.receipts.last?.report.verdict == .rejected, "\(slip.name)")
        }
    }

    @Test func `a drop stays for as long as its report does, whatever is set`() throws {
        let simulation = simulation(.init(receiptDays: 10), reportDays: 20)
        simulation.drop("no table", as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.run(for: 20 * 86_400)
        #expect(sequences(simulation) == [1])
        // It came on 1 October at 09:12; its 20 days are over when 22 October begins.
        simulation.run(for: 86_400)
        #expect(sequences(simulation) == [])
        #expect(expired(simulation) == ["receipts-expired 1 from before 2026-10-02"])
        #expect(simulation.notices.contains(.expired(.receipts, count: 1)))
        #expect(simulation.ledger.highestSequence() == 1)
    }

    @Test func `for good is for good`() throws {
        let simulation = simulation(.init())
        fill(simulation)
        let sequences = sequences(simulation)
        pass(days: 40_000, simulation)
        #expect(self.sequences(simulation) == sequences)
        #expect(expired(simulation) == [])
    }

    @Test func `what a downtime left standing goes once, at the next start`() throws {
        let simulation = simulation(.init(receiptDays: 100, auditDays: 100))
        simulation.drop("no table", as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.run()
        for days in [150, 0] as [Int64] {
            simulation.clock.wall = simulation.clock.wall.advanced(bySeconds: days * 86_400)
            simulation.start()
            simulation.run()
        }
        #expect(sequences(simulation) == [])
        #expect(
            expired(simulation) == [
                "receipts-expired 1 from before 2026-11-20", "audit-expired 1 from before 2026-11-20",
            ])
        let runs = simulation.ledger.runs.filter { $0.kind == .retention }.map(\.day.isoText)
        #expect(runs == ["2026-10-01", "2027-02-28"])
    }

    @Test func `a drop whose claim can't be removed is not forgotten, and never counted twice`() throws {
        let simulation = simulation(.init(receiptDays: 1), reportDays: 1)
        simulation.spool.holdsClaims = true
        for name in ["dashboard-2026-Q3.csv", "dashboard-2026-Q3-b.csv"] {
            simulation.drop("no table", as: name, account: "team-north")
            simulation.run()
        }
        pass(days: 10, simulation)
        #expect(sequences(simulation) == [1, 2])
        simulation.spool.holdsClaims = false
        simulation.start()
        simulation.run()
        pass(days: 1, simulation)
        #expect(sequences(simulation) == [])
        #expect(try simulation.spool.claims().isEmpty)
        #expect(simulation.ledger.auditEvents.count { $0.event == "drop-rejected" } == 2)
        simulation.drop("no table", as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.run()
        #expect(sequences(simulation) == [3])
    }

    @Test func `who dies while deleting has deleted after the next start, and audited it once`() throws {
        let before = simulation(.init(receiptDays: 1, revisionDays: 1), reportDays: 1)
        before.drop("no table", as: "dashboard-2026-Q3.csv", account: "team-north")
        before.run()
        for effect in 1...8 {
            let later = Simulation(from: before.remains, faults: [.death(atEffect: effect)])
            later.clock.wall = later.clock.wall.advanced(bySeconds: 10 * 86_400)
            later.start()
            later.run()
            #expect(later.deaths == 1)
            #expect(sequences(later) == [], "dead at effect \(effect)")
            #expect(expired(later).count == 1, "dead at effect \(effect)")
        }
    }
}
