package import CivilTime
import DelimitedText
package import MonthlyActivity
package import TableSchema

/// The files that a provider and its teams fill for a month: the keyworkers from last month, the others empty.
package enum ActivityTemplate {
    /// `mar-keyworkers-2026-11.csv`: also the name under which it may be sent.
    package static func name(_ kind: ActivityKind, month: CivilMonth) -> String {
        "\(kind.rawValue)-\(month.label).csv"
    }

    /// The heading line alone.
    package static func empty(_ kind: ActivityKind, schemas: ActivitySchemas) -> [UInt8] {
        HeadingTemplate.csv(schemas[kind])
    }

    /// The keyworkers of last month who had not left, ready to be looked through. Staff only: participants are never prefilled.
    package static func keyworkers(_ lastMonth: [Keyworker], schema: TableSchema) -> [UInt8] {
        var text = "\u{FEFF}"
        func add(_ cells: [String]) { text += cells.joined(separator: ",") + "\r\n" }
        add(schema.fields.map { SafeCell.quoted($0.heading) })
        for keyworker in lastMonth where keyworker.status != .left {
            add(schema.fields.map { cell($0, of: keyworker) })
        }
        return Array(text.utf8)
    }

    /// Quoted where CSV asks for it.
    private static func cell(_ field: TableSchema.Field, of keyworker: Keyworker) -> String {
        switch keyworker[field.role] {
        // A KW ID like 007 would lose its zeros in a spreadsheet program.
        case .text(let text) where field.type == .text: SafeCell.field(text)
        case .text(let word): SafeCell.quoted(field.options.first { $0.words.contains(word) }?.label ?? word)
        case .hundredths(let number): decimalText(number)
        case .day(let day): day.slashedText
        case nil: ""
        }
    }

    private static func decimalText(_ hundredths: Int) -> String {
        let decimals = hundredths % 100
        if decimals == 0 { return String(hundredths / 100) }
        return "\(hundredths / 100).\(decimals < 10 ? "0" : "")\(decimals)"
    }
}
