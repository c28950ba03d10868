import Foundation
import MonthlyActivity
import TableSchema
import TestKit
import Testing

struct MonthlyActivitiesArticleTests {
    @Test func `the files of the example are accepted without a warning`() throws {
        let article = try Article("MonthlyActivities")
        let folder = try TemporaryDirectory()
        let names = ActivityKind.allCases.map { "\($0.rawValue)-2026-10.csv" }
        for name in names {
            let csv = try article.example(name).map { $0 + "\n" }.joined()
            try Data(csv.utf8).write(to: URL(filePath: folder.file(name)))
        }
        let (output, status) = try Program.run(
            ["check", "--as-of", "2026-11-02"] + names, in: URL(filePath: folder.path))
        let text = String(decoding: output, as: UTF8.self)
        #expect(status == 0, "\(text)")
        #expect(text.split(separator: "\n").filter { $0 == "ACCEPTED: no errors and no warnings." }.count == 3)
    }

    @Test(arguments: ActivityKind.allCases)
    func `columns are those of the schema`(kind: ActivityKind) throws {
        var article = try Article("MonthlyActivities")
        try article.expect(
            "columns of \(kind.rawValue)",
            table(
                ["column", "what it holds", "meaning"],
                kind.builtInSchema.fields.map { field in
                    [
                        "`\(field.heading)`", content(of: field.type) + (field.isRequired ? "" : "; may be blank"),
                        field.description,
                    ]
                }))
    }

    private func content(of type: TableSchema.FieldType) -> String {
        switch type {
        case .text: "text"
        case .date: "a date"
        case .number: "a number"
        case .integer: "a whole number"
        case .option(let options): options.map(\.label).joined(separator: ", ")
        }
    }
}
