import Caseload
import Foundation
import QuarterlyReturns
import Testing

struct OutboxArticleTests {
    @Test(arguments: ["report", "dashboard", "returns", "check"])
    func `every key of the JSON documents is explained`(schema: String) throws {
        let data = Data(try Repository.text("config/schemas/\(schema).schema.json").utf8)
        let words = try Article("Outbox").codeWords
        let measures = try Article("Measures")
        for key in keys(in: try JSONSerialization.jsonObject(with: data)) {
            #expect(
                words.contains(Substring(key)) || measures.section(key) != nil,
                "Outbox.md says nothing of \(key) in \(schema).schema.json")
        }
    }

    /// Names of all properties, at any depth.
    private func keys(in schema: Any) -> Set<String> {
        if let list = schema as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(in: $1)) } }
        guard let object = schema as? [String: Any] else { return [] }
        var found = object.values.reduce(into: Set<String>()) { $0.formUnion(keys(in: $1)) }
        if object["type"] != nil, let properties = object["properties"] as? [String: Any] {
            found.formUnion(properties.keys)
        }
        return found
    }

    @Test func `every field of a return is listed`() throws {
        let lines = ReturnField.all.map { "| `\($0.columnName)` | \($0.label) | \(content(of: $0)) |" }
        var article = try Article("Outbox")
        try article.expect("return fields", ["| name | in words | what it holds |", "|---|---|---|"] + lines)
    }

    private func content(of field: ReturnField) -> String {
        switch field.kind {
        case .number where field == .measure(.hoursPerWeekTotal): "hours with one decimal"
        case .number(places: 0, _): "a whole number"
        case .number(places: 1, _): "a number with up to one decimal"
        case .number(let places, _): "a number with up to \(places) decimals"
        case .text(let limit): "text of up to \(limit) characters"
        case .yesNo: "`true` or `false`"
        case .day: "a day"
        case .word(let words): words.map { "`\($0)`" }.joined(separator: ", ")
        }
    }

    @Test(arguments: ["report-rejected", "dashboard-service", "returns-region"])
    func `the columns of the CSV documents are shown in order`(golden: String) throws {
        let csv = try Repository.text("Tests/Golden/documents/\(golden).csv")
        let line = try #require(csv.split(whereSeparator: \.isNewline).first).drop { $0 == "\u{FEFF}" }
        let isShown = try Article("Outbox").codeLines.contains("    " + line)
        #expect(isShown, "\(line)")
    }
}
