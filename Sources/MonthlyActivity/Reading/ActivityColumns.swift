import DelimitedText
import Findings
import TableSchema

/// Where a file keeps what its rows need, and the words for it. `Column`'s raw values are the schema's roles.
struct ActivityColumns<Column> where Column: RawRepresentable & Hashable & CaseIterable, Column.RawValue == String {
    private let binding: SchemaBinding
    private let builtIn: TableSchema
    /// Index of the field in the schema, and so of the cell in a row; columns that the schema lacks are not in it.
    private let slots: [Column: Int]

    init(_ binding: SchemaBinding, builtIn: TableSchema) {
        self.binding = binding
        self.builtIn = builtIn
        var slots: [Column: Int] = [:]
        for column in Column.allCases { slots[column] = binding.schema.index(ofRole: column.rawValue) }
        self.slots = slots
    }

    /// “Start date”: as the schema spells it.
    func quoted(_ column: Column) -> String { "“\(heading(column))”" }

    func heading(_ column: Column) -> String {
        if let slot = slots[column] { return binding.schema.fields[slot].heading }
        return builtIn.index(ofRole: column.rawValue).map { builtIn.fields[$0].heading } ?? column.rawValue
    }

    /// The options of the column, as the schema words them.
    func options(_ column: Column) -> [TableSchema.Option] {
        slots[column].map { binding.schema.fields[$0].options } ?? []
    }

    /// Whether the file lacks this column although it must have it: that is a finding of its own, and nothing is concluded from
    /// its blank cells.
    func isMissed(_ column: Column) -> Bool {
        slots[column].map { binding.schema.fields[$0].isRequired && !binding.has($0) } ?? false
    }

    func finding(_ rule: FindingRule, at column: Column?, row: Int?, count: Int? = nil, _ message: String) -> Finding {
        Finding(
            rule, row: row, column: column.flatMap { slots[$0] }.flatMap { binding.columns[$0] },
            heading: column.map(heading), count: count, message)
    }

    /// Lends the cell; an empty one where the file has no such column.
    func withCell<Result>(_ column: Column, _ row: borrowing TableRow, _ body: (Span<UInt8>) -> Result) -> Result {
        guard let slot = slots[column] else {
            let nothing: [UInt8] = []
            return body(nothing.span)
        }
        return row.withCell(slot, body)
    }

    /// Without the `'` with which our prefilled file keeps `007` from becoming 7.
    func text(_ column: Column, _ row: borrowing TableRow) -> String {
        SafeCell.content(
            withCell(column, row) { cell in String(decoding: cell.indices.map { cell[$0] }, as: UTF8.self) })
    }
}
