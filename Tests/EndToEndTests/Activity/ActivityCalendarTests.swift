import Foundation
import TestKit
import Testing

/// A month's whole life in a daemon whose clock is set: its end, the nights to the deadline, the deadline, a late drop, and
/// the day on which it is cancelled; down over some of them.
struct ActivityCalendarTests {
    private let bench: Workbench
    private let clock: FakeClock

    init() throws {
        bench = try Workbench(
            settings: "reception: {settle-seconds: 0.1, rescan-seconds: 1}", accounts: ["prv-northern", "team-north"])
        clock = try FakeClock(bench, "2026-10-30T11:00:00Z")
    }

    @Test func `over month's end, nights, deadline, a late drop and cancelling`() throws {
        try clock.start(bench)
        try drop("mar-keyworkers-2026-10.csv", ActivityFiles.keyworkers(["K1"]))
        try drop("mar-participants-2026-10.csv", ActivityFiles.participants(["7390001234"]))
        try drop("mar-performance-2026-10.csv", ActivityFiles.performance())
        #expect(!hasWorkbook, "the month has not ended")
        // The first night after the month; 00:10 on 1 November, at the earliest.
        try pass(to: "2026-11-01T03:00:00Z")
        try waitFor("the workbook") { hasWorkbook }
        #expect(try state() == "provisional")
        // The deadline is the end of 4 November.
        try pass(to: "2026-11-04T23:30:00Z")
        #expect(try state() == "provisional")
        #expect(try bench.stop() == 0)
        // Down over the deadline.
        try clock.set("2026-11-05T09:00:00Z")
        try clock.start(bench)
        try waitFor("the deadline to be noticed") { try state() == "final" }
        try drop("mar-performance-2026-10.csv", ActivityFiles.performance([(12, 12), (10, 10), (10, 10)]))
        try pass(to: "2026-11-05T09:10:00Z")
        try waitFor("the late drop to be compiled") { try state() == "late" }
        #expect(hasWorkbook)
        // Two weeks after the deadline.
        try pass(to: "2026-11-18T09:00:00Z")
        try waitFor("the workbook to go") { !hasWorkbook }
        #expect(try bench.stop() == 0)

        // Down over the day on which it is cancelled: three months after the first drop.
        #expect(keys == ["ledger.key", "mar-NORTHERN-2026-10.key"])
        try clock.set("2027-01-31T12:00:00Z")
        try clock.start(bench)
        try waitFor("the month to be cancelled") { try state() == "cancelled" }
        try waitFor("its key to go") { keys == ["ledger.key"] }
        try drop("mar-performance-2026-10.csv", ActivityFiles.performance(), verdict: "rejected")
        #expect(try bench.stop() == 0)
        #expect(try rows("SELECT count(*) FROM mar_rows") == "0")
        #expect(try rows("SELECT count(*) FROM receipt WHERE kind LIKE 'mar-%'") == "5")
        // Once a night, and once for each night that was missed together.
        let runs = try rows("SELECT count(*) || ' ' || count(DISTINCT day) FROM scheduled_run WHERE kind = 'mar'")
        #expect(runs.split(separator: " ").count == 2 && Set(runs.split(separator: " ")).count == 1)
        #expect(try Canaries.places(Canaries.file(["7390001234"], in: bench), bench.spool) == "")
    }

    // MARK: Helpers

    private var hasWorkbook: Bool {
        FileManager.default.fileExists(
            atPath: bench.outbox("prv-northern").appending(path: "MAR-NORTHERN-2026-10.xlsx").path)
    }

    private var keys: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: bench.keys.path)) ?? []).sorted()
    }

    private func drop(_ name: String, _ text: String, verdict: String = "accepted") throws {
        let count = bench.reportCount("prv-northern")
        try bench.drop(text, as: name, account: "prv-northern")
        let reports = try bench.waitForReports(count + 1, account: "prv-northern", seconds: 60)
        #expect(reports.contains { $0["verdict"] as? String == verdict }, "\(name)")
    }

    /// The daemon looks at the clock at every regular look, which comes each second.
    private func pass(to time: String) throws {
        try clock.set(time)
        let count = bench.reportCount("team-north")
        try bench.drop(Sheet.clean(clients: count + 1), as: "dashboard-2026-Q3.csv", account: "team-north")
        _ = try bench.waitForReports(count + 1, account: "team-north", seconds: 60)
    }

    private func waitFor(_ what: String, _ isDone: () throws -> Bool) throws {
        try wait(for: what, seconds: 60, until: isDone)
    }

    /// As `mar show` says it.
    private func state() throws -> String {
        let told = try bench.command(["mar", "show", "--month", "2026-10", "--format", "csv"])
        let line = String(decoding: told.output, as: UTF8.self).split(separator: "\n").last ?? ""
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        return cells.count > 2 ? String(cells[2]) : ""
    }

    private func rows(_ sql: String) throws -> String {
        try bench.sqlite3([sql], on: bench.ledger).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
