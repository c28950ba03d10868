import MonthlyActivity
import Testing

/// Columns: CSS A, Eligible cases B, Cases met C.
struct PerformanceFileTests {
    private static let others: [ActivitySheet.Row] = [["CSS": "8"], ["CSS": "10"]]

    @Test(
        arguments: [
            ([:], []), (["CSS": "CSS 4"], []), (["Eligible cases": "0", "Cases met": "0"], []),
            (["Eligible cases": "10.0"], []),
            (["Eligible cases": ""], ["error css-count B2"]), (["Cases met": ""], ["error css-count C2"]),
            (["Cases met": "-1"], ["error css-count C2"]), (["Eligible cases": "10.5"], ["error css-count B2"]),
            (["Cases met": "all"], ["error css-count C2"]),
            (["Cases met": "11"], ["error css-met-over-eligible C2"]),
        ] as [(ActivitySheet.Row, [String])])
    func `rules of a standard's row`(row: ActivitySheet.Row, expected: [String]) throws {
        #expect(try ActivitySheet(.performance, [row] + Self.others).found() == expected)
    }

    @Test(arguments: [
        (["4", "8"], ["error css-rows A"]), (["4", "8", "10", "10"], ["error css-rows A5"]),
        (["4", "8", "10", "12"], ["error css-rows A5"]), (["4", "8", ""], ["error css-rows A", "error css-rows A4"]),
        ([], ["error css-rows A"]), (["10", "4", "8"], []),
    ])
    func `there is one row for each standard`(standards: [String], expected: [String]) throws {
        #expect(try ActivitySheet(.performance, standards.map { ["CSS": $0] }).found() == expected)
    }

    /// By integers: 97 of 100 passes CSS 4, 96 of 99 (96.97 %) does not; of nothing nothing is said.
    @Test(
        arguments: [
            (CustomerServiceStandard.actionPlans, 100, 97, "met", 970), (.actionPlans, 99, 96, "missed", 969),
            (.actionPlans, 100, 96, "missed", 960), (.actionPlans, 33, 32, "missed", 969),
            (.actionPlans, 34, 33, "met", 970),
            (.exitPlans, 100, 100, "met", 1000), (.exitPlans, 100, 99, "missed", 990),
            (.warmHandback, 3000, 2999, "missed", 999), (.warmHandback, 1, 1, "met", 1000),
            (.actionPlans, 0, 0, "n/a", nil), (.exitPlans, 0, 0, "n/a", nil),
        ] as [(CustomerServiceStandard, Int, Int, String, Int?)])
    func `a standard is met, missed or not applicable`(
        standard: CustomerServiceStandard, eligible: Int, met: Int, result: String, tenths: Int?
    ) {
        let figures = StandardFigures(standard: standard, eligible: eligible, met: met)
        #expect(figures.result.rawValue == result)
        #expect(figures.tenthsOfPerCent == tenths)
    }
}
