import Testing

@testable import Summaries

struct InferenceTests {
    /// `a + b = c` with ranges that three numbers leave each other.
    @Test func `a sum narrows its members, and tells of small numbers`() {
        var known = Inference<String>()
        known.learn("a", .suppressed)
        known.learn("b", .rounded(10))
        known.learn("c", .rounded(15))
        known.learn(["c"], equals: ["a", "b"])
        #expect(known.range(of: "a") == 1...4)
        #expect(known.range(of: "b") == 9...12)
        #expect(known.range(of: "c") == 13...16)
        #expect(!known.tellsSmallNumber)

        known.learn("d", .suppressed)
        known.learn("e", .rounded(5))
        known.learn(["b"], equals: ["d", "e"])
        #expect(known.range(of: "d") == 2...4)
        #expect(known.tellsSmallNumber)
    }

    @Test func `a sum that what is shown refutes teaches nothing`() {
        var known = Inference<String>()
        known.learn("a", .suppressed)
        known.learn("b", .rounded(20))
        known.learn(["a"], equals: ["b", "c"])
        #expect(known.range(of: "a") == 1...4)
        #expect(known.range(of: "c") == SummaryCell.anyCount)
        #expect(!known.tellsSmallNumber)
    }

    /// Random trees of sums over numbers that are shown, against all wholes that fit.
    @Test func `the ranges are those of all wholes that fit`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            // x0 + x1 = x2 + x3 and x3 + x4 = x5: one number in common.
            var counts = (0..<5).map { _ in Int.random(in: 0...9, using: &generator) }
            counts[2] = max(0, counts[0] + counts[1] - counts[3])
            counts[3] = counts[0] + counts[1] - counts[2]
            let all = counts + [counts[3] + counts[4]]
            let cells = all.map { SummaryCell($0) }
            var known = Inference<Int>()
            for (number, cell) in cells.enumerated() { known.learn(number, cell) }
            known.learn([0, 1], equals: [2, 3])
            known.learn([3, 4], equals: [5])
            #expect((0..<6).map { known.range(of: $0) } == ranges(cells))
        }
    }

    private func ranges(_ cells: [SummaryCell]) -> [ClosedRange<Int>] {
        var low = [Int](repeating: .max, count: 6)
        var high = [Int](repeating: .min, count: 6)
        for x0 in cells[0].range {
            for x1 in cells[1].range {
                for x3 in cells[3].range where cells[2].range.contains(x0 + x1 - x3) {
                    for x4 in cells[4].range where cells[5].range.contains(x3 + x4) {
                        for (number, count) in [x0, x1, x0 + x1 - x3, x3, x4, x3 + x4].enumerated() {
                            low[number] = min(low[number], count)
                            high[number] = max(high[number], count)
                        }
                    }
                }
            }
        }
        return zip(low, high).map { $0...$1 }
    }
}
