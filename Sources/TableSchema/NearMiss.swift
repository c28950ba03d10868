/// Whether a heading that is not known was meant to be a known one (drops.md, `heading-near-miss`): the same words but for
/// of, the, for, in, a plural s and their order; or different by two letters, in a short heading by one. A digit is no
/// letter: `Job 2 start date` is no slip of the pen for `Job 1 start date`.
struct NearMiss {
    private let letters: [Unicode.Scalar]
    private let digits: [Unicode.Scalar]
    private let words: [String]

    /// Of a heading's key.
    init(_ key: [UInt8]) {
        let text = String(decoding: key, as: UTF8.self)
        letters = Array(text.unicodeScalars)
        digits = letters.filter { ("0"..."9").contains($0) }
        words = text.split(separator: " ").map(String.init)
            .filter { !Self.smallWords.contains($0) }
            .map { $0.hasSuffix("s") ? String($0.dropLast()) : $0 }
            .sorted()
    }

    /// Letters in which a heading may differ, and for a known heading of fewer than `shortLength` characters.
    private static let (allowance, shortAllowance, shortLength) = (2, 1, 8)
    private static let smallWords: Set<String> = ["of", "the", "for", "in"]

    /// How far this heading is from a known one: 0 for the same words, else the number of letters; nil where it is no near
    /// miss.
    func distance(to known: NearMiss) -> Int? {
        if words == known.words { return 0 }
        guard digits == known.digits else { return nil }
        let allowed = known.letters.count < Self.shortLength ? Self.shortAllowance : Self.allowance
        guard abs(letters.count - known.letters.count) <= allowed else { return nil }
        let distance = editDistance(letters, known.letters)
        return distance <= allowed ? distance : nil
    }
}

/// Letters put in, left out or exchanged for another (Levenshtein).
package func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var above = Array(0...right.count)
    for (row, letter) in left.enumerated() {
        var current = [row + 1]
        for (column, other) in right.enumerated() {
            let exchanged = above[column] + (letter == other ? 0 : 1)
            current.append(min(exchanged, above[column + 1] + 1, current[column] + 1))
        }
        above = current
    }
    return above[right.count]
}
