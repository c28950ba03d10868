import CivilTime
import Findings
import QuarterlyReturns
import TestKit
import Testing
import Weighing
import Workflow

/// A simulation with words for what a service does about its return of 2026-Q3.
struct ReturnHouse {
    let simulation: Simulation
    let quarter = CivilQuarter(label: "2026-Q3")!

    /// - Parameter day: noon in London on that day; 1 October 2026 is the first on which the quarter can be submitted.
    init(on day: String = "2026-10-01", terms: HouseRules.Terms? = nil) {
        let noon = SampleHouse.zone.firstInstant(on: CivilDay(isoText: day)!, secondOfDay: 43_200)
        simulation = Simulation(
            rules: SampleHouse.rules(terms: terms),
            pace: WorkLoop.Pace(rescanSeconds: 43_200, settleSeconds: 1, unfinishedSeconds: 7200), wall: noon)
        simulation.start()
        simulation.run()
    }

    // MARK: Sending

    func dropCaseload(_ clients: Int, as name: String = "return-2026-Q3.csv", by account: String = "svc-mersey") {
        let rows = (0..<clients).map { "c\($0),0\(1 + $0 % 9)/07/2026,\n" }.joined()
        simulation.drop("Client ID,Referral date,Discharge date\n" + rows, as: name, account: account)
        simulation.run()
    }

    func dropForm(
        _ byHand: [ReturnField: String], of account: String = "svc-mersey", by sender: String? = nil,
        madeFrom form: [UInt8]? = nil
    ) throws {
        let form = try form ?? self.form(of: account)
        let name = "return-2026-Q3.form.csv"
        simulation.drop(FormFilling.fill(form, byHand), as: name, account: sender ?? account)
        simulation.run()
    }

    func giveBack(_ slip: String, of account: String = "svc-mersey", as sender: String? = nil) {
        simulation.giveBack("slips/\(slip).slip.csv", of: account, as: sender)
        simulation.run()
    }

    func pass(days: Int) {
        simulation.run(for: Double(days) * 86_400)
    }

    // MARK: Looking

    func form(of account: String = "svc-mersey") throws -> [UInt8] {
        try #require(simulation.outbox.bytes(at: "forms/return-2026-Q3.form.csv", account: account))
    }

    func slips(of account: String = "svc-mersey") throws -> [String] {
        try simulation.outbox.files(account: account).map(\.path).filter { $0.hasPrefix("slips/") }
            .map { String($0.dropFirst("slips/".count).prefix { $0 != "." }) }
            .filter { !$0.hasPrefix("grant-stakeholder") }
    }

    func text(_ path: String, of account: String) -> String {
        String(decoding: simulation.outbox.bytes(at: path, account: account) ?? [], as: UTF8.self)
    }

    /// Everything that an account finds in its outbox.
    func allText(of account: String) throws -> String {
        try simulation.outbox.files(account: account).map { text($0.path, of: account) }.joined()
    }

    /// Revision of the draft; 0 before the first.
    func draft(of service: String = "MERSEY") throws -> Int {
        var revision = 0
        try simulation.ledger.commit { ledger in
            revision = try ledger.newestDraft(service: service, quarter: quarter)?.revision ?? 0
        }
        return revision
    }

    /// The revision that is submitted now; nil where none is.
    var submitted: Int? {
        SubmittedReturn.current(simulation.ledger.submittedReturns(services: ["MERSEY"], quarters: nil))
            .first { $0.quarter == quarter }?.revision
    }

    /// The last report's verdict and rules.
    func lastReport() throws -> (verdict: Verdict, rules: Set<String>) {
        let report = try #require(simulation.receipts.last).report
        return (report.verdict, Set(report.findings.countByRule.keys.map(\.rawValue)))
    }
}
