import CivilTime
import Findings
import OutboxPlan
import TestKit
import Testing
import Weighing
import Workflow

/// What the loop does where something outside of it is not as it should be. Faults at each single effect are in
/// `FaultTests`.
struct WorkLoopTests {
    private let failure = PortFailure(operation: "work", subject: "a disk", cause: "ENOSPC", advice: "Make room.")
    private let caseload = "Client ID,Referral date\nc1,01/07/2026\n"

    @Test func `losing every event loses nothing`() throws {
        func outcome(losesEvents: Bool) throws -> Outcome {
            let simulation = RichScenario.begin()
            simulation.losesEvents = losesEvents
            simulation.start()
            for step in RichScenario.steps {
                step.act(simulation)
                simulation.run(for: step.seconds + RichScenario.pace.rescanSeconds)
            }
            return try Outcome(simulation)
        }
        #expect(try outcome(losesEvents: true).difference(from: outcome(losesEvents: false)) == nil)
    }

    @Test func `what only the regular look found is told`() {
        let simulation = Simulation()
        simulation.losesEvents = true
        simulation.start()
        simulation.run()
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.run(for: 700)
        #expect(simulation.notices.contains(.rescanFound(account: "team-north", count: 1)))
        #expect(simulation.receipts.count == 1)
    }

    @Test func `a vanished inbox holds nobody up, is told once, and is looked at again when it is back`() {
        let simulation = Simulation()
        simulation.start()
        simulation.spool.removeInbox("team-north")
        simulation.run(for: 700)
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "team-south")
        simulation.run()
        #expect(simulation.receipts.map(\.account) == ["team-south"])
        #expect(simulation.currentTroubles.map(\.step) == [.look(account: "team-north")])
        simulation.spool.makeInbox("team-north")
        simulation.run()
        #expect(simulation.currentTroubles.isEmpty)
        let told = simulation.notices.filter { if case .trouble = $0 { true } else { false } }
        #expect(told.count == 1)
        #expect(simulation.notices.contains(.troubleOver("inbox of team-north")))
    }

    @Test func `an inbox out of which nothing can be moved holds no other account up`() {
        let simulation = Simulation()
        simulation.spool.immovable = ["team-east"]
        simulation.start()
        for account in ["team-east", "team-north", "team-south"] {
            simulation.drop("\(caseload)\(account),01/07/2026\n", as: "dashboard-2026-Q3.csv", account: account)
        }
        simulation.run(for: 100)
        #expect(simulation.receipts.map(\.account) == ["team-north", "team-south"])
        #expect(simulation.currentTroubles.map(\.step) == [.claim(account: "team-east")])
        simulation.spool.unlink(EntryName("dashboard-2026-Q3.csv"), account: "team-east")
        simulation.run()
        #expect(simulation.currentTroubles.isEmpty)
    }

    @Test func `a ledger that takes nothing leaves files where they are, and counts them once it does`() throws {
        // The first claim, its sync, its try and that taken back go through; no commit does.
        let start = Simulation()
        start.start()
        start.run()
        let simulation = Simulation(from: start.remains, faults: [.refusals(ofEffects: 5...8, failure)])
        simulation.start()
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.run(for: 3)
        #expect(simulation.currentTroubles.map(\.step) == [.weigh])
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "team-east")
        simulation.run(for: 3)
        #expect(simulation.waitingCount == 1)
        #expect(simulation.spool.inboxNames("team-east").count == 1)
        simulation.run(for: 30)
        #expect(simulation.receipts.map(\.account) == ["team-north", "team-east"])
        #expect(simulation.currentTroubles.isEmpty)
    }

    @Test func `a full outbox disk does not stop the counting, and gets its documents later`() throws {
        let simulation = Simulation()
        simulation.start()
        simulation.run()
        simulation.outbox.faults = FaultPlan(.refusals(ofEffects: 1...Int.max, failure))
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.run(for: 60)
        #expect(simulation.receipts.count == 1)
        #expect(try simulation.spool.claims().isEmpty)
        #expect(
            simulation.currentTroubles.map(\.step) == [
                .publish(account: "svc-mersey"), .publish(account: "team-north"),
            ])
        simulation.outbox.faults = FaultPlan()
        simulation.run()
        #expect(simulation.currentTroubles.isEmpty)
        #expect(try simulation.outbox.files(account: "team-north").contains { $0.path.hasPrefix("reports/") })
    }

    @Test func `a claim of an unknown account is deleted unread and audited, whenever the program dies`() throws {
        for effect in 1...4 {
            let simulation = Simulation(faults: [.death(atEffect: effect)])
            simulation.spool.makeInbox("ghost")
            simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "ghost")
            let claim = Claim(
                account: "ghost", sequence: 7, receivedAt: simulation.clock.now(), tries: 0, name: EntryName("a.csv"))
            for entry in try simulation.spool.look(account: "ghost") {
                _ = try simulation.spool.claim(entry, as: claim)
            }
            simulation.start()
            simulation.run()
            #expect(simulation.deaths == 1)
            #expect(try simulation.spool.claims().isEmpty)
            #expect(simulation.receipts.isEmpty)
            #expect(
                simulation.ledger.auditEvents.contains {
                    $0.event == "claim-of-unknown-account" && $0.account == "ghost"
                })
            #expect(!simulation.ledger.auditEvents.contains { $0.detail.contains("a.csv") })
        }
    }

    @Test(arguments: [(1, false), (2, false), (3, true), (4, true)])
    func `a file that stopped the program three times is refused unread`(tries: Int, isRefused: Bool) throws {
        let simulation = Simulation()
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "team-north")
        let claim = Claim(
            account: "team-north", sequence: 1, receivedAt: simulation.clock.now(), tries: tries,
            name: EntryName("dashboard-2026-Q3.csv"))
        for entry in try simulation.spool.look(account: "team-north") {
            _ = try simulation.spool.claim(entry, as: claim)
        }
        simulation.start()
        simulation.run()
        #expect(simulation.receipts.map { $0.report.findings.countByRule.keys.contains(.poisonFile) } == [isRefused])
        #expect(try simulation.spool.claims().isEmpty)
    }

    @Test func `a file that kills the program is refused at last, and takes no other one with it`() throws {
        let simulation = Simulation()
        simulation.poison = EntryName("dashboard-2026-Q3-poison.csv")
        for (index, account) in ["team-north", "team-south", "team-east"].enumerated() {
            simulation.drop(
                "\(caseload)\(index),02/07/2026\n", as: "dashboard-2026-Q3-before.csv", account: account)
        }
        simulation.drop(caseload, as: "dashboard-2026-Q3-poison.csv", account: "team-north")
        simulation.drop("\(caseload)9,02/07/2026\n", as: "dashboard-2026-Q3-after.csv", account: "team-north")
        simulation.start()
        simulation.run(for: 60)
        #expect(simulation.deaths == 3)
        let refused = simulation.receipts.filter { $0.report.verdict == .rejected }
        #expect(refused.map(\.report.part) == ["poison"])
        #expect(refused.first?.report.findings.countByRule == [.poisonFile: 1])
        #expect(simulation.parts.map(\.key.part) == ["before", "after", "before", "before"])
        #expect(try simulation.spool.claims().isEmpty)
    }

    @Test func `a damaged, a missing and a foreign file in an outbox are put right by the regular look`() throws {
        let simulation = Simulation()
        simulation.outbox.put([], at: ".gitkeep", account: "team-north")
        simulation.start()
        simulation.run()
        let before = simulation.outbox.bytes(at: "index.html", account: "team-north")
        let paths = try simulation.outbox.files(account: "team-north").map(\.path)
        simulation.outbox.put(before.map { Array($0.reversed()) } ?? [], at: "index.html", account: "team-north")
        simulation.outbox.put([1], at: "of-mine.txt", account: "team-north")
        try simulation.outbox.remove(["how-to-send.html"], account: "team-north")
        simulation.run(for: 700)
        #expect(simulation.outbox.bytes(at: "index.html", account: "team-north") == before)
        #expect(try simulation.outbox.files(account: "team-north").map(\.path) == paths)
        #expect(paths.contains(".gitkeep"))
    }

    @Test func `pages that show the day are made anew after midnight in London`() throws {
        // 23:30 in London, British Summer Time.
        let simulation = Simulation(wall: Instant(milliseconds: SampleHouse.morning.milliseconds + 51_477_000))
        simulation.start()
        simulation.run()
        let evening = simulation.outbox.bytes(at: "index.html", account: "stp-qyg")
        simulation.run(for: 1200)
        #expect(simulation.outbox.bytes(at: "index.html", account: "stp-qyg") == evening)
        simulation.run(for: 1200)
        #expect(simulation.outbox.bytes(at: "index.html", account: "stp-qyg") != evening)
    }

    @Test func `an account that joins gets its outbox, and its inbox is looked at`() throws {
        let simulation = Simulation(
            rules: SampleHouse.rules(
                register: SampleHouse.register(accounts: { $0.replacing("team-north,team,MERSEY-NORTH\n", with: "") })))
        simulation.start()
        simulation.run()
        #expect(try simulation.outbox.files(account: "team-north").isEmpty)
        simulation.reload(SampleHouse.rules())
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.run()
        #expect(simulation.receipts.map(\.account) == ["team-north"])
        #expect(try simulation.outbox.files(account: "team-north").map(\.path).contains("index.html"))
    }

    @Test func `a new version of the terms closes the door until it is accepted`() throws {
        var rules = SampleHouse.rules(terms: .init(version: "1", text: "Be kind."))
        let simulation = Simulation(rules: rules)
        simulation.start()
        simulation.run()
        func verdict(_ name: String) -> Verdict? {
            simulation.drop(caseload, as: name, account: "team-north")
            simulation.run()
            return simulation.receipts.last?.report.verdict
        }
        #expect(verdict("dashboard-2026-Q3.csv") == .rejected)
        simulation.giveBack("slips/accept-terms-terms.slip.csv", of: "svc-mersey")
        simulation.run()
        #expect(verdict("dashboard-2026-Q3.csv") == .acceptedWithWarnings)
        #expect(simulation.outbox.bytes(at: "slips/accept-terms-terms.slip.csv", account: "svc-mersey") == nil)
        rules.terms = .init(version: "2", text: "Be kinder.")
        simulation.reload(rules)
        simulation.run()
        #expect(verdict("dashboard-2026-Q3.csv") == .rejected)
        #expect(simulation.outbox.bytes(at: "slips/accept-terms-terms.slip.csv", account: "svc-mersey") != nil)
        #expect(simulation.parts.count == 1)
    }
}
