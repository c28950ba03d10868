import CivilTime
package import Sheets
package import TableSchema

/// A spreadsheet to fill, made from a schema: its headings in the schema's order and nothing below them.
package enum HeadingTemplate {
    /// Rows that the workbook is laid out for: a caseload of a big team. More can be added by copying one down.
    private static let rows = 1000

    /// What the workbook says of its making, 1 January 2026: one day for all keeps the bytes the same.
    private static let made = CivilDay(daysSinceEpoch: 20_454)

    /// The heading line alone.
    package static func csv(_ schema: TableSchema) -> [UInt8] {
        CSV(columns: schema.fields.map(\.heading)).bytes
    }

    /// With a drop-down list of its options in every column that has some, and days as days.
    ///
    /// - Parameter title: of the workbook, for whoever looks at its properties.
    package static func workbook(_ schema: TableSchema, title: String) -> Workbook {
        let columns = schema.fields.map { field in
            Sheet.Column(
                heading: field.heading, width: max(14, min(40, field.heading.count + 2)), format: format(field.type),
                options: field.options.map(\.label))
        }
        return Workbook(
            title: title, created: made,
            sheets: [Sheet(name: "Rows", columns: columns, rows: [], inputRows: rows)])
    }

    private static func format(_ type: TableSchema.FieldType) -> Sheet.Format {
        switch type {
        case .text, .option: .text
        case .date: .day
        case .number: .general
        case .integer: .number(places: 0)
        }
    }
}
