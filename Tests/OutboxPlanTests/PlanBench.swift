import CivilTime
import OutboxPlan
import QuarterlyReturns
import Register
import TestKit
import Weighing
import Workflow

/// Plans and renders documents over a ledger, under rules that a test changes one by one.
struct PlanBench: Sendable {
    var rules: HouseRules
    var day = CivilDay(isoText: "2026-10-01")!
    private var state: MemoryLedger.State
    private var keys: MemoryMonthVault.Keys
    /// Changes every code, as a new key does.
    var key = ""

    private init(rules: HouseRules, of simulation: Simulation) {
        (self.rules, state, keys) = (rules, simulation.ledger.state, simulation.vault.disk)
    }

    /// A ledger with parts of several teams and quarters, a return, reports good and bad, a withdrawn part and a slip.
    static func sample(terms: HouseRules.Terms? = nil) -> PlanBench {
        let simulation = Simulation()
        simulation.start()
        func drop(_ clients: Int, _ name: String, _ account: String) {
            let rows = (0..<clients).map { "c\($0),0\($0 + 1)/07/2026,Employed,Female,\n" }.joined()
            simulation.drop(
                "Client ID,Referral date,Employment status at referral,Gender,Discharge date\n\(rows)", as: name,
                account: account)
            simulation.run()
        }
        drop(1, "dashboard-2026-Q2.csv", "team-north")
        drop(2, "dashboard-2026-Q3.csv", "team-north")
        drop(3, "dashboard-2026-Q3-annex.csv", "team-north")
        drop(4, "dashboard-2026-Q3.csv", "team-south")
        drop(5, "dashboard-2026-Q3-gone.csv", "team-south")
        drop(6, "dashboard-2026-Q3.csv", "team-east")
        drop(7, "dashboard-2026-Q3.csv", "team-bank")
        drop(8, "return-2026-Q3.csv", "svc-mersey")
        drop(1, "numbers.csv", "stp-qyg")
        simulation.drop(
            ActivityFiles.keyworkers(["K1"]), as: "mar-keyworkers-2026-09.csv", account: "prv-northern")
        simulation.run()
        simulation.giveBack("slips/withdraw-part-dashboard-2026-Q3-gone.slip.csv", of: "team-south")
        simulation.run()
        return PlanBench(rules: SampleHouse.rules(terms: terms), of: simulation)
    }

    /// One more drop in another ledger than this bench's.
    func dropping(_ content: String, as name: String, account: String) -> PlanBench {
        let simulation = Simulation(rules: rules)
        simulation.ledger.state = state
        simulation.start()
        simulation.drop(content, as: name, account: account)
        simulation.run()
        var bench = self
        bench.state = simulation.ledger.state
        return bench
    }

    /// Every account's documents, of a plan that is told all that the ledger knows.
    func documents() -> [PlannedDocument] {
        rules.register.accounts.flatMap { plan.documents(for: $0) }
    }

    func paths(of account: String) -> [String] {
        rules.register.account(named: account).map { plan.documents(for: $0).map(\.path).sorted() } ?? []
    }

    /// Of a workbook, as the plain writer of the tests has it. The ports in memory fail only where a test has them fail.
    func bytes(of document: PlannedDocument) -> [UInt8] {
        var receipt: Receipt?
        if case .report(let sequence, _) = document.content { receipt = ledger.receipt(sequence) }
        var renderer = DocumentRenderer(rules: rules, day: day)
        var activity = ActivityMaterial.nothing
        var materials = ActivityMaterials(desk)
        if case .activity(let planned) = document.content {
            activity = (try? materials.material(for: planned)) ?? .nothing
        }
        return switch renderer.render(document, receipt: receipt, activity: activity) {
        case .bytes(let bytes): bytes
        case .workbook(let workbook): PlainWorkbookWriter().bytes(of: workbook)
        }
    }

    private var desk: ActivityDesk {
        let vault = MemoryMonthVault()
        vault.disk = keys
        return ActivityDesk(ledger: ledger, vault: vault, rules: rules, notify: { _ in })
    }

    private var ledger: MemoryLedger {
        let ledger = MemoryLedger()
        ledger.state = state
        return ledger
    }

    private var plan: OutboxPlan {
        var facts = ledger.facts(accounts: nil, organisations: nil, since: Instant(milliseconds: 0))
        facts.submitted = SubmittedReturn.current(ledger.submittedReturns(services: nil, quarters: nil))
        let sealer = PlainSealer()
        return OutboxPlan(rules: rules, day: day, facts: facts, slipCode: { sealer.slipCode(over: key + $0) })
    }
}
