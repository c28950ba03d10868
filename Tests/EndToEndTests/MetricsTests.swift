import Foundation
import TestKit
import Testing

/// What the daemon writes for Prometheus, against its ledger and Prometheus's own judge.
struct MetricsTests {
    /// An hour of drops, clean, doubtful and wrong, in accounts side by side, on a clock that is set ahead between them.
    @Test func `after an hour the metrics agree with the ledger, and Prometheus accepts them`() throws {
        let bench = try Workbench(
            settings: "reception: {settle-seconds: 0.1, rescan-seconds: 1}",
            accounts: ["team-north", "team-south", "svc-mersey", "prv-northern"])
        let clock = try FakeClock(bench, "2026-11-25T10:00:00Z")
        try clock.start(bench)
        for round in 0..<4 {
            try clock.set("2026-11-25T10:\(15 * round + 10):00Z")
            try bench.drop(
                Sheet.clean(clients: round + 1, prefix: "n"), as: "dashboard-2026-Q3.csv", account: "team-north")
            try bench.drop("no caseload\n", as: "dashboard-2026-Q3.csv", account: "team-south")
            try bench.drop("Client ID\nc1\n", as: "what is this.csv", account: "team-south")
            try bench.drop("KW ID\n1\n", as: "mar-keyworkers-2026-10.csv", account: "prv-northern")
            _ = try bench.waitForReports(round + 1, account: "team-north")
            _ = try bench.waitForReports(2 * round + 2, account: "team-south")
            _ = try bench.waitForReports(round + 1, account: "prv-northern")
        }
        try clock.set("2026-11-25T11:00:00Z")
        let file = bench.spool.appending(path: "weighbridge.prom")
        func metrics() -> Exposition { Exposition((try? String(contentsOf: file, encoding: .utf8)) ?? "") }
        try wait(for: "all reports in the metrics", seconds: 40) {
            metrics().value("weighbridge_report_seconds_count") == 16
        }
        let found = metrics()

        let drops = try Self.rows(
            bench, "SELECT coalesce(kind, 'unreadable'), verdict, count(*) FROM receipt GROUP BY 1, 2")
        #expect(drops.count >= 3)
        #expect(drops.compactMap { Int($0[2]) }.reduce(0, +) == 16)
        for drop in drops {
            let name = "weighbridge_drops_total{kind=\"\(drop[0])\",verdict=\"\(drop[1])\"}"
            #expect(found.value(name) == Double(drop[2]), "\(name)")
        }
        #expect(found.sum("weighbridge_drops_total") == 16)
        let runs = try Self.rows(bench, "SELECT kind, max(done_at) FROM scheduled_run GROUP BY kind")
        #expect(runs.count == 4)
        for run in runs {
            let name = "weighbridge_task_done_timestamp_seconds{task=\"\(run[0])\"}"
            #expect(found.value(name) == (Double(run[1]) ?? 0) / 1000)
        }
        let findings = try Self.rows(bench, "SELECT rule, sum(findings) FROM finding_count GROUP BY rule")
        #expect(findings.count >= 3)
        for finding in findings {
            #expect(found.value("weighbridge_findings_total{rule=\"\(finding[0])\"}") == Double(finding[1]))
        }
        #expect(found.value("weighbridge_waiting_files{place=\"inboxes\"}") == 0)
        #expect(found.value("weighbridge_accounts") == 4)
        #expect(found.value("weighbridge_written_timestamp_seconds") ?? 0 >= 1_795_604_400, "10:00 on that day")

        let judgement = try Promtool.run(["check", "metrics"], input: file)
        #expect(judgement.status == 0 && judgement.text == "", "\(judgement.text)")
        let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
        #expect(mode == 0o644, "the collector is another user")
    }

    /// What SQLite's own shell finds in the ledger.
    private static func rows(_ bench: Workbench, _ sql: String) throws -> [[String]] {
        let shell = ["sqlite3", "-readonly", "-separator", "\t", bench.ledger.path, sql]
        let answer = try runCommand(URL(filePath: "/usr/bin/env"), shell)
        return answer.text.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    }

    @Test func `metrics are written where the settings say, and nobody is held up where they can't be`() throws {
        let bench = try Workbench(settings: "metrics: ../textfile/wb.prom\nreception: {settle-seconds: 0.1}")
        try bench.start()
        try bench.drop(Sheet.clean(clients: 1), as: "dashboard-2025-Q3.csv", account: "team-north")
        _ = try bench.waitForReports(1, account: "team-north")
        #expect(bench.log.components(separatedBy: "could not write a file").count == 2, "it is logged once")
        let folder = bench.folder.appending(path: "textfile")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try wait(for: "metrics", seconds: 30) {
            FileManager.default.fileExists(atPath: folder.appending(path: "wb.prom").path)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["wb.prom"])
    }
}

/// Values by their names and labels, as a scrape reads them.
private struct Exposition {
    private let values: [String: Double]

    init(_ text: String) {
        values = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.reduce(into: [:]) { values, line in
            guard let space = line.lastIndex(of: " ") else { return }
            values[String(line[..<space])] = Double(line[line.index(after: space)...])
        }
    }

    func value(_ name: String) -> Double? { values[name] }

    func sum(_ family: String) -> Double {
        values.filter { $0.key.hasPrefix(family + "{") }.map(\.value).reduce(0, +)
    }
}
