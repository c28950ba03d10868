import Foundation
import QuarterlyReturns
import TestKit
import Testing

/// The life of one return: revisions, slips, and what the regional store holds of them after each export.
struct ReturnsLifeTests {
    private static let quarter = "2025-Q3"
    private static let submit = "submit-return-2025-Q3"
    private static let withdraw = "withdraw-return-2025-Q3"

    private let bench: Workbench
    private let mersey: ReturnSender

    init() throws {
        bench = try Workbench(
            settings: "reception: {settle-seconds: 0.1}",
            accounts: ["svc-mersey", "svc-irwell", "stp-qyg", "region-y62", "national-eng"])
        mersey = ReturnSender(bench: bench, account: "svc-mersey")
        try bench.start()
        _ = try mersey.drop(Data(Sheet.clean(clients: 12).utf8), as: "return-2025-Q3.csv")
    }

    /// A form that says how many clients were carried over: another number, another revision.
    private func edit(_ carriedOver: Int, from revision: Int) throws {
        let report = try mersey.dropForm(
            Self.quarter, [.carriedOver: "\(carriedOver)"], revision: revision)
        #expect(report.verdict == "accepted")
    }

    @Test func `what was previewed is what is submitted, and the store follows what is submitted`() throws {
        try edit(40102, from: 1)
        let old = try mersey.slip(Self.submit, revision: 2)
        try edit(40103, from: 2)
        // The new preview takes the place of the old one.
        try wait(for: "the preview of revision 3", seconds: 60) {
            let preview = bench.text("return-2025-Q3.preview.html", of: "svc-mersey") ?? ""
            return preview.contains("40,103") && !preview.contains("40,102")
        }

        // The slip of the revision before.
        let before = try state()
        let refused = try mersey.drop(old, as: "submit.slip.csv")
        #expect(refused.verdict == "rejected" && refused.rules == ["slip-stale"])
        let message = refused.findings.first?["message"] as? String
        #expect(message?.contains("look at revision 3") == true)
        #expect(try state() == before)
        #expect(try stored().isEmpty)
        #expect(try areaStates() == ["overdue", "overdue", "overdue"])

        // Saved again by a spreadsheet program that writes semicolons, the right slip still works.
        let slip = String(decoding: try mersey.slip(Self.submit, revision: 3), as: UTF8.self)
        let saved = slip.trimmingPrefix("\u{FEFF}").replacing(",", with: ";")
        #expect(try mersey.drop(Data(saved.utf8), as: "Book1.csv").verdict == "accepted")
        #expect(try areaStates() == ["submitted 3", "submitted 3", "submitted 3"])
        try edit(40104, from: 3)
        #expect(try stored() == ["current 3: 40103", "revision 3: 40103"])
        #expect(try areaStates() == ["submitted 3", "submitted 3", "submitted 3"])

        #expect(try mersey.giveBack(Self.submit, revision: 4).verdict == "accepted")
        #expect(try stored() == ["current 4: 40104", "revision 3: 40103", "revision 4: 40104"])

        #expect(try mersey.giveBack(Self.withdraw, revision: 4).verdict == "accepted")
        #expect(try areaStates() == ["overdue", "overdue", "overdue"])
        #expect(try stored().isEmpty)
        // They stay in the ledger, and what was withdrawn can be submitted again.
        #expect(try state().contains("submitted 3") && state().contains("submitted 4"))
        #expect(try mersey.giveBack(Self.submit, revision: 5).verdict == "accepted")
        #expect(try stored().first == "current 5: 40104")
        #expect(try bench.command(["ledger", "audit", "--verify"]).status == 0)
    }

    @Test func `used, forged and foreign slips are refused, and the audit tells`() throws {
        try edit(40102, from: 1)
        let slip = try mersey.slip(Self.submit, revision: 2)
        let text = String(decoding: slip, as: UTF8.self)
        let irwell = ReturnSender(bench: bench, account: "svc-irwell")
        let before = try state()

        // A letter of the code, the revision, the quarter, and the account are others than they were.
        let code = try #require(text.split(whereSeparator: { ",\r\n".contains($0) }).last).description
        let otherCode = code.dropLast() + (code.last == "B" ? "C" : "B")
        for (old, new) in [(code, String(otherCode)), (",2,", ",3,"), ("2025-Q3", "2025-Q2")] {
            let report = try mersey.drop(Data(text.replacing(old, with: new).utf8), as: "submit.slip.csv")
            #expect(report.verdict == "rejected" && report.rules == ["slip-forged"], "\(old) → \(new)")
        }
        let stolen = try irwell.drop(slip, as: "submit.slip.csv")
        #expect(stolen.verdict == "rejected" && stolen.rules == ["slip-foreign"])
        let renamed = try irwell.drop(
            Data(text.replacing("svc-mersey", with: "svc-irwell").utf8), as: "submit.slip.csv")
        #expect(renamed.verdict == "rejected" && renamed.rules == ["slip-forged"])
        #expect(try state() == before)

        #expect(try mersey.drop(slip, as: "submit.slip.csv").verdict == "accepted")
        let submitted = try state()
        let again = try mersey.drop(slip, as: "submit.slip.csv")
        #expect(again.verdict == "rejected" && again.rules == ["slip-used"])
        #expect(try state() == submitted)
        // Also after the return was withdrawn: the slip has had its effect.
        #expect(try mersey.giveBack(Self.withdraw).verdict == "accepted")
        #expect(try mersey.drop(slip, as: "submit.slip.csv").rules == ["slip-used"])
        #expect(try stored().isEmpty)

        let audit = try lines(["ledger", "audit"]).map { line in
            "\(line["account"] ?? ""): \(line["event"] ?? ""), \((line["detail"] ?? "").contains("submit-return") ? "submit" : "")"
        }
        #expect(audit.count { $0 == "svc-mersey: drop-rejected, submit" } == 5)
        #expect(audit.count { $0 == "svc-irwell: drop-rejected, submit" } == 2)
        #expect(audit.count { $0 == "svc-mersey: return-submitted, submit" } == 1)
        #expect(audit.count { $0.hasPrefix("svc-mersey: return-withdrawn") } == 1)
        #expect(try bench.command(["ledger", "audit", "--verify"]).status == 0)
    }

    @Test func `an operator withdraws a return beside the running daemon`() throws {
        #expect(try mersey.giveBack(Self.submit, revision: 1).verdict == "accepted")
        #expect(try stored() == ["current 1: -", "revision 1: -"])
        let withdraw = ["returns", "withdraw", "--service", "MERSEY", "--quarter", Self.quarter]
        let done = try bench.command(withdraw)
        #expect(done.status == 0 && done.text.contains("revision 1"), "\(done.error)")
        #expect(try areaStates() == ["overdue", "overdue", "overdue"])
        #expect(try stored().isEmpty)
        #expect(try bench.command(withdraw).status == 65)
        // The draft stays with the service.
        #expect(try mersey.giveBack(Self.submit, revision: 2).verdict == "accepted")
    }

    // MARK: What there is

    /// Every revision of the ledger with what became of it, and how the return stands.
    private func state() throws -> [String] {
        try lines(["ledger", "returns"]).map { "\($0["change"] ?? "") \($0["revision"] ?? "")" }.sorted()
            + lines(["returns", "show"]).map { line in
                ["service", "quarter", "state", "draft", "submitted"].map { line[$0] ?? "" }.joined(separator: " ")
            }
    }

    private func lines(_ command: [String]) throws -> [[String: String]] {
        let result = try bench.command(command + ["--format", "json"])
        #expect(result.status == 0, "\(result.error)")
        return try JSONDecoder().decode([[String: String]].self, from: result.output)
    }

    /// What the store holds after an export, the same in the region's file and the nation's.
    private func stored() throws -> [String] {
        #expect(try bench.command(["export"]).status == 0)
        let sql = """
            SELECT 'current ' || revision || ': ' || ifnull(caseload_carried_over, '-') AS line FROM quarterly_return
            UNION SELECT 'revision ' || revision || ': ' || ifnull(caseload_carried_over, '-') FROM quarterly_return_revision
            """
        let lines = try ["nation", "Y62"].map { area in
            try bench.regionalRows(sql, in: area).compactMap { $0["line"] ?? nil }
        }
        #expect(lines[0] == lines[1])
        #expect(try bench.regionalRows("SELECT * FROM quarterly_return_revision", in: "Y63").isEmpty)
        return lines[0]
    }

    /// How STP, region and nation see the return of this service; those that have no document of it see it overdue.
    private func areaStates() throws -> [String] {
        // Done after whatever was published before.
        #expect(try bench.command(["export"]).status == 0)
        return try ["stp-qyg", "region-y62", "national-eng"].map { account in
            guard let text = bench.text("returns-2025-Q3.json", of: account) else { return "overdue" }
            let document = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
            let services = document["services"] as? [[String: Any]] ?? []
            let service = try #require(services.first { $0["code"] as? String == "MERSEY" })
            let revision = service["revision"].map { " \($0)" } ?? ""
            return (service["state"] as? String ?? "") + revision
        }
    }
}
