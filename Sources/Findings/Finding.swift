/// One thing that is wrong or doubtful in a drop, said to its sender.
///
/// A finding never holds a value from a cell. A heading is named only where it is, or is near to, a known heading: a file
/// without a heading line has people in its first row.
package struct Finding: Hashable, Sendable, Codable {
    package var severity: Severity
    package var rule: FindingRule
    /// The row as a spreadsheet program shows it, from 1; nil for findings about the whole file.
    package var row: Int?
    /// The column from 1 (A); nil for findings about a whole row or file.
    package var column: Int?
    /// The known heading of that column.
    package var heading: String?
    /// Number of cells spoken of, where one finding stands for many (`option-unknown`).
    package var count: Int?
    /// One or two sentences of plain English that say what to do.
    package var message: String

    package init(
        _ rule: FindingRule, severity: Severity? = nil, row: Int? = nil, column: Int? = nil, heading: String? = nil,
        count: Int? = nil, _ message: String
    ) {
        self.severity = severity ?? rule.severity
        self.rule = rule
        self.row = row
        self.column = column
        self.heading = heading
        self.count = count
        self.message = message
    }

    /// `E17`; nil unless both row and column are known.
    package var cell: String? {
        guard let row, let column else { return nil }
        return columnLetters(column) + String(row)
    }

    /// Listing order: errors first, then by row and column, whole-file findings before those with a place.
    package static func listedBefore(_ left: Finding, _ right: Finding) -> Bool {
        if left.severity != right.severity { return left.severity < right.severity }
        let leftPlace = (left.row ?? 0, left.column ?? 0)
        let rightPlace = (right.row ?? 0, right.column ?? 0)
        if leftPlace != rightPlace { return leftPlace < rightPlace }
        return left.rule.rawValue < right.rule.rawValue
    }
}

/// `A` for 1, `Z` for 26, `AA` for 27: as spreadsheet programs name columns.
package func columnLetters(_ column: Int) -> String {
    precondition(column >= 1, "columns are counted from 1")
    var letters = ""
    var rest = column
    while rest > 0 {
        let (quotient, remainder) = (rest - 1).quotientAndRemainder(dividingBy: 26)
        letters = String(UnicodeScalar(UInt8(0x41 + remainder))) + letters
        rest = quotient
    }
    return letters
}
