import Caseload
import CivilTime
import Testing

struct RatioTests {
    private func total(_ measures: [Measure: Int]) -> AggregateTotal {
        AggregateTotal(of: [Aggregate(measures: measures)])
    }

    @Test(arguments: [
        (1, 3, 333, "33.3%"), (2, 3, 667, "66.7%"), (1, 2000, 1, "0.1%"), (1, 2001, 0, "0.0%"), (0, 5, 0, "0.0%"),
        (7, 5, 1400, "140.0%"),
    ])
    func `per cents are rounded half up to one decimal`(numerator: Int, denominator: Int, tenths: Int, text: String) {
        let ratio = Ratio(.intoWorkToProfiles, numerator: numerator, denominator: denominator)
        #expect(ratio.tenthsOfPercent == tenths)
        #expect(ratio.percentText == text)
    }

    @Test func `nothing divided by nothing is no number`() {
        let ratio = Ratio(.employedAtReferral, numerator: 0, denominator: 0)
        #expect(ratio.tenthsOfPercent == nil)
        #expect(ratio.percentText == nil)
    }

    @Test(arguments: [
        (Ratio.Kind.intoWorkToProfiles, Measure.peopleIntoWork, Measure.vocationalProfilesStarted),
        (.sustained13WeeksToIntoWork, .sustained13Weeks, .peopleIntoWork),
        (.sustained26WeeksToIntoWork, .sustained26Weeks, .peopleIntoWork),
        (.employedAtReferral, .caseloadEmployedAtReferral, .caseload),
        (.employmentRate, .peopleIntoWorkFromOutOfWork, .vocationalProfilesOutOfWork),
    ])
    func `a ratio is of two totals, and not there where one is not known`(
        kind: Ratio.Kind, numerator: Measure, denominator: Measure
    ) throws {
        let ratio = try #require(Ratio(kind, of: total([numerator: 3, denominator: 8])))
        #expect(ratio == Ratio(kind, numerator: 3, denominator: 8))
        #expect(Ratio(kind, of: total([numerator: 3])) == nil)
        #expect(Ratio(kind, of: total([denominator: 8])) == nil)
    }

    @Test func `a ratio of an incomplete total says so`() throws {
        let parts = [
            Aggregate(measures: [.caseload: 10, .caseloadEmployedAtReferral: 1]), Aggregate(measures: [.caseload: 10]),
        ]
        let ratio = try #require(Ratio(.employedAtReferral, of: AggregateTotal(of: parts)))
        #expect(ratio.isIncomplete)
        #expect(ratio.denominator == 20)
    }

    @Test func `the employment rate is summed over the financial year to date`() throws {
        func quarter(_ intoWork: Int, _ profiles: Int) -> AggregateTotal {
            total([.peopleIntoWorkFromOutOfWork: intoWork, .vocationalProfilesOutOfWork: profiles])
        }
        let totals: [CivilQuarter: AggregateTotal] = [
            CivilQuarter(year: 2026, number: 1): quarter(1000, 1000),  // The year before.
            CivilQuarter(year: 2026, number: 2): quarter(1, 10),
            CivilQuarter(year: 2026, number: 3): quarter(5, 20),
            CivilQuarter(year: 2026, number: 4): quarter(14, 20),
            CivilQuarter(year: 2027, number: 1): quarter(1000, 1000),  // Still to come.
        ]
        let rate = try #require(Ratio.employmentRate(through: CivilQuarter(year: 2026, number: 4), of: totals))
        #expect(rate.ratio == Ratio(.employmentRate, numerator: 20, denominator: 50))
        #expect(rate.ratio.percentText == "40.0%")
        #expect(rate.quarters.map(\.label) == ["2026-Q2", "2026-Q3", "2026-Q4"])
        // January to March closes the year.
        let wholeYear = try #require(Ratio.employmentRate(through: CivilQuarter(year: 2027, number: 1), of: totals))
        #expect(wholeYear.ratio.numerator == 1020)
    }

    @Test func `quarters that lack a number are left out of the employment rate, and it says so`() throws {
        let known = total([.peopleIntoWorkFromOutOfWork: 4, .vocationalProfilesOutOfWork: 10])
        let lacking = total([.peopleIntoWorkFromOutOfWork: 100])
        let second = CivilQuarter(year: 2026, number: 2)
        let third = CivilQuarter(year: 2026, number: 3)
        let rate = try #require(Ratio.employmentRate(through: third, of: [second: lacking, third: known]))
        #expect(rate.ratio == Ratio(.employmentRate, numerator: 4, denominator: 10, isIncomplete: true))
        #expect(rate.quarters == [third])
        #expect(Ratio.employmentRate(through: third, of: [second: lacking]) == nil)
        #expect(Ratio.employmentRate(through: third, of: [:]) == nil)
    }

    @Test func `guide values are the published ones`() {
        #expect(Ratio.Kind.employedAtReferral.guideValue == "guide value: at most 15%")
        #expect(Ratio.Kind.employmentRate.guideValue == "benchmark: 40%")
    }
}
