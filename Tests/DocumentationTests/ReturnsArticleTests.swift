import Caseload
import Foundation
import QuarterlyReturns
import TestKit
import Testing

struct ReturnsArticleTests {
    @Test func `every field of the form is listed with its range and its help`() throws {
        var article = try Article("Returns")
        var lines: [String] = []
        for section in ReturnField.Section.allCases {
            var rows: [[String]] = []
            for field in ReturnField.all where field.section == section {
                let row = [words(for: field), range(of: field), field.help]
                if rows.last != row, !rows.contains(row) { rows.append(row) }
            }
            lines += ["", "#### \(section.rawValue)", ""] + table(["field", "takes", "help"], rows)
        }
        try article.expect("fields of the form", Array(lines.dropFirst()))
    }

    /// Lines that differ in the role, the funding or the band alone are one.
    private func words(for field: ReturnField) -> String {
        switch field {
        case .band(let measure, _): "\(measure.words.label): *band*"
        case .staff(_, _, let figure): "*Role*, *funding*: \(figure.label)"
        default: field.label
        }
    }

    private func range(of field: ReturnField) -> String {
        if field.isDerived { return "nothing: it is worked out" }
        switch field.kind {
        case .number(let places, let range):
            let kind = ["a whole number", "a number with at most one decimal"]
            let words = places < kind.count ? kind[places] : "a number with at most \(places) decimals"
            let (lowest, highest) = (range.lowerBound, range.upperBound)
            return
                "\(words), \(decimalText(lowest, places: places)) to \(decimalText(highest, places: places))"
        case .text(let limit): return "text of up to \(limit) characters"
        case .yesNo: return "yes or no"
        case .day: return field == .fidelityNextReview ? "a date" : "a date up to today"
        case .word: return "a word"
        }
    }

    /// Every step as the page tells it, through the real daemon. The page is about 2026; the walk is through the last year
    /// whose third quarter has ended.
    @Test func `the walk to a submitted return works as the page tells it`() throws {
        var article = try Article("Returns")
        let year = Self.year
        let bench = try Bench()
        defer { bench.stop() }
        let inbox = bench.spool.appending(path: "inbox/svc-mersey")
        let outbox = bench.spool.appending(path: "outbox/svc-mersey")

        let sheet = try article.example("return-2026-Q3.csv").joined(separator: "\n").replacing("2026", with: year)
        try bench.drop(Data(sheet.utf8), as: "return-\(year)-Q3.csv", into: inbox)
        let preview = outbox.appending(path: "return-\(year)-Q3.preview.html")
        try bench.wait("the first preview") { bench.text(preview).contains("revision 1:") }

        let form = try Data(contentsOf: outbox.appending(path: "forms/return-\(year)-Q3.form.csv"))
        let filled = FormFilling.fill(Array(form), try byHand(in: article, year: year))
        try bench.drop(Data(filled), as: "return-\(year)-Q3.form.csv", into: inbox)
        try bench.wait("the second preview") { bench.text(preview).contains("revision 2:") }

        let slip = "submit-return-\(year)-Q3.slip.csv"
        let offered = outbox.appending(path: "slips/\(slip)")
        try bench.wait("the slip") { bench.text(offered).contains(",\(year)-Q3,2,") }
        try bench.drop(Data(contentsOf: offered), as: slip, into: inbox)
        try bench.wait("it to be submitted") { bench.text(preview).contains("Revision 2 was submitted") }
        let area = bench.spool.appending(path: "outbox/stp-qyg/returns-\(year)-Q3.html")
        try bench.wait("the STP to see it") { bench.text(area).contains("1 of 1 service has submitted") }

        #expect(try Program.run(["export", "--config", bench.settings.path]).status == 0)
        for (query, answer) in [("query", "answer to the query"), ("totals", "answer to the totals")] {
            let sql = try article.example(query).joined(separator: "\n").replacing("2026", with: year)
            let lines = try bench.sqlite(bench.spool.appending(path: "regional/Y62.sqlite"), sql)
            try article.expect(answer, ["```text"] + lines.map { $0.replacing(year, with: "2026") } + ["```"])
        }
    }

    @Test func `the store is marked as the page says`() throws {
        let bench = try Bench()
        defer { bench.stop() }
        #expect(try Program.run(["export", "--config", bench.settings.path]).status == 0)
        let marks = try bench.sqlite(
            bench.spool.appending(path: "regional/nation.sqlite"), "PRAGMA application_id; PRAGMA user_version;"
        ).filter { $0.allSatisfy(\.isNumber) }
        let text = try Article("Returns").text
        let isTold = text.contains(
            "`PRAGMA application_id` is \(marks[0]) for these files, and `PRAGMA user_version` is \(marks[1]).")
        #expect(isTold, "\(marks)")
        let names = try bench.sqlite(
            bench.spool.appending(path: "regional/nation.sqlite"),
            "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') ORDER BY name;"
        ).dropFirst()
        for name in names {
            let isListed = text.contains("`\(name)`")
            #expect(isListed, "\(name)")
        }
    }

    private static var year: String {
        let today = Calendar(identifier: .gregorian).dateComponents([.year, .month], from: Date())
        return String((today.year ?? 0) - ((today.month ?? 0) > 9 ? 0 : 1))
    }

    private func byHand(in article: Article, year: String) throws -> [ReturnField: String] {
        let fields = Dictionary(ReturnField.all.map { ($0.label, $0) }, uniquingKeysWith: { first, _ in first })
        var byHand: [ReturnField: String] = [:]
        for line in try article.example("the form by hand").dropFirst(2) {
            let cells = line.split(separator: "|").map { $0.drop { $0 == " " } }
            let field = try #require(fields[String(cells[0].dropLast())], "\(line)")
            byHand[field] = String(cells[1].dropLast()).replacing("2026", with: year)
        }
        return byHand
    }
}

/// A daemon on a spool of its own, with the sample register.
private final class Bench {
    private let folder: TemporaryDirectory
    private let daemon: Process
    let settings: URL
    let spool: URL

    init() throws {
        folder = try TemporaryDirectory()
        let config = URL(filePath: folder.file("config"))
        spool = URL(filePath: folder.file("spool"))
        settings = config.appending(path: "weighbridge.yaml")
        try FileManager.default.createDirectory(at: config, withIntermediateDirectories: true)
        for name in ["organisations.csv", "accounts.csv"] {
            try FileManager.default.copyItem(
                at: Repository.root.appending(path: "config/\(name)"), to: config.appending(path: name))
        }
        try Data("spool: ../spool\nreception: {settle-seconds: 0.1}\n".utf8).write(to: settings)
        let log = URL(filePath: folder.file("log"))
        daemon = try Program.startDaemon(settings: settings, log: log)
        try wait("the daemon to be ready") { self.text(log).contains("ready") }
        try wait("the first documents") { !self.text(self.spool.appending(path: ".state.json")).isEmpty }
    }

    func stop() {
        daemon.terminate()
        daemon.waitUntilExit()
    }

    func drop(_ data: Data, as name: String, into inbox: URL) throws {
        let upload = URL(filePath: folder.file("upload"))
        try data.write(to: upload)
        try FileManager.default.moveItem(at: upload, to: inbox.appending(path: name))
    }

    /// Empty where there is no such file yet.
    func text(_ file: URL) -> String { (try? String(contentsOf: file, encoding: .utf8)) ?? "" }

    func wait(_ what: String, until isDone: () -> Bool) throws {
        let end = Date() + 30
        while !isDone() {
            guard Date() < end, daemon.isRunning else { throw Failure(description: "waited in vain for \(what)") }
            Thread.sleep(forTimeInterval: 0.05)
        }
    }

    /// What `sqlite3 -header` prints.
    func sqlite(_ file: URL, _ sql: String) throws -> [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["sqlite3", "-readonly", "-header", file.path, sql]
        process.standardOutput = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: printed, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private struct Failure: Error, CustomStringConvertible { var description: String }
}
