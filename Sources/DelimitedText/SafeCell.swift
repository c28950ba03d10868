/// A cell of a document that is opened, saved and sent back, written so that spreadsheet programs leave it as it is.
///
/// Opened and saved, `2026-10` would become `Oct-26` and `007` `7`. What could be taken for a number, a date or a formula
/// gets a leading `'`, as every defused cell of our documents does, and loses it when read.
package enum SafeCell {
    /// The cell, quoted where CSV asks for it.
    package static func field(_ content: String) -> String {
        quoted(isLeftAlone(content) ? content : "'" + content)
    }

    /// A cell that was read, without the `'` that `field` put before its content.
    package static func content(_ cell: String) -> String {
        guard cell.first == "'" else { return cell }
        let rest = String(cell.dropFirst())
        return isLeftAlone(rest) ? cell : rest
    }

    /// Quoted where a separator, a quote or a line break stands in it; not defused. Scalar by scalar: a quote with a
    /// combining mark after it is one `Character`, and still a quote to whoever reads the file.
    package static func quoted(_ content: String) -> String {
        let scalars = content.unicodeScalars
        guard scalars.contains(where: { [",", ";", "\t", "|", "\"", "\r", "\n"].contains($0) }) else { return content }
        var field = "\""
        for scalar in scalars {
            field.unicodeScalars.append(scalar)
            if scalar == "\"" { field += "\"" }
        }
        return field + "\""
    }

    /// Whole numbers without a leading zero, quarters, words that are no month with a number, and whole sentences.
    private static func isLeftAlone(_ content: String) -> Bool {
        guard let first = content.unicodeScalars.first else { return true }
        if formulaStarts.contains(first) { return false }
        if content.count > longestConverted, content.contains(" ") { return true }
        if content.allSatisfy(isDigit) {
            return (first != "0" || content == "0") && content.count <= largestExactDigits
        }
        if isQuarter(content) { return true }
        guard first.properties.isAlphabetic else { return false }
        let letters = content.prefix { $0.isASCII && $0.isLetter }.lowercased()
        if letters == content.lowercased() { return !["true", "false"].contains(letters) }
        let isMonth = months.contains { letters.hasPrefix($0) }
        return !isMonth || content.dropFirst(letters.count).contains(where: \.isLetter)
    }

    private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]
    /// Characters of the longest date or number with blanks in it that a spreadsheet program may recognise, and to spare.
    private static let longestConverted = 40
    /// Digits of a number that spreadsheet programs keep to the last.
    private static let largestExactDigits = 15
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// `2026-Q3`
    private static func isQuarter(_ word: String) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].count == 4 && parts[0].allSatisfy(isDigit)
            && ["Q1", "Q2", "Q3", "Q4"].contains(parts[1])
    }
}
