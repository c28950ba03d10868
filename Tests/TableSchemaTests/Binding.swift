import DelimitedText
import Findings
import TableSchema

/// A small schema of a text, two dates, an option and a number.
let smallSchema = TableSchema(
    name: "small", title: "Small",
    fields: [
        .init(role: "client", heading: "Client ID", type: .text),
        .init(role: "referral", heading: "Referral date", type: .date, isRequired: true),
        .init(role: "discharge", heading: "Discharge date", type: .date),
        .init(role: "gender", heading: "Gender", type: .option([.init("Female"), .init("Male")])),
        .init(role: "hours", heading: "Job 1 hours per week", type: .number),
    ])

/// The schema laid over a heading line; nil where no heading of it is known.
func bind(_ headingLine: String, to schema: TableSchema = smallSchema) -> SchemaBinding? {
    let (table, _, _) = DelimitedTable.read(
        Array("\(headingLine)\n".utf8), limits: ReadLimits(), knownHeadings: schema.headingKeys)
    return table.map { SchemaBinding(schema, $0) }
}

/// Rule, cell and known heading of each finding: `heading-repeated C1 Gender`.
func found(_ binding: SchemaBinding?) -> [String] {
    (binding?.findings ?? []).map { finding in
        [finding.rule.rawValue, finding.cell, finding.heading].compactMap(\.self).joined(separator: " ")
    }
}
