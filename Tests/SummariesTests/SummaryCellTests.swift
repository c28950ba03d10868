import Testing

@testable import Summaries

struct SummaryCellTests {
    @Test(
        arguments: [
            (nil, .unknown), (0, .rounded(0)), (1, .suppressed), (4, .suppressed), (5, .rounded(5)), (7, .rounded(5)),
            (8, .rounded(10)), (12, .rounded(10)), (13, .rounded(15)), (222, .rounded(220)),
            (1_000_003, .rounded(1_000_005)),
        ] as [(Int?, SummaryCell)])
    func `1 to 4 are suppressed, others are rounded to 5`(count: Int?, cell: SummaryCell) {
        #expect(SummaryCell(count) == cell)
    }

    @Test func `the range of a cell holds just the counts that look like it`() {
        let counts = 0...60
        for count in counts {
            let cell = SummaryCell(count)
            let alike = counts.filter { SummaryCell($0) == cell }
            if let last = alike.last, last < counts.upperBound { #expect(Array(cell.range) == alike) }
            #expect(cell == .rounded(0) || cell.range.count >= 3)
        }
    }

    @Test func `neighbours are what stands for the next counts`() {
        #expect(SummaryCell.rounded(0).neighbours == [.suppressed])
        #expect(SummaryCell.suppressed.neighbours == [.rounded(0), .rounded(5)])
        #expect(SummaryCell.rounded(5).neighbours == [.suppressed, .rounded(10)])
        #expect(SummaryCell.rounded(10).neighbours == [.rounded(5), .rounded(15)])
        #expect(SummaryCell.hidden.neighbours.isEmpty)
    }
}
