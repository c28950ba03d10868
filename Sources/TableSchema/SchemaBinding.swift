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
        self.schema = schema
        columns = schema.fields.map { _ in nil }
        ignoredCount = 0
        findings = []
    }

    /// The headings found, in the schema's spelling and order.
    package var readHeadings: [String] {
        zip(schema.fields, columns).filter { $0.1 != nil }.map(\.0.heading)
    }

    /// Whether the field at this index has a column.
    package func has(_ field: Int) -> Bool {
        columns[field] != nil
    }
}
