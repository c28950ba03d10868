/// `a`, `a and b`, `a, b and c`; empty for none.
package func sentenceList(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
}
