/// Digits without anything between them.
struct DigitGroup {
    let digits: [Int]
    let isAfterPlus: Bool
    /// What stands between this group and the next; nil behind the last, and where it is longer than `longestGap`.
    let gap: [Unicode.Scalar]?

    /// Characters between two groups of one number, at most: ` - `, `) (`.
    static let longestGap = 3

    static func all(in text: [Unicode.Scalar]) -> [DigitGroup] {
        var groups: [DigitGroup] = []
        var position = 0
        while let start = text[position...].firstIndex(where: { $0.digit != nil }) {
            let end = text[start...].firstIndex { $0.digit == nil } ?? text.count
            let next = text[end...].prefix(longestGap + 1).firstIndex { $0.digit != nil }
            groups.append(
                DigitGroup(
                    digits: text[start..<end].compactMap(\.digit), isAfterPlus: start > 0 && text[start - 1] == "+",
                    gap: next.map { Array(text[end..<$0]) }))
            position = end
        }
        return groups
    }

    /// The digits of one group, of it and the next, and so on, while the gaps between them are of the right kind and
    /// there are no more than `limit` digits.
    static func joined(
        _ groups: [DigitGroup], from start: Int, upTo limit: Int, across isJoint: ([Unicode.Scalar]) -> Bool
    ) -> [[Int]] {
        var joined: [[Int]] = []
        var digits: [Int] = []
        for group in groups[start...] {
            digits += group.digits
            guard digits.count <= limit else { break }
            joined.append(digits)
            guard let gap = group.gap, isJoint(gap) else { break }
        }
        return joined
    }
}
