/// What referral numbers look like, as the operator has set it: a regular expression for the whole number.
package struct ReferralPattern: Hashable, Sendable {
    package let text: String

    /// Nil where the text is no regular expression.
    package init?(_ text: String) {
        guard (try? Regex(text)) != nil else { return nil }
        self.text = text
    }

    /// Compiled once a file.
    var expression: Regex<AnyRegexOutput>? { try? Regex(text) }
}

/// `1.23E+09`: what spreadsheet programs make of long numbers; its last digits are lost.
func isScientific(_ text: String) -> Bool {
    var rest = Array(text.utf8)[...]
    func takeDigits() -> Bool {
        let digits = rest.prefix { (0x30...0x39).contains($0) }
        rest = rest.dropFirst(digits.count)
        return !digits.isEmpty
    }
    func take(_ bytes: String) -> Bool {
        guard let first = rest.first, bytes.utf8.contains(first) else { return false }
        rest = rest.dropFirst()
        return true
    }
    guard takeDigits() else { return false }
    if take(".,"), !takeDigits() { return false }
    guard take("eE") else { return false }
    _ = take("+-")
    return takeDigits() && rest.isEmpty
}
