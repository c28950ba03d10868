import TableSchema
import Testing

struct HeadingsArticleTests {
    private let schema = TableSchema.standardSpreadsheet

    @Test func `headings and options are those of the schema`() throws {
        var article = try Article("Headings")
        try article.expect("headings", headings)
        try article.expect("options", options)
    }

    private var headings: [String] {
        var seen: Set<String> = []
        let rows = schema.fields.compactMap { field -> [String]? in
            let heading = numbered(field.heading, "Job ")
            guard seen.insert(heading).inserted else { return nil }
            return [
                "`\(heading)`", "\(kind(field.type))\(field.isRequired ? ", **required**" : "")",
                "`\(numbered(field.role, "job-"))`",
            ]
        }
        return table(["heading", "kind of cell", "role"], rows)
    }

    private var options: [String] {
        schema.fields.filter { !$0.options.isEmpty }.flatMap { field in
            ["", "### \(field.heading)", ""]
                + table(
                    ["option", "also read as"],
                    field.options.map { option in
                        [option.label, option.synonyms.map { "`\($0)`" }.joined(separator: ", ")]
                    })
        }
        .dropFirst() + []
    }

    private func kind(_ type: TableSchema.FieldType) -> String {
        switch type {
        case .text: "text"
        case .date: "date"
        case .number: "hours"
        case .integer: "whole number"
        case .option: "option"
        }
    }

    /// `Job N start date` for `Job 3 start date`: the nine jobs share a row.
    private func numbered(_ text: String, _ prefix: String) -> String {
        guard text.hasPrefix(prefix), let digit = text.dropFirst(prefix.count).first, digit.isNumber else {
            return text
        }
        return prefix + "N" + text.dropFirst(prefix.count + 1)
    }
}
