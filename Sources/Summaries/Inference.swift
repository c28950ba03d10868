/// What somebody can work out who adds and subtracts the numbers that are shown: for each number the counts that it may
/// still be.
///
/// Every sum narrows its members to what the others leave them, again and again until nothing moves. Where no number can be
/// reached from itself over several sums, as with those of a summary, this is all that can be worked out: every count left
/// in a range belongs to a whole that fits everything shown.
struct Inference<Quantity: Hashable> {
    private struct Sum {
        var left: [Int]
        var right: [Int]
    }

    private var numbers: [Quantity: Int] = [:]
    private var ranges: [ClosedRange<Int>] = []
    private var smallNumbers: [Bool] = []
    private var sums: [Sum] = []
    /// The sums that a number takes part in.
    private var sumsOfNumber: [[Int]] = []
    /// Whether of a number that is shown as `<5` anything more can be told.
    private(set) var tellsSmallNumber = false

    /// The counts that a number may be.
    func range(of quantity: Quantity) -> ClosedRange<Int> {
        numbers[quantity].map { ranges[$0] } ?? SummaryCell.anyCount
    }

    /// Takes in what is shown of a number; before the sums that it takes part in.
    mutating func learn(_ quantity: Quantity, _ cell: SummaryCell) {
        let number = number(of: quantity)
        ranges[number] = cell.range
        smallNumbers[number] = cell == .suppressed
    }

    /// Takes in that two sums are the same number. What is shown may refute that: then nobody can make use of it, and nothing
    /// is learnt.
    mutating func learn(_ left: [Quantity], equals right: [Quantity]) {
        let sum = Sum(left: left.map { number(of: $0) }, right: right.map { number(of: $0) })
        sums.append(sum)
        for number in sum.left + sum.right { sumsOfNumber[number].append(sums.count - 1) }
        var changes: [(number: Int, before: ClosedRange<Int>)] = []
        if settle(from: sums.count - 1, noting: &changes) {
            tellsSmallNumber = tellsSmallNumber || changes.contains { smallNumbers[$0.number] }
        } else {
            for (number, before) in changes.reversed() { ranges[number] = before }
            for number in sum.left + sum.right { sumsOfNumber[number].removeLast() }
            sums.removeLast()
        }
    }

    private mutating func number(of quantity: Quantity) -> Int {
        if let known = numbers[quantity] { return known }
        numbers[quantity] = ranges.count
        ranges.append(SummaryCell.anyCount)
        smallNumbers.append(false)
        sumsOfNumber.append([])
        return ranges.count - 1
    }

    /// False where the numbers can't all be true.
    private mutating func settle(
        from first: Int, noting changes: inout [(number: Int, before: ClosedRange<Int>)]
    ) -> Bool {
        var waiting = [first]
        while let sum = waiting.popLast() {
            let (left, right) = (sums[sum].left, sums[sum].right)
            let (leftTotal, rightTotal) = (total(left), total(right))
            for (members, own, other) in [(left, leftTotal, rightTotal), (right, rightTotal, leftTotal)] {
                for member in members {
                    let range = ranges[member]
                    let low = max(range.lowerBound, other.low - (own.high - range.upperBound))
                    let high = min(range.upperBound, other.high - (own.low - range.lowerBound))
                    guard low <= high else { return false }
                    guard range != low...high else { continue }
                    changes.append((member, range))
                    ranges[member] = low...high
                    waiting += sumsOfNumber[member]
                }
            }
        }
        return true
    }

    private func total(_ members: [Int]) -> (low: Int, high: Int) {
        members.reduce((low: 0, high: 0)) { ($0.low + ranges[$1].lowerBound, $0.high + ranges[$1].upperBound) }
    }
}
