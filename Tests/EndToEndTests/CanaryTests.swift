import Foundation
import TestKit
import Testing

/// Words that stand for a client, or that a sender gave a file, are planted wherever there is room for them, and must be
/// found nowhere once the drops are weighed.
struct CanaryTests {
    /// Names, an NHS number as people write it, a postcode, a client's number, a sender's word for a file.
    private static let words = [
        "Zebulon", "Quartermaine", "Zoë Ångström", "9434765919", "943 476 5919", "ZX98 7QQ", "CID-77-Vanta",
        "Geheimrota",
    ]
    private static let name = "Zebulon Quartermaine"
    private static let account = "team-north"

    @Test func `what is planted in files and names is found nowhere afterwards`() throws {
        let bench = try Workbench(settings: "reception: {settle-seconds: 0.1}")
        let folder = bench.folder.appending(path: "to-be-sent")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (name, data) in Self.drops { try data.write(to: folder.appending(path: name)) }
        let words = bench.folder.appending(path: "words")
        try Data(Self.words.joined(separator: "\n").utf8).write(to: words)
        // Whoever looks for them can find them.
        for word in Self.words {
            let alone = bench.folder.appending(path: "word")
            try Data(word.utf8).write(to: alone)
            #expect(try Canaries.places(alone, folder) != "", "\(word) is planted and can be found")
        }

        try bench.start(options: ["--verbose"])
        for name in Self.drops.keys.sorted() {
            try FileManager.default.moveItem(
                at: folder.appending(path: name), to: bench.inbox(Self.account).appending(path: name))
        }
        try FileManager.default.createSymbolicLink(
            atPath: bench.inbox(Self.account).appending(path: "\(Self.name) 943 476 5919.csv").path,
            withDestinationPath: "/nowhere/Geheimrota")
        let reports = try bench.waitForReports(Self.drops.count, account: Self.account)
        try wait(for: "the inbox to be empty", seconds: 30) { bench.isInboxEmpty(Self.account) }
        let verdicts = Set(reports.compactMap { $0["verdict"] as? String })
        #expect(verdicts == ["accepted with warnings", "rejected"])

        #expect(try Canaries.places(words, bench.spool) == "", "while the daemon runs")
        for arguments in [["status"], ["ledger", "drops"], ["ledger", "parts"], ["ledger", "audit"]] {
            let told = try bench.command(arguments)
            try told.output.write(to: bench.folder.appending(path: "told-\(arguments.joined())"))
            #expect(try Canaries.places(words, bench.folder.appending(path: "told-\(arguments.joined())")) == "")
        }
        #expect(try bench.command(["publish", "--all"]).status == 0)
        #expect(try bench.stop() == 0)
        #expect(try Canaries.places(words, bench.spool) == "", "after it has ended")
        for log in bench.logs { #expect(try Canaries.places(words, log) == "") }
    }

    // MARK: What is sent

    private static let headings =
        "Client ID,Referral date,Gender,Job 1 start date,Job 1 hours per week,Client name,NHS number,Postcode"
    private static let person = "CID-77-Vanta,%,Female,,,\(name),9434765919,ZX98 7QQ"

    private static func row(_ date: String) -> String { person.replacing("%", with: date) }

    /// By the name that the sender gives: the litter gets no report, the link gets one.
    private static let drops: [String: Data] = {
        let valid = headings + "\n" + row("01/07/2025") + "\n"
        let texts = [
            // Accepted: in title lines, in headings that are not read, in every ignored column, in options and numbers.
            "dashboard-2025-Q3.csv": """
            Geheimrota of \(name)
            \(headings),\(name)
            \(row("01/07/2025")),Zoë Ångström
            CID-77-Vanta-2,02/07/2025,\(name),03/07/2025,943 476 5919,\(name),9434765919,ZX98 7QQ,

            """,
            // Rejected: in dates, in a client's number that comes again, to the right of the headings.
            "dashboard-2025-Q2.csv": valid + row(name) + "\n" + row("9434765919") + "\n" + row("ZX98 7QQ")
                + ",,,,\(name)\n",
            "dashboard-2025-Q1.csv": valid + "CID-77-Vanta,\"\(name)",
            "dashboard-2024-Q4.csv": "\(name),9434765919,ZX98 7QQ\nZoë Ångström,943 476 5919,CID-77-Vanta\n",
            "dashboard-2024-Q3-v2.csv": valid,
            "\(name) Geheimrota.csv": valid,
            "dashboard-2024-Q3 (\(name)).csv": valid,
            "return-2024-Q3-943 476 5919.csv": valid,
            "9434765919": valid,
            "Zoë Ångström.xlsx": "PK\u{3}\u{4} \(name)",
            "ZX98 7QQ.slip.csv":
                "Slip,Account,Subject,Revision,Code\nwithdraw-part,\(name),Geheimrota,9434765919,ZX-QQ\n",
            "dashboard-2024-Q2.csv": headings + "\n" + row("01/07/2025") + String(repeating: name, count: 2000) + "\n",
            "~$Geheimrota.csv": name,
        ]
        var drops = texts.mapValues { Data($0.utf8) }
        drops["dashboard-2024-Q1.csv"] = Data([0xFF, 0xFE]) + (valid.data(using: .utf16LittleEndian) ?? Data())
        drops["dashboard-2023-Q4.csv"] = valid.replacing("ZX98 7QQ", with: "Zoë Ångström").data(using: .windowsCP1252)
        return drops
    }()
}
