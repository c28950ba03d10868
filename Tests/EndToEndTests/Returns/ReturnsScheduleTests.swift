import Foundation
import QuarterlyReturns
import TestKit
import Testing

/// The export on schedule over both clock changes of a year and over a downtime, in a daemon that lives in 2025.
struct ReturnsScheduleTests {
    /// The regular look, which would find by itself that the clock was set, comes once an hour: it is the schedule's own
    /// timer that these tests see.
    private static func settings(at time: String) -> String {
        """
        reception: {settle-seconds: 0.1, rescan-seconds: 3600}
        schedule: {export: "\(time)"}
        """
    }
    private static let accounts = ["team-north", "svc-mersey"]

    @Test(
        arguments: [
            // 01:30 is left out on 30 March 2025: its run comes at the first instant after, 02:00 in summer time.
            ("2025-03-29", ["2025-03-29T01:30:00Z", "2025-03-30T01:00:00Z", "2025-03-31T00:30:00Z"]),
            // It comes twice on 26 October 2025: in summer time, and an hour later in winter time.
            ("2025-10-25", ["2025-10-25T00:30:00Z", "2025-10-26T00:30:00Z", "2025-10-27T01:30:00Z"]),
        ])
    func `over a clock change every due export is made once`(first day: String, due: [String]) throws {
        let bench = try Workbench(settings: Self.settings(at: "01:30"), accounts: Self.accounts)
        let mersey = ReturnSender(bench: bench, account: "svc-mersey")
        let clock = try FakeClock(bench, "\(day)T00:10:00Z")
        try clock.start(bench)
        // None was ever made: that of the day before is due at once.
        try Self.waitForRuns(1, bench)
        var changes: [String] = []
        for (number, instant) in due.enumerated() {
            // Content that this export is the first to have.
            try mersey.drop(Data(Sheet.clean(clients: number + 1).utf8), as: "return-2024-Q4.csv")
            #expect(try mersey.giveBack("submit-return-2024-Q4").verdict == "accepted")
            try clock.set(Self.shifted(instant, by: -3))
            try Self.wake(bench)
            try Self.waitForRuns(number + 2, bench)
            changes.append(try Self.changedAt(bench))
            // An hour later by the clock on the wall, where autumn has 01:30 again.
            for later in [3600.0, 3605.0, 7200.0] {
                try clock.set(Self.shifted(instant, by: later))
                try Self.wake(bench)
            }
        }
        #expect(try bench.stop() == 0)

        let runs = try Self.runs(bench)
        let days = try (-1...2).map { try Self.day(day, Double($0)) }
        #expect(runs.map(\.day) == days, "once a day")
        for (run, instant) in zip(runs.dropFirst(), due) {
            let end = try Self.shifted(instant, by: 3600)
            #expect(run.doneAt >= instant && run.doneAt < end, "\(run)")
        }
        #expect(Self.exportLines(bench).count == 4)
        #expect(Set(changes).count == 3, "each had content of its own")
        for (change, run) in zip(changes, runs.dropFirst()) { #expect(change <= run.doneAt) }
        for (change, instant) in zip(changes, due) { #expect(change >= instant) }
    }

    @Test func `a daemon that was down over two export times makes up for them once`() throws {
        let bench = try Workbench(settings: Self.settings(at: "03:30"), accounts: Self.accounts)
        let mersey = ReturnSender(bench: bench, account: "svc-mersey")
        let clock = try FakeClock(bench, "2025-06-02T12:00:00Z")
        try clock.start(bench)
        try Self.waitForRuns(1, bench)
        try mersey.drop(Data(Sheet.clean(clients: 4).utf8), as: "return-2024-Q4.csv")
        #expect(try mersey.giveBack("submit-return-2024-Q4").verdict == "accepted")
        #expect(try bench.stop() == 0)

        // 03:30 in London is 02:30 of UTC: those of 3 and 4 June are missed.
        for time in ["2025-06-04T15:00:00Z", "2025-06-04T15:10:00Z", "2025-06-05T02:00:00Z"] {
            try clock.set(time)
            try clock.start(bench)
            try Self.waitForRuns(2, bench)
            try Self.wake(bench)
            #expect(try bench.stop() == 0)
        }
        #expect(try Self.runs(bench).map(\.day) == ["2025-06-02", "2025-06-04"])
        #expect(Self.exportLines(bench).count == 2)
        let change = try Self.changedAt(bench)
        #expect(change >= "2025-06-04T15:00:00Z" && change < "2025-06-04T15:10:00Z")
        #expect(
            try bench.regionalRows("SELECT clients FROM quarterly_return").map { $0["clients"] ?? nil } == ["4"])
    }

    // MARK: Helpers

    /// Has the daemon turn twice, so that it has done all that was due at the first: a drop wakes it.
    private static func wake(_ bench: Workbench) throws {
        for _ in 0..<2 {
            let count = bench.reportCount("team-north")
            try bench.drop(Sheet.clean(clients: count + 1), as: "dashboard-2024-Q4.csv", account: "team-north")
            _ = try bench.waitForReports(count + 1, account: "team-north", seconds: 60)
        }
    }

    private struct Run {
        var day: String
        var doneAt: String
    }

    /// Scheduled exports in the ledger, oldest first.
    private static func runs(_ bench: Workbench) throws -> [Run] {
        let sql = """
            SELECT day || ' ' || strftime('%Y-%m-%dT%H:%M:%SZ', done_at / 1000, 'unixepoch') FROM scheduled_run
            WHERE kind = 'export' ORDER BY day
            """
        return try bench.sqlite3([sql], on: bench.ledger).split(separator: "\n").map { line in
            let words = line.split(separator: " ").map(String.init)
            return Run(day: words[0], doneAt: words[1])
        }
    }

    private static func waitForRuns(_ count: Int, _ bench: Workbench) throws {
        try wait(for: "export \(count)", seconds: 60) { try runs(bench).count >= count }
    }

    private static func exportLines(_ bench: Workbench) -> [Substring] {
        bench.log.split(separator: "\n").filter { $0.contains("regional stores exported") }
    }

    /// Since when the nation's store says what it says.
    private static func changedAt(_ bench: Workbench) throws -> String {
        let rows = try bench.regionalRows("SELECT changed_at FROM export")
        return rows.first?["changed_at"].flatMap(\.self) ?? ""
    }

    private static func shifted(_ instant: String, by seconds: Double) throws -> String {
        try Date(instant, strategy: .iso8601).addingTimeInterval(seconds).formatted(.iso8601)
    }

    private static func day(_ day: String, _ days: Double) throws -> String {
        String(try shifted("\(day)T12:00:00Z", by: days * 86_400).prefix(10))
    }
}
