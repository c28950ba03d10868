package import DelimitedText
package import Findings

/// A schema laid over a table's heading line: which column is which field, and what is wrong with the headings.
package struct SchemaBinding {
    package let schema: TableSchema
    /// The column of each field, in the schema's order, counted from 1; nil where the heading is missing. Given to
    /// `DelimitedTable.visitRows`, it makes a row's slots the indices of the schema's fields.
    package let columns: [Int?]
    /// Columns with another heading or none, up to the last heading.
    package let ignoredCount: Int
    /// `headings-not-found`, `heading-repeated`, `heading-near-miss`. `heading-absent` is for whoever knows the measures.
    package let findings: [Finding]

    package init(_ schema: TableSchema, _ table: DelimitedTable) {
        let fields = KeyTable(schema.fields.map { headingKey($0.heading) })
        var columns = [Int?](repeating: nil, count: schema.fields.count)
        var unknown: [DelimitedTable.Heading] = []
        var findings: [Finding] = []
        for heading in table.headings {
            guard let field = fields.index(of: heading.key.span) else {
                unknown.append(heading)
                continue
            }
            if let first = columns[field] {
                findings.append(.headingRepeated(schema.fields[field], first, heading.column, row: table.headingRow))
            } else {
                columns[field] = heading.column
            }
        }
        let missing = schema.fields.indices.filter { columns[$0] == nil }.map { schema.fields[$0] }
        findings += Self.nearMisses(of: unknown, to: missing, row: table.headingRow)
        findings += missing.filter(\.isRequired).map { .headingRequired($0, row: table.headingRow) }
        self.schema = schema
        self.columns = columns
        self.findings = findings
        ignoredCount = (table.headings.last?.column ?? 0) - (table.headings.count - unknown.count)
    }

    private static func nearMisses(
        of unknown: [DelimitedTable.Heading], to missing: [TableSchema.Field], row: Int
    ) -> [Finding] {
        let known = missing.map { (field: $0, words: NearMiss(headingKey($0.heading))) }
        return unknown.compactMap { heading in
            let words = NearMiss(heading.key)
            let nearest = known.compactMap { known in
                words.distance(to: known.words).map { (field: known.field, distance: $0) }
            }.min { $0.distance < $1.distance }
            return nearest.map { .headingNearMiss($0.field, column: heading.column, row: row) }
        }
    }

    /// The headings found, in the schema's spelling and order.
    package var readHeadings: [String] {
        zip(schema.fields, columns).filter { $0.1 != nil }.map(\.0.heading)
    }

    /// Whether the field at this index of the schema has a column.
    package func has(_ field: Int) -> Bool {
        columns[field] != nil
    }
}

extension Finding {
    fileprivate static func headingRepeated(
        _ field: TableSchema.Field, _ first: Int, _ second: Int, row: Int
    ) -> Finding {
        Finding(
            .headingRepeated, row: row, column: second, heading: field.heading,
            "“\(field.heading)” stands above two columns, \(columnLetters(first)) and \(columnLetters(second)). Keep the one "
                + "with the right entries, and delete or rename the other.")
    }

    fileprivate static func headingRequired(_ field: TableSchema.Field, row: Int) -> Finding {
        Finding(
            .headingsNotFound, row: row, heading: field.heading,
            "The heading “\(field.heading)” is missing, and nothing can be counted without it. Write it above its column "
                + "exactly like this, and send the file again.")
    }

    fileprivate static func headingNearMiss(_ field: TableSchema.Field, column: Int, row: Int) -> Finding {
        Finding(
            .headingNearMiss, row: row, column: column, heading: field.heading,
            "This column is not read. Did you mean “\(field.heading)”? Then word the heading exactly like this.")
    }
}
