import Foundation
import Testing

struct OutboxArticleTests {
    @Test(arguments: ["report", "dashboard", "check"])
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

    @Test(arguments: ["report-rejected", "dashboard-service"])
    func `the columns of the CSV documents are shown in order`(golden: String) throws {
        let csv = try Repository.text("Tests/Golden/documents/\(golden).csv")
        let line = try #require(csv.split(whereSeparator: \.isNewline).first).drop { $0 == "\u{FEFF}" }
        let isShown = try Article("Outbox").codeLines.contains("    " + line)
        #expect(isShown, "\(line)")
    }
}
