import ArgumentParser
import Foundation

/// How look-ups are printed: columns for people, CSV and JSON for programs, with the same names.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json

    func print(columns: [String], _ rows: [[String]]) {
        switch self {
        case .text:
            let all = [columns] + rows
            let widths = columns.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
            for row in all {
                let cells = zip(row, widths).map { cell, width in
                    cell + String(repeating: " ", count: width - cell.count)
                }
                var line = cells.joined(separator: "  ")
                while line.last == " " { line.removeLast() }
                Terminal.print(line)
            }
        case .csv:
            for row in [columns] + rows { Terminal.print(row.map(Self.csvCell).joined(separator: ",")) }
        case .json:
            let objects = rows.map { row in zip(columns, row).reduce(into: [:]) { $0[$1.0] = $1.1 } }
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            guard let data = try? encoder.encode(objects) else { preconditionFailure("texts can always be encoded") }
            Terminal.print(String(decoding: data, as: UTF8.self))
        }
    }

    /// RFC 4180.
    private static func csvCell(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
