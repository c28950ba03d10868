/// A count as it is shown to those who may not see small ones (returns.md, "Who sees what").
package enum SummaryCell: Hashable, Sendable {
    /// No part can tell the number.
    case unknown
    /// 1 to 4, shown as `<5`.
    case suppressed
    /// 0, or 5 and more, rounded to the nearest multiple of 5.
    case rounded(Int)
    /// Left out, so that no small number can be worked out from it (decided here, see `Summary`).
    case hidden

    /// - Parameter count: 0 or more; nil where it is not known.
    package init(_ count: Int?) {
        guard let count else {
            self = .unknown
            return
        }
        self = (1...4).contains(count) ? .suppressed : .rounded((count + 2) / 5 * 5)
    }

    /// The counts that may stand behind it: never fewer than three, but for 0. So neither the difference of two cells nor a
    /// cell's change from one edition to the next is ever a single small number.
    var range: ClosedRange<Int> {
        switch self {
        case .unknown, .hidden: Self.anyCount
        case .suppressed: 1...4
        case .rounded(0): 0...0
        case .rounded(5): 5...7
        case .rounded(let count): count - 2...count + 2
        }
    }

    /// What would stand here for the next smaller or larger counts; nothing where no count is shown.
    var neighbours: [SummaryCell] {
        switch self {
        case .unknown, .hidden: []
        case .suppressed, .rounded: [range.lowerBound - 1, range.upperBound + 1].filter { $0 >= 0 }.map { Self($0) }
        }
    }

    /// 0 and up. The end is beyond every count, and its sums beyond no integer.
    static let anyCount = 0...(1 << 40)
}
