/// How a file was written, told to its sender in every report.
package struct TextFacts: Hashable, Sendable, Codable {
    package enum Encoding: String, Hashable, Sendable, Codable {
        case utf8 = "utf-8"
        case utf16LittleEndian = "utf-16le"
        case utf16BigEndian = "utf-16be"
        case windows1252 = "windows-1252"
    }

    package enum LineEnding: String, Hashable, Sendable, Codable {
        case lf, crlf, cr
        /// More than one kind.
        case mixed
        /// The file is one line without an end.
        case none
    }

    /// Size of the file as it arrived.
    package var bytes: Int
    package var encoding: Encoding
    package var byteOrderMark: Bool
    /// `,` `;` `|` or a tab.
    package var separator: String
    package var lineEnding: LineEnding
    /// The heading line's row as a spreadsheet shows it; nil where no heading was found.
    package var headingRow: Int?
    /// Non-blank rows under the headings, skipped ones included.
    package var rows: Int
    /// Rows with no recognised date in them, which are not clients; nil until the rows were read as a caseload.
    package var rowsSkipped: Int?

    package init(
        bytes: Int, encoding: Encoding, byteOrderMark: Bool, separator: String, lineEnding: LineEnding,
        headingRow: Int?,
        rows: Int, rowsSkipped: Int? = nil
    ) {
        self.bytes = bytes
        self.encoding = encoding
        self.byteOrderMark = byteOrderMark
        self.separator = separator
        self.lineEnding = lineEnding
        self.headingRow = headingRow
        self.rows = rows
        self.rowsSkipped = rowsSkipped
    }
}
