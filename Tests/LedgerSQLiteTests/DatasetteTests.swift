import Foundation
import LedgerSQLite
import QuarterlyReturns
import TestKit
import Testing

/// A reader that many analysts have, over HTTP on a loopback port.
struct DatasetteTests {
    @Test func `Datasette serves the returns and the views`() throws {
        let store = try TestStore()
        try store.publish(RegionalSample.contents())
        let tables = [
            "quarterly_return", "quarterly_return_revision", "stp_quarter", "region_quarter", "nation_quarter",
        ]
        let paths = tables.map { "/nation/\($0).json?_shape=array" } + ["/nation/measure.json?_shape=array&_size=max"]
        let (output, exitCode) = try Python.run("ask_datasette.py", [store.path("nation")] + paths, documents: [])
        try #require(exitCode == 0, "\(output)")
        let answers = try #require(
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[[String: Any]]])

        let returns = answers[0]
        #expect(returns.map { $0["service_code"] as? String } == ["S1", "S1", "S3"])
        #expect(returns[0]["referrals"] as? Int == 2)
        #expect(returns[0]["average_hours_per_week"] as? Double == 16.5)
        #expect(returns[0]["hours_per_week_total"] is NSNull)
        #expect(returns[0]["progress_in_quarter"] as? String == "Went \"well\".\nMore to come, žluťoučký.")
        #expect(answers[1].map { $0["revision"] as? Int } == [1, 2, 1, 1])

        func totals(_ answer: Int, _ key: String) -> [String] {
            answers[answer].map { row in
                [key, "quarter", "services_submitted", "services_expected", "referrals", "referrals_reported"]
                    .map { "\(row[$0] ?? "absent")" }.joined(separator: " ")
            }
        }
        #expect(
            totals(2, "stp_name") == [
                "First STP 2026-Q2 1 1 2 1", "Second STP 2026-Q2 0 1 <null> 0", "Third STP 2026-Q2 1 1 1 1",
                "First STP 2026-Q3 1 1 1 1", "Second STP 2026-Q3 0 1 <null> 0", "Third STP 2026-Q3 0 1 <null> 0",
            ])
        #expect(
            totals(3, "region_name") == [
                "First Region, north 2026-Q2 1 2 2 1", "Second Region 2026-Q2 1 1 1 1",
                "First Region, north 2026-Q3 1 2 1 1", "Second Region 2026-Q3 0 1 <null> 0",
            ])
        #expect(totals(4, "nation_name") == ["England 2026-Q2 2 3 3 2", "England 2026-Q3 1 3 1 1"])
        #expect(answers[5].count == ReturnField.all.count)
    }
}
