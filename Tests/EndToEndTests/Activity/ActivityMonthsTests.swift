import Foundation
import TestKit
import Testing

/// A provider with three teams and 2,000 participants over two months, as other programs read what comes of it.
struct ActivityMonthsTests {
    private static let teams = ["team-leeds", "team-york", "team-hull"]

    @Test func `the workbook of each month says what was dropped, cell by cell, and names what was planted once`()
        throws
    {
        let bench = try Workbench(
            settings: "reception: {settle-seconds: 0.1}", accounts: ["prv-northern", "team-leeds", "team-york"])
        try bench.addToRegister(
            organisations: "NORTHERN-HULL,Northern Works Hull,team,NORTHERN,,\n",
            accounts: "team-hull,team,NORTHERN-HULL\n")
        let folder = bench.folder.appending(path: "to-be-sent")
        let clock = try FakeClock(bench, "2026-10-02T11:00:00Z")
        for (month, day) in [("2026-09", "2026-10-02"), ("2026-10", "2026-11-02")] {
            #expect(try Self.oracle("make", folder, month, "7") == "")
            try clock.set("\(day)T11:00:00Z")
            try clock.start(bench)
            for account in Self.teams + ["prv-northern"] { try Self.drop(folder, month, account, bench) }
            #expect(try bench.command(["mar", "compile", "--provider", "NORTHERN", "--month", month]).status == 0)
            let workbook = bench.outbox("prv-northern").appending(path: "MAR-NORTHERN-\(month).xlsx")
            try wait(for: "the workbook", seconds: 60) { FileManager.default.fileExists(atPath: workbook.path) }
            let differences = try Self.oracle("compare", folder, month, workbook.path)
            #expect(differences == "", "\(month)")
            let told = try bench.command(["mar", "show", "--month", month, "--format", "csv"])
            #expect(String(decoding: told.output, as: UTF8.self).contains("\(month),NORTHERN,provisional,no,"))
            #expect(try bench.stop() == 0)
        }
        // Three kinds and two months of teams and provider, and no referral number in what is kept in the clear.
        let words = try Canaries.file(["0000000005", "0000000700", "0000002000"], in: bench)
        for place in [bench.ledger, bench.spool.appending(path: "ledger.sqlite-wal")] + bench.logs
        where FileManager.default.fileExists(atPath: place.path) {
            #expect(try Canaries.places(words, place) == "", "\(place.lastPathComponent)")
        }
    }

    private static func drop(_ folder: URL, _ month: String, _ account: String, _ bench: Workbench) throws {
        let source = folder.appending(path: "\(month)/\(account)")
        let names = try FileManager.default.contentsOfDirectory(atPath: source.path).sorted()
        let before = bench.reportCount(account)
        for name in names {
            try bench.drop(try Data(contentsOf: source.appending(path: name)), as: name, account: account)
        }
        let reports = try bench.waitForReports(before + names.count, account: account, seconds: 60)
        let verdicts = Set(reports.compactMap { $0["verdict"] as? String })
        #expect(verdicts.isSubset(of: ["accepted", "accepted with warnings"]), "\(account)")
    }

    private static func oracle(_ command: String, _ folder: URL, _ month: String, _ last: String) throws -> String {
        try Python.run("activity_oracle.py", [command, folder.path, month, last], documents: []).output
    }
}
