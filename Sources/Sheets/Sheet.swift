/// One tab of a workbook. It prints on A4 landscape, one page wide.
package struct Sheet: Hashable, Sendable {
    /// On the tab: 1 to 31 characters, none of `[ ] : * ? / \`, no apostrophe at an end, not `Lists`; different from the
    /// other sheets' also in lower case.
    package var name: String
    package var columns: [Column]
    /// Under the headings, where there are any; a row may be shorter than `columns`, never longer.
    package var rows: [[Cell]]
    /// Rows under the headings that are meant to be filled by hand: as many offer the columns' options, if there are fewer
    /// `rows`.
    package var inputRows: Int

    package init(name: String, columns: [Column], rows: [[Cell]], inputRows: Int = 0) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.inputRows = inputRows
    }

    /// Whether the sheet is a table: its headings stay in sight, are repeated on each page and carry the filters.
    package var hasHeadings: Bool { columns.contains { $0.heading != nil } }

    package struct Column: Hashable, Sendable {
        /// Nil in sheets that are no table (a cover, instructions).
        package var heading: String?
        /// In characters of the standard font.
        package var width: Int
        /// Of the cells that people fill, and of text.
        package var format: Format
        /// What a cell may hold, offered as a drop-down list; empty = anything.
        package var options: [String]

        package init(heading: String? = nil, width: Int, format: Format = .general, options: [String] = []) {
            self.heading = heading
            self.width = width
            self.format = format
            self.options = options
        }
    }

    package enum Format: Hashable, Sendable {
        /// Text that is wrapped; numbers as they come.
        case general
        /// What is typed stays as it was typed: reference numbers with leading zeros. Up to 255 characters are shown.
        case text
        case number(places: Int)
        /// `31/03/2026`
        case day
    }
}
