package import TableSchema

/// The CSV form of a template: the heading line alone, in the schema's order, ready to be filled.
package enum HeadingTemplate {
    package static func csv(_ schema: TableSchema) -> [UInt8] {
        CSV(columns: schema.fields.map(\.heading)).bytes
    }
}
