import Foundation
import Testing

/// Signals and settings of a running daemon.
struct RunningTests {
    @Test func `a reload takes over a new account`() throws {
        let bench = try Workbench(settings: "reception: {settle-seconds: 0.1}", accounts: ["team-north"])
        try bench.start()
        try bench.setAccounts("team-north,team,MERSEY-NORTH\nteam-south,team,MERSEY-SOUTH\n")
        bench.reload()
        try wait(for: "the new account's page", seconds: 30) { bench.text("index.html", of: "team-south") != nil }
        #expect(bench.log.contains("settings and register taken over"))
        try bench.drop(Sheet.clean(clients: 3), as: "dashboard-2025-Q3.csv", account: "team-south")
        _ = try bench.waitForReports(1, account: "team-south")
        // And an account that is gone loses its documents; what is dropped there is nobody's.
        try bench.setAccounts("team-north,team,MERSEY-NORTH\n")
        bench.reload()
        try wait(for: "its documents to go", seconds: 30) { bench.text("index.html", of: "team-south") == nil }
        #expect(bench.reportCount("team-south") == 0)
        #expect(try bench.stop() == 0)
    }

    @Test func `a reload with faults keeps what was in force and says so`() throws {
        let bench = try Workbench(settings: "reception: {settle-seconds: 0.1}", accounts: ["team-north"])
        try bench.start()
        try bench.setAccounts("team-north,team,MERSEY-NORHT\n")
        bench.reload()
        try wait(for: "the log to say so", seconds: 30) {
            bench.log.contains("the old settings and register stay in force")
        }
        #expect(bench.log.contains("accounts.csv"))
        #expect(bench.log.contains("MERSEY-NORHT"))
        try bench.drop(Sheet.clean(clients: 3), as: "dashboard-2025-Q3.csv", account: "team-north")
        #expect(try bench.waitForReports(1, account: "team-north").count == 1)
        #expect(try bench.stop() == 0)
    }

    @Test func `ended again and again under load, it ends in good order and loses nothing`() throws {
        var load = Load(
            teams: ["team-north", "team-south", "team-east"], services: ["svc-mersey", "svc-irwell"], drops: 40, seed: 7
        )
        let bench = try Workbench(settings: Load.settings)
        try bench.start()
        var next = ContinuousClock.now + .seconds(1)
        var ends = 0
        try load.run(on: bench, seconds: 120) {
            if ContinuousClock.now >= next, ends < 5 {
                let start = ContinuousClock.now
                #expect(try bench.stop() == 0)
                #expect(ContinuousClock.now - start < .seconds(10))
                let log = bench.ledger.path + "-wal"
                #expect(!FileManager.default.fileExists(atPath: log), "all of the ledger is in its file")
                ends += 1
                try bench.start()
                next = .now + .milliseconds(800)
            }
            return Double(ends + 1) / 6
        }
        #expect(ends == 5)
        #expect(try bench.stop() == 0)
        #expect(try bench.command(["ledger", "audit", "--verify"]).status == 0)
        #expect(bench.log.components(separatedBy: " stopped\n").count == 7)
    }

    @Test func `settings come from the environment too`() throws {
        let bench = try Workbench(settings: "limits: {rows: 10}", accounts: ["team-north"])
        let environment = ["WEIGHBRIDGE_LIMITS_ROWS": "2", "WEIGHBRIDGE_RECEPTION_SETTLE_SECONDS": "0.1"]
        try bench.start(environment: environment)
        try bench.drop(Sheet.clean(clients: 3), as: "dashboard-2025-Q3.csv", account: "team-north")
        let report = try #require(try bench.waitForReports(1, account: "team-north").first)
        let rules = (report["findings"] as? [String: Any])?["by_rule"] as? [String: Int]
        #expect(rules?["rows-too-many"] == 1)

        let check = ["check", "--kind", "dashboard", "--period", "2025-Q3", "-"]
        let sheet = Data(Sheet.clean(clients: 3).utf8)
        #expect(try runProgram(check, input: sheet).status == 0)
        #expect(try runProgram(check, input: sheet, environment: environment).status == 1)
    }

    @Test func `the detailed log says nothing of the environment`() throws {
        let bench = try Workbench(accounts: ["team-north"])
        try bench.start(environment: ["PASSWORD_OF_ANOTHER": "Nachtigall"], options: ["--verbose"])
        try bench.waitForFirstTurn()
        #expect(try bench.stop() == 0)
        #expect(bench.log.contains("stopped"))
        #expect(!bench.log.contains("Nachtigall"))
    }
}
