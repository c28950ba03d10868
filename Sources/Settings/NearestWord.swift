import TableSchema

/// The word that was probably meant; nil where none is near.
///
/// Near is a third of the letters at most (at least two). A key without its group is near to the key in it: `rows` to
/// `limits.rows`.
package func nearestWord(to word: String, among words: [String]) -> String? {
    if let inGroup = words.first(where: { $0.hasSuffix("." + word) }) { return inGroup }
    let limit = max(2, word.unicodeScalars.count / 3)
    return words.map { (word: $0, distance: editDistance(Array(word.unicodeScalars), Array($0.unicodeScalars))) }
        .filter { $0.distance <= limit }
        .min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
}
