extension TableSchema {
    /// The IPS Standard Spreadsheet, as it is compiled in; `config/schemas/standard-spreadsheet.json` is the same.
    package static let standardSpreadsheet = TableSchema(
        name: "standard-spreadsheet", title: "IPS Standard Spreadsheet", fields: [])
}
