import Foundation
import TestKit
import Testing

/// What lies in outboxes after drops of every kind, judged by others' validators and by the oracle.
struct DocumentTests {
    @Test func `the daemon's JSON fits the published schemas and its numbers the oracle's`() throws {
        let bench = try Workbench(settings: "reception: {settle-seconds: 0.1}")
        try bench.start()
        let file = bench.folder.appending(path: "big.csv")
        let made = try Python.run(
            "caseload_oracle.py", ["make", "--seed", "21", "--clients", "1500", file.path], documents: [])
        try #require(made.exitCode == 0, "\(made.output)")
        // The day of the drop is today, long after the quarter.
        let today = Date.now.ISO8601Format(.iso8601.year().month().day())
        let expected = try Python.run("caseload_oracle.py", ["expect", "--as-of", today, file.path], documents: [])
        try bench.drop(Data(contentsOf: file), as: "dashboard-2025-Q3.csv", account: "team-north")
        try bench.drop(Sheet.clean(clients: 6, prefix: "s"), as: "dashboard-2025-Q3.csv", account: "team-south")
        try bench.drop(Sheet.clean(clients: 4, prefix: "q"), as: "dashboard-2025-Q2.csv", account: "team-south")
        try bench.drop(Sheet.faulty(clients: 6), as: "my list.csv", account: "team-south")
        _ = try bench.waitForReports(1, account: "team-north")
        _ = try bench.waitForReports(3, account: "team-south")
        #expect(try bench.stop() == 0)

        let report = try #require(bench.reports("team-north").first)
        let oracle = try #require(
            try JSONSerialization.jsonObject(with: Data(expected.output.utf8)) as? [String: Any])
        #expect(
            NSDictionary(dictionary: report["measures"] as? [String: Any] ?? [:])
                == NSDictionary(dictionary: oracle["measures"] as? [String: Any] ?? [:]))

        let service = try json("dashboard-2025-Q3.json", of: "svc-mersey", in: bench)
        let clients = ((oracle["measures"] as? [String: Any])?["clients"] as? Int ?? 0) + 6
        #expect((service["measures"] as? [String: Any])?["clients"] as? Int == clients)
        #expect((service["history"] as? [[String: Any]])?.count == 1)

        for account in ["team-north", "team-south", "svc-mersey"] {
            try judge(bench, account, "report") { $0.hasSuffix(".report.json") }
            try judge(bench, account, "dashboard") { $0.hasPrefix("dashboard-") && $0.hasSuffix(".json") }
        }
    }

    private func json(_ path: String, of account: String, in bench: Workbench) throws -> [String: Any] {
        let data = try Data(contentsOf: bench.outbox(account).appending(path: path))
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func judge(_ bench: Workbench, _ account: String, _ schema: String, _ isOne: (String) -> Bool) throws {
        let documents = try bench.outboxNames(account).filter(isOne).map {
            Array(try Data(contentsOf: bench.outbox(account).appending(path: $0)))
        }
        let judged = try Python.run("validate_json.py", [schema], documents: documents)
        #expect(judged.exitCode == 0, "\(account): \(judged.output)")
        #expect(!documents.isEmpty || schema == "report" && account == "svc-mersey")
    }
}
