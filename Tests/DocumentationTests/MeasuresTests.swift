import CivilTime
import Testing

@testable import Caseload

struct MeasuresArticleTests {
    @Test func `every number is defined as on the dashboards`() throws {
        var article = try Article("Measures")
        try article.expect(
            "measures", section(Measure.allCases.map { ($0.rawValue, $0.words, .measure($0)) }))
        try article.expect(
            "counts by days", section(BandedMeasure.allCases.map { ($0.rawValue, $0.words, .bands($0)) }))
        try article.expect(
            "demographics", section(Demographic.allCases.map { ($0.rawValue, $0.words, .demographic($0)) }))
        try article.expect(
            "ratios",
            table(
                ["ratio", "from", "held against"],
                Ratio.Kind.allCases.map {
                    [
                        $0.label, "`\($0.numerator.rawValue)` ÷ `\($0.denominator.rawValue)`",
                        $0.guideValue ?? "nothing",
                    ]
                }))
    }

    @Test func `worked examples of sustainment are right`() throws {
        let rows = try Article("Measures").example("sustainment").dropFirst(2)
        #expect(rows.count == 5)
        for row in rows {
            let cells = row.split(separator: "|").map { String($0.drop { $0 == " " }).trimmedEnd }
            var client = ClientRow(row: 2)
            client.jobs = try cells[0].split(separator: ", ").enumerated().map { index, job in
                let days = job.split(separator: " to ")
                return ClientRow.Job(
                    number: index + 1, start: .day(try day(days[0])),
                    end: days[1] == "now" ? .blank : .day(try day(days[1])))
            }
            let quarter = try #require(CivilQuarter(label: "2026-Q4"))
            let looked = try #require(WeighingDay(quarter: quarter, asOf: quarter.last))
            let sustainment = Sustainment(of: client, on: looked)
            #expect(sustainment.thirteenWeeksOn == (cells[1] == "none" ? nil : try day(cells[1])), "\(row)")
            #expect(sustainment.twentySixWeeksOn == (cells[2] == "none" ? nil : try day(cells[2])), "\(row)")
        }
    }

    private func section(_ figures: [(name: String, words: Words, figure: Figure)]) -> [String] {
        figures.flatMap { name, words, figure in
            var lines = [
                "", "### \(name)", "", "**\(words.label)**, counted in \(words.unit) [\(words.source.rawValue)]", "",
            ]
            lines += wrapped(words.definition)
            if let decided = words.decided { lines += [""] + wrapped("Decided here: \(decided)") }
            let needs = needs(of: figure)
            if !needs.isEmpty { lines += [""] + wrapped("Needs: \(needs.joined(separator: "; ")).") }
            return lines
        }
        .dropFirst() + []
    }

    /// What a figure can't be calculated without, asked of the very rule that makes it `null`.
    private func needs(of figure: Figure) -> [String] {
        let all = HeadingGroup.allCases
        func isGiven(without missing: HeadingGroup...) -> Bool {
            KnownHeadings(Set(all).subtracting(missing)).give(figure)
        }
        let single = all.filter { !isGiven(without: $0) }
        let spare = all.filter { isGiven(without: $0) }
        var needs = single.map(heading)
        for (index, first) in spare.enumerated() {
            for second in spare[(index + 1)...] where !isGiven(without: first, second) {
                needs.append("\(heading(first)) or \(heading(second))")
            }
        }
        return needs
    }

    private func heading(_ group: HeadingGroup) -> String {
        switch group {
        case .employmentAtReferral: "`Employment status at referral`"
        case .profileStarted: "`Date Vocational Profile Started`"
        case .jobStart: "a `Job N start date`"
        case .jobEnd: "a `Job N end date`"
        case .jobHours: "a `Job N hours per week`"
        case .sustained13Weeks: "`13 week sustainment date`"
        case .sustained26Weeks: "`26 week sustainment date`"
        case .discharge: "`Discharge date`"
        case .gender: "`Gender`"
        case .ethnicity: "`Ethnicity`"
        case .benefitStatus: "`Benefit status`"
        }
    }

    /// `31/01/2026`.
    private func day(_ text: some StringProtocol) throws -> CivilDay {
        let iso = text.split(separator: "/").reversed().joined(separator: "-")
        return try #require(CivilDay(isoText: iso), "\(text)")
    }
}

extension String {
    fileprivate var trimmedEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
