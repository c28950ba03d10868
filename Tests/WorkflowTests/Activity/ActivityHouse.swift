import CivilTime
import Findings
import MonthlyActivity
import OutboxPlan
import Register
import TestKit
import Testing
import Weighing
import Workflow

/// A simulation with words for what a provider with two teams does about its months. The deadline of October 2026 is
/// 4 November, its workbook goes on 18 November, and it is cancelled on 4 February 2027 at the latest.
struct ActivityHouse {
    let simulation: Simulation

    static let october = ProviderMonth(provider: "NORTHERN", month: CivilMonth(year: 2026, month: 10))
    static let workbook = "MAR-NORTHERN-2026-10.xlsx"

    /// - Parameter day: noon in London on that day.
    init(on day: String, faults: [FaultPlan.Fault] = []) {
        let noon = SampleHouse.zone.firstInstant(on: CivilDay(isoText: day)!, secondOfDay: 43_200)
        simulation = Simulation(
            rules: SampleHouse.rules(register: Self.register),
            pace: WorkLoop.Pace(rescanSeconds: 43_200, settleSeconds: 1, unfinishedSeconds: 7200), faults: faults,
            wall: noon)
        simulation.start()
        simulation.run()
    }

    /// Few accounts, to have less to publish: days pass here.
    static let register = SampleHouse.register(accounts: { text in
        let kept = ["account", "svc-mersey", "national-eng", "prv-northern", "team-leeds", "team-york", "dwp"]
        return text.split(separator: "\n").filter { kept.contains(String($0.prefix { $0 != "," })) }
            .map { $0 + "\n" }.joined()
    })

    // MARK: Sending

    func drop(_ kind: ActivityKind, _ content: String, month: String = "2026-10", by account: String = "prv-northern") {
        simulation.drop(content, as: "\(kind.rawValue)-\(month).csv", account: account)
        simulation.run()
    }

    /// All three files, from the provider itself.
    func dropMonth(_ month: String = "2026-10", referrals: [String] = ["0001", "0002"]) {
        drop(.keyworkers, ActivityFiles.keyworkers(["K1"]), month: month)
        drop(.participants, ActivityFiles.participants(referrals), month: month)
        drop(.performance, ActivityFiles.performance(), month: month)
        simulation.run(for: 301)
    }

    func giveBack(_ slip: String) {
        simulation.giveBack("slips/\(slip).slip.csv", of: "prv-northern")
        simulation.run()
    }

    /// To noon of a day.
    func pass(to day: String) {
        let noon = SampleHouse.zone.firstInstant(on: CivilDay(isoText: day)!, secondOfDay: 43_200)
        simulation.run(for: Double(noon.milliseconds - simulation.clock.wall.milliseconds) / 1000)
    }

    // MARK: Looking

    /// What lies in an outbox beside reports and what every account has.
    func paths(of account: String = "prv-northern") throws -> [String] {
        try simulation.outbox.files(account: account).map(\.path).filter {
            !$0.hasPrefix("reports/") && !$0.hasSuffix("-template.csv") && !$0.hasSuffix("-template.xlsx")
                && !["index.html", "how-to-send.html"].contains($0)
        }
    }

    func has(_ path: String, _ account: String = "prv-northern") throws -> Bool {
        try paths(of: account).contains(path)
    }

    func text(_ path: String, of account: String = "prv-northern") -> String {
        String(decoding: simulation.outbox.bytes(at: path, account: account) ?? [], as: UTF8.self)
    }

    var record: CompilationRecord? {
        simulation.ledger.facts(accounts: [], organisations: nil, since: Instant(milliseconds: 0)).compilations
            .first { $0.name == Self.october }
    }

    func lastReport() throws -> (verdict: Verdict, rules: Set<String>) {
        let report = try #require(simulation.receipts.last).report
        return (report.verdict, Set(report.findings.countByRule.keys.map(\.rawValue)))
    }

    var lastMessage: String? { simulation.receipts.last?.report.findings.listed.first?.message }
}
