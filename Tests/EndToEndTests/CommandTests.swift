import Foundation
import Testing

/// The commands beside a running daemon and without one.
@Suite(.serialized) struct CommandTests {
    private let bench: Workbench

    /// Three drops are weighed: two parts count, one file was refused.
    init() throws {
        bench = try Workbench(settings: "reception: {settle-seconds: 0.1}")
        try bench.start()
        try bench.drop(Sheet.clean(clients: 5), as: "dashboard-2025-Q3.csv", account: "team-north")
        _ = try bench.waitForReports(1, account: "team-north")
        try bench.drop(Sheet.faulty(clients: 5), as: "dashboard-2025-Q2.csv", account: "team-north")
        try bench.drop(Sheet.clean(clients: 2, prefix: "e"), as: "dashboard-2025-Q3.csv", account: "team-east")
        _ = try bench.waitForReports(2, account: "team-north")
        _ = try bench.waitForReports(1, account: "team-east")
    }

    /// Does it with the daemon running, and again when it has ended.
    private func besideAndWithout(_ work: (_ isRunning: Bool) throws -> Void) throws {
        try work(true)
        #expect(try bench.stop() == 0)
        try work(false)
    }

    /// A look-up's rows, by its JSON.
    private func rows(_ arguments: String...) throws -> [[String: String]] {
        let result = try bench.command(arguments + ["--format", "json"])
        #expect(result.status == 0, "\(result.error)")
        return try JSONSerialization.jsonObject(with: result.output) as? [[String: String]] ?? []
    }

    @Test func `look-ups in the ledger`() throws {
        try besideAndWithout { _ in
            let drops = try rows("ledger", "drops", "--account", "team-north")
            #expect(drops.map { $0["verdict"] } == ["rejected", "accepted with warnings"], "newest first")
            #expect(drops.map { $0["period"] } == ["2025-Q2", "2025-Q3"])
            #expect(try rows("ledger", "drops").count == 3)
            #expect(try rows("ledger", "drops", "--period", "2025-Q3", "--limit", "1").count == 1)

            let parts = try rows("ledger", "parts")
            #expect(parts.map { $0["organisation"] } == ["IRWELL-EAST", "MERSEY-NORTH"])
            #expect(parts.map { $0["clients"] } == ["2", "5"])

            let audit = try rows("ledger", "audit")
            #expect(audit.map { $0["line"] } == ["3", "2", "1"])
            #expect(Set(audit.map { $0["event"] }) == ["drop-accepted", "drop-rejected"])

            let csv = try bench.command(["ledger", "parts", "--format", "csv"]).text
            #expect(csv.hasPrefix("organisation,kind,period,part,as_of,clients,drop,receipts\nIRWELL-EAST,dashboard,"))
            #expect(try bench.command(["ledger", "drops"]).text.contains("rejected"))
        }
    }

    @Test func `the audit's chain is whole, until somebody changes a line`() throws {
        try besideAndWithout { _ in
            let whole = try bench.command(["ledger", "audit", "--verify"])
            #expect(whole.status == 0)
            #expect(whole.text.contains("3 lines"))
        }
        #expect(try sqlite("UPDATE audit SET detail = 'nothing' WHERE position = 2").contains("never changes"))
        #expect(try sqlite("DELETE FROM audit WHERE position = 3").contains("never shrinks"))
        _ = try sqlite("DROP TRIGGER audit_never_changes; UPDATE audit SET detail = 'nothing' WHERE position = 2")
        let broken = try bench.command(["ledger", "audit", "--verify"])
        #expect(broken.status == 65)
        #expect(broken.error.contains("broken at line 2"))
    }

    private func sqlite(_ statement: String) throws -> String {
        try runCommand(URL(filePath: "/usr/bin/env"), ["sqlite3", bench.ledger.path, statement]).error
    }

    @Test func `a copy of the ledger holds what the ledger holds`() throws {
        try besideAndWithout { isRunning in
            let copy = bench.folder.appending(path: "copy-\(isRunning)")
            try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
            let file = copy.appending(path: "ledger.sqlite").path
            #expect(try bench.command(["ledger", "backup", file]).status == 0)
            let drops = try bench.command(["ledger", "drops", "--spool", copy.path])
            #expect(drops.text == (try bench.command(["ledger", "drops"]).text))
            #expect(drops.text.split(separator: "\n").count == 4)
            #expect(try bench.command(["ledger", "backup", file]).status == 74, "nothing is overwritten")
        }
    }

    @Test func `every document is rendered anew`() throws {
        // The reports may lie there before the pages do.
        #expect(try bench.command(["publish", "--all"]).status == 0)
        try besideAndWithout { _ in
            let page = bench.outbox("team-north").appending(path: "index.html")
            let before = try Data(contentsOf: page)
            try Data("scribbled over".utf8).write(to: page)
            try Data().write(to: bench.outbox("team-east").appending(path: "what-is-this.txt"))
            let answer = try bench.command(["publish", "--all"])
            #expect(answer.status == 0, "\(answer.error)")
            #expect(answer.text.hasSuffix("documents published anew\n"))
            #expect(try Data(contentsOf: page) == before)
            #expect(bench.text("what-is-this.txt", of: "team-east") == nil)
        }
    }

    @Test func `status tells of drops and of health`() throws {
        let running = try bench.command(["status", "--format", "json"])
        #expect(running.status == 0)
        let report = try running.json()
        #expect(report["is_running"] as? Bool == true)
        #expect(report["accepted_today"] as? Int == 2)
        #expect(report["rejected_today"] as? Int == 1)
        #expect(report["waiting"] as? Int == 0)
        #expect(report["troubles"] as? [String] == [])
        #expect((report["last_drop"] as? [String: Any])?["drop"] as? String == "3")
        #expect(try bench.command(["status"]).text.hasPrefix("running\n"))

        #expect(try bench.stop() == 0)
        try bench.drop(Sheet.clean(clients: 1), as: "dashboard-2025-Q1.csv", account: "team-north")
        let stopped = try bench.command(["status", "--format", "json"])
        #expect(stopped.status == 69)
        #expect(try stopped.json()["is_running"] as? Bool == false)
        #expect(try stopped.json()["waiting"] as? Int == 1)
        #expect(try bench.command(["status"]).text.hasPrefix("not running\n"))
    }

    @Test func `a second daemon on one spool is refused`() throws {
        let second = try bench.command(["run"])
        #expect(second.status == 69)
        let first = try #require(bench.daemon?.processID)
        #expect(second.error.contains("locked by process \(first)"))
        #expect(try bench.command(["status"]).status == 0, "the first one goes on")
    }
}
