/// A cell of a slip, written so that spreadsheet programs leave it as it is.
///
/// Opened and saved, `2026-10` would become `Oct-26` and `007` `7`, and the slip's code would no longer fit. What could be
/// taken for a number or a date gets a leading `'`, as every defused cell of our documents does, and loses it when read.
enum SlipCell {
    static func text(_ word: String) -> String {
        let defused = isLeftAlone(word) ? word : "'" + word
        guard defused.contains(where: { ",;\t|\"\r\n".contains($0) }) else { return defused }
        return "\"" + defused.replacing("\"", with: "\"\"") + "\""
    }

    static func read(_ cell: String) -> String {
        cell.first == "'" ? String(cell.dropFirst()) : cell
    }

    /// Whole numbers without a leading zero, quarters, and words that are no month with a number.
    private static func isLeftAlone(_ word: String) -> Bool {
        guard let first = word.first else { return true }
        if word.allSatisfy(isDigit) { return (first != "0" || word == "0") && word.count <= largestExactDigits }
        if isQuarter(word) { return true }
        guard first.isASCII, first.isLetter else { return false }
        let letters = word.prefix { $0.isASCII && $0.isLetter }.lowercased()
        if letters == word.lowercased() { return !["true", "false"].contains(letters) }
        let isMonth = months.contains { letters.hasPrefix($0) }
        return !isMonth || word.dropFirst(letters.count).contains(where: \.isLetter)
    }

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
