import Sheets

/// How high a row has to be for texts that are wrapped. Spreadsheet programs measure rows by themselves when a person types,
/// but not all of them when they open a file of ours.
enum RowHeight {
    /// Points of a line in the standard font, as the library takes for a row without a height.
    private static let linePoints = 15.0
    /// Points of a row, at most (the format's limit).
    private static let mostPoints = 409.0

    /// Nil where one line will do.
    static func points(_ cells: [(text: String, width: Int)]) -> Double? {
        let lines = cells.map { lineCount($0.text, width: $0.width) }.max() ?? 1
        return lines > 1 ? min(Double(lines) * linePoints, mostPoints) : nil
    }

    /// Words put one behind the other while they fit.
    private static func lineCount(_ text: String, width: Int) -> Int {
        let width = max(width, 1)
        return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { count, line in
            var lines = 1
            var used = 0
            for word in line.split(separator: " ") {
                if used > 0, used + 1 + word.count > width {
                    lines += 1
                    used = 0
                }
                used += (used > 0 ? 1 : 0) + word.count
                // A word that is wider than the column is broken.
                lines += max(0, used - 1) / width
                used = used > width ? used % width : used
            }
            return count + lines
        }
    }
}

extension Sheet {
    var headingHeight: Double? {
        RowHeight.points(columns.map { ($0.heading ?? "", $0.width) })
    }

    /// Of a row under the headings; text columns of fixed format and strong texts are not wrapped.
    func height(ofRow index: Int) -> Double? {
        RowHeight.points(
            zip(rows[index], columns).compactMap { cell, column in
                if case .text(let text) = cell, column.format != .text { (text, column.width) } else { nil }
            })
    }
}
