import Foundation
import TestKit
import Testing

/// `check` as people at home use it: one file, several, standard input, three forms.
struct CheckCommandTests {
    private let folder: TemporaryDirectory
    private let north: String
    private let south: String
    private let faulty: String

    init() throws {
        folder = try TemporaryDirectory()
        north = folder.file("dashboard-2025-Q3-north.csv")
        south = folder.file("dashboard-2025-Q3-south.csv")
        faulty = folder.file("dashboard-2025-Q2.csv")
        try Data(Sheet.clean(clients: 5).utf8).write(to: URL(filePath: north))
        try Data(Sheet.clean(clients: 8, prefix: "s").utf8).write(to: URL(filePath: south))
        try Data(Sheet.faulty(clients: 3).utf8).write(to: URL(filePath: faulty))
    }

    private func check(_ arguments: String..., input: String? = nil) throws -> CommandResult {
        try runProgram(["check", "--as-of", "2025-12-01"] + arguments, input: input.map { Data($0.utf8) })
    }

    @Test func `one file is a report of its own`() throws {
        let result = try check("--format", "json", north)
        #expect(result.status == 0)
        let report = try result.json()
        #expect(report["verdict"] as? String == "accepted with warnings")
        #expect(report["part"] as? String == "north")
        #expect((report["measures"] as? [String: Any])?["clients"] as? Int == 5)
        for key in ["account", "drop", "received_at", "replaces"] { #expect(report[key] == nil) }
        try expectValid(result, "report")
    }

    @Test func `several files are reports in their order and a total of the accepted ones`() throws {
        let result = try check("--format", "json", north, faulty, south)
        #expect(result.status == 1, "one of them is rejected")
        let document = try result.json()
        let files = try #require(document["files"] as? [[String: Any]])
        #expect(files.map { $0["argument"] as? Int } == [1, 2, 3])
        #expect(files.map { $0["verdict"] as? String }.last == "accepted with warnings")
        #expect(files[1]["verdict"] as? String == "rejected")
        #expect(files[1]["measures"] == nil)
        let totals = try #require(document["total"] as? [[String: Any]])
        #expect(totals.count == 1)
        #expect(totals.first?["files"] as? Int == 2)
        #expect((totals.first?["measures"] as? [String: Any])?["clients"] as? Int == 13)
        try expectValid(result, "check")
    }

    @Test func `a client who is in two parts is found, and in two quarters is not`() throws {
        try FileManager.default.copyItem(atPath: north, toPath: folder.file("dashboard-2025-Q3-copy-of-north.csv"))
        try FileManager.default.copyItem(atPath: north, toPath: folder.file("dashboard-2025-Q2-north.csv"))
        let twice = try check("--format", "json", north, folder.file("dashboard-2025-Q3-copy-of-north.csv"))
        #expect(try ruleCounts(twice, ofFile: 1)["client-in-another-file"] == 5)
        #expect(twice.status == 0, "a warning")
        let quarters = try check("--format", "json", north, folder.file("dashboard-2025-Q2-north.csv"))
        #expect(try ruleCounts(quarters, ofFile: 1)["client-in-another-file"] == nil)
    }

    private func ruleCounts(_ result: CommandResult, ofFile index: Int) throws -> [String: Int] {
        let file = (try result.json()["files"] as? [[String: Any]])?[index]
        return (file?["findings"] as? [String: Any])?["by_rule"] as? [String: Int] ?? [:]
    }

    @Test func `standard input is a file like others`() throws {
        let sheet = Sheet.clean(clients: 6)
        let alone = try check("--kind", "dashboard", "--period", "2025-Q3", "--format", "json", "-", input: sheet)
        #expect(alone.status == 0)
        #expect((try alone.json()["measures"] as? [String: Any])?["clients"] as? Int == 6)
        let beside = try check(
            "--kind", "dashboard", "--period", "2025-Q3", "--format", "json", south, "-", input: sheet)
        #expect((try beside.json()["total"] as? [[String: Any]])?.first?["files"] as? Int == 2)
    }

    @Test func `a name is read unless kind and period are given`() throws {
        let list = folder.file("my list.csv")
        try FileManager.default.copyItem(atPath: north, toPath: list)
        #expect(try check(list).status == 1, "the daemon would not know what it is")
        #expect(try check("--kind", "dashboard", "--period", "2025-Q3", list).status == 0)
        let version = folder.file("dashboard-2025-Q3-final.csv")
        try FileManager.default.copyItem(atPath: north, toPath: version)
        #expect(try check(version).status == 1)
        #expect(try check("--kind", "dashboard", "--period", "2025-Q3", version).status == 0)
    }

    @Test func `a text for people says the verdict, the places and what to do`() throws {
        let text = try check(faulty).text
        for words in ["REJECTED", "B5", "client-repeated", "date-impossible"] {
            #expect(text.contains(words), "\(words) in \(text)")
        }
        #expect(!text.contains("31/06/2025"), "what stands in a cell is not repeated")
    }

    @Test func `findings as a spreadsheet`() throws {
        let csv = try check("--format", "csv", faulty)
        #expect(csv.status == 1)
        #expect(csv.text.hasPrefix("\u{FEFF}severity,rule,row,column,cell,heading,count,message\r\n"))
        #expect(csv.text.contains("error,date-impossible,5,2,B5,Referral date,"))
        let several = try check("--format", "csv", north, faulty)
        #expect(several.text.contains("date-impossible"))
    }

    @Test func `nothing is written, and no settings or register are needed`() throws {
        let empty = try TemporaryDirectory()
        let result = try runProgram(
            ["check", "--kind", "dashboard", "--period", "2025-Q3", north], folder: URL(filePath: empty.path))
        #expect(result.status == 0)
        #expect(result.error == "")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: empty.path) == [])
    }

    private func expectValid(_ result: CommandResult, _ schema: String) throws {
        let judged = try Python.run("validate_json.py", [schema], documents: [Array(result.output)])
        #expect(judged.exitCode == 0, "\(judged.output)")
    }
}
