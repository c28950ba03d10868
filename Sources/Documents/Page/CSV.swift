/// CSV as a spreadsheet program opens it right: UTF-8 with byte order mark, CRLF (RFC 4180), and no cell that would run
/// as a formula.
package struct CSV {
    private var text = "\u{FEFF}"

    package init(columns: [String]) {
        add(columns)
    }

    package mutating func add(_ cells: [String]) {
        text += cells.map(Self.field).joined(separator: ",") + "\r\n"
    }

    package var bytes: [UInt8] { Array(text.utf8) }

    /// The first scalars with which Excel and LibreOffice may take a cell for a formula.
    private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]

    /// A cell that begins like a formula gets a leading `'`, which our own reader takes off again. Scalar by scalar: a
    /// quote with a combining mark after it is one `Character`, and still a quote to whoever reads the file.
    private static func field(_ cell: String) -> String {
        let scalars = cell.unicodeScalars
        var field = scalars.first.map(formulaStarts.contains) == true ? "'" : ""
        for scalar in scalars {
            field.unicodeScalars.append(scalar)
            if scalar == "\"" { field += "\"" }
        }
        return scalars.contains { [",", "\"", "\r", "\n"].contains($0) } ? "\"" + field + "\"" : field
    }
}
