import Foundation
import Testing

struct AuditLogTests {
    @Test func `once a day the log has the audit's newest line, as the ledger has it`() throws {
        let bench = try Workbench(
            settings: "reception: {settle-seconds: 0.1, rescan-seconds: 1}", accounts: ["team-north"])
        let clock = try FakeClock(bench, "2026-11-25T10:00:00Z")
        try clock.start(bench)
        func logged() -> [Substring] { bench.log.split(separator: "\n").filter { $0.contains("the audit ends with") } }
        try bench.drop(Sheet.clean(clients: 1), as: "dashboard-2026-Q3.csv", account: "team-north")
        _ = try bench.waitForReports(1, account: "team-north")
        try wait(for: "the first line", seconds: 20) { logged().count == 1 }
        try bench.drop(Sheet.clean(clients: 2), as: "dashboard-2026-Q3.csv", account: "team-north")
        _ = try bench.waitForReports(2, account: "team-north")
        try clock.set("2026-11-26T00:00:30Z")
        try wait(for: "the next day's line", seconds: 20) { logged().count == 2 }
        let newest = "SELECT 'line=' || position || ' link=' || link FROM audit ORDER BY position DESC LIMIT 1"
        let answer = try runCommand(URL(filePath: "/usr/bin/env"), ["sqlite3", bench.ledger.path, newest])
        let found = answer.text.trimmingCharacters(in: .newlines)
        #expect(found.hasPrefix("line=2 "))
        #expect(found.split(separator: " ").allSatisfy { logged().last?.contains($0) == true }, "\(logged())")
    }
}
