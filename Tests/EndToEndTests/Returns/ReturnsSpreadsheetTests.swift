import Foundation
import QuarterlyReturns
import TestKit
import Testing

/// Forms as spreadsheet programs save them.
struct ReturnsSpreadsheetTests {
    /// What a person writes into the form: all kinds of fields, and characters of Windows-1252.
    static let byHand: [ReturnField: String] = [
        .carriedOver: "1234",
        .averageHours: "16,5",
        .narrative(.progress): "Größer, “better”; £3 – and Zoë’s café",
        .narrative(.challenges): "One line,\nanother; and a \"third\".",
        .staff(.employmentSpecialists, .wave1, .funded): "2,75",
        .staff(.employmentSpecialists, .wave1, .inPost): "3",
        .inclusionRuleFollowed: "yes",
        .fidelityReviewed: "02/03/2024",
        .fidelityScore: "101",
    ]

    /// How `returns show` tells of it.
    static let shown = [
        "Number of clients carried over on the caseload from the previous financial year": "1234",
        "Average number of hours worked per week for all clients in paid work": "16.5",
        "Progress in quarter": "Größer, “better”; £3 – and Zoë’s café",
        "Challenges in quarter": "One line,\nanother; and a \"third\".",
        "Employment specialists, Wave 1: funded FTE": "2.75",
        "Employment specialists, Wave 1: FTE in post": "3",
        "Employment specialists, Wave 1: vacant FTE": "-0.25",
        "These figures leave out primary care staff and caseloads that are mainly job retention": "yes",
        "Date of last fidelity review": "2024-03-02",
        "Fidelity score": "101",
        "Fidelity category": "good",
    ]

    @Test func `a form with semicolons, in Windows-1252, with CRLF is read as it was written`() throws {
        let bench = try Workbench(settings: "reception: {settle-seconds: 0.1}", accounts: ["svc-mersey"])
        let mersey = ReturnSender(bench: bench, account: "svc-mersey")
        try bench.start()
        let quarter = try mersey.runningQuarter()
        let offered = try mersey.form(quarter)
        let filled = String(decoding: ReturnSender.filled(offered, Self.byHand), as: UTF8.self)
        // Every cell is quoted, so this stands between cells alone.
        let semicolons = filled.trimmingPrefix("\u{FEFF}").replacing("\",\"", with: "\";\"")
        let saved = try #require(String(semicolons).data(using: .windowsCP1252))
        #expect(
            saved.contains { (0x80...0x9F).contains($0) } && saved.contains(Data("\r\n".utf8))
                && !semicolons.contains("\",\""))

        let report = try mersey.drop(saved, as: "return-\(quarter).form.csv")
        #expect(report.verdict != "rejected", "\(report.rules)")
        #expect(try Self.fields(quarter, bench) == Self.shown)
        // What is offered now says the same: sent back as it is, it changes nothing.
        let again = try mersey.form(quarter, revision: 1)
        #expect(try mersey.drop(again, as: "return-\(quarter).form.csv").verdict == "accepted")
        #expect(try bench.command(["ledger", "returns", "--format", "csv"]).text.split(separator: "\n").count == 2)
    }

    /// Fields of the draft that have a value.
    static func fields(_ quarter: String, _ bench: Workbench) throws -> [String: String] {
        let shown = try bench.command(
            ["returns", "show", "--service", "MERSEY", "--quarter", quarter, "--format", "json"])
        let rows = try JSONDecoder().decode([[String: String]].self, from: shown.output)
        return rows.reduce(into: [:]) { fields, row in
            if let value = row["draft"], !value.isEmpty { fields[row["field"] ?? ""] = value }
        }
    }
}
