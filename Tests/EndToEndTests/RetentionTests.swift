import Foundation
import Testing

/// A daemon that lives in 2026 deletes what was kept for as long as its settings say.
struct RetentionTests {
    private static let settings = """
        reception: {settle-seconds: 0.1, rescan-seconds: 3600}
        retention: {reports-days: 5, receipts-days: 10, revisions-days: 10, audit-days: 20}
        """

    @Test func `what is over goes after a downtime, and numbers, drops' numbers and the audit go on`() throws {
        let bench = try Workbench(settings: Self.settings, accounts: ["team-north", "svc-mersey"])
        let mersey = ReturnSender(bench: bench, account: "svc-mersey")
        let clock = try FakeClock(bench, "2026-01-10T12:00:00Z")
        try clock.start(bench)
        // Drops 1 to 3, of which the last one counts.
        for (number, sheet) in [Sheet.faulty(clients: 3), Sheet.clean(clients: 4), Sheet.clean(clients: 6)].enumerated()
        {
            try bench.drop(sheet, as: "dashboard-2025-Q3.csv", account: "team-north")
            _ = try bench.waitForReports(number + 1, account: "team-north", seconds: 60)
        }
        // Drops 4 to 7: revision 1 is submitted, then revision 2.
        for clients in 4...5 {
            try mersey.drop(Data(Sheet.clean(clients: clients).utf8), as: "return-2025-Q3.csv")
            _ = try mersey.slip("submit-return-2025-Q3", revision: clients - 3)
            #expect(try mersey.giveBack("submit-return-2025-Q3").verdict == "accepted")
        }
        // Drop 8, the newest, stays no longer than the others.
        try bench.drop(Sheet.faulty(clients: 3), as: "dashboard-2025-Q3.csv", account: "team-north")
        _ = try bench.waitForReports(4, account: "team-north", seconds: 60)
        #expect(try rows("SELECT sequence FROM receipt", bench) == ["1", "2", "3", "4", "5", "6", "7", "8"])
        #expect(try bench.command(["export"]).status == 0)
        #expect(try revisionsInStore(bench) == ["1", "2"])
        #expect(try bench.stop() == 0)
        let parts = try bench.command(["ledger", "parts", "--format", "csv"]).text

        try clock.set("2026-02-10T12:00:00Z")
        try clock.start(bench)
        try wait(for: "the deletion", seconds: 60) {
            try rows("SELECT day FROM scheduled_run WHERE kind = 'retention' ORDER BY day", bench)
                == ["2026-01-10", "2026-02-10"]
        }
        #expect(try rows("SELECT sequence FROM receipt", bench) == ["3", "6", "7"])
        #expect(
            try rows("SELECT event || ' ' || detail FROM audit", bench) == [
                "revisions-expired 1 from before 2026-01-31", "receipts-expired 5 from before 2026-01-31",
                "audit-expired 8 from before 2026-01-21",
            ])
        #expect(bench.log.contains("what=receipts"))
        #expect(try bench.command(["ledger", "parts", "--format", "csv"]).text == parts)
        #expect(parts.split(separator: "\n").count == 3, "a heading, the dashboard's part and the return's")
        #expect(try bench.command(["export"]).status == 0)
        #expect(try revisionsInStore(bench) == ["2"])

        try bench.drop(Sheet.clean(clients: 6), as: "dashboard-2025-Q3-copy.csv", account: "team-north")
        let report = try #require(try bench.waitForReports(1, account: "team-north", seconds: 60).last)
        #expect(report["drop"] as? String == "9")
        #expect(report["verdict"] as? String != "accepted", "a copy of drop 3, which counts")
        let verified = try bench.command(["ledger", "audit", "--verify"])
        #expect(
            verified.text == "the audit's chain is whole: 4 lines after 8 that were deleted when their time was over\n")
        #expect(try bench.stop() == 0)

        // Somebody with the file, but without the key, cuts off one line more.
        let cut = """
            DROP TRIGGER audit_never_shrinks;
            UPDATE audit_start SET position = 9, link = (SELECT link FROM audit WHERE position = 9);
            DELETE FROM audit WHERE position = 9
            """
        _ = try runCommand(URL(filePath: "/usr/bin/env"), ["sqlite3", bench.ledger.path, cut])
        #expect(try bench.command(["ledger", "audit", "--verify"]).status == 65)
    }

    private func rows(_ sql: String, _ bench: Workbench) throws -> [String] {
        try bench.sqlite3([sql], on: bench.ledger).split(separator: "\n").map(String.init)
    }

    private func revisionsInStore(_ bench: Workbench) throws -> [String] {
        try bench.regionalRows("SELECT revision FROM quarterly_return_revision ORDER BY revision")
            .compactMap { $0["revision"] ?? nil }
    }
}
