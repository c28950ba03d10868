import CivilTime
import TestKit
import Testing

struct BankHolidayTests {
    /// Published for 2018 to 2028, by the rule for the two years behind them.
    @Test(arguments: [
        "2018-01-01", "2018-12-26", "2020-05-08", "2020-12-28", "2021-12-27", "2022-01-03", "2022-06-02", "2022-06-03",
        "2022-09-19", "2023-05-08", "2026-12-28", "2027-12-27", "2028-12-26",
        "2029-01-01", "2029-03-30", "2029-04-02", "2029-05-07", "2029-05-28", "2029-08-27", "2029-12-25", "2029-12-26",
        "2030-01-01", "2030-04-19", "2030-04-22", "2030-05-06", "2030-05-27", "2030-08-26", "2030-12-25", "2030-12-26",
    ])
    func `bank holidays of England and Wales`(text: String) throws {
        #expect(BankHolidays.published.contains(try day(text)))
    }

    /// Days that the rule has and Parliament moved or replaced, and days of a weekend with a substitute.
    @Test(arguments: [
        "2020-05-04", "2022-05-30", "2021-12-25", "2022-01-01", "2022-12-25", "2026-12-26", "2029-12-27", "2026-06-01",
    ])
    func `other days are none`(text: String) throws {
        #expect(!BankHolidays.published.contains(try day(text)))
    }

    /// The rule gives the published days but for four years in which days were moved or added.
    @Test(arguments: [2018, 2019, 2021, 2024, 2025, 2026, 2027, 2028])
    func `the rule gives what was published`(year: Int) {
        let published = (0..<366).map { CivilMonth(year: year, month: 1).first.advanced(by: $0) }
            .filter { $0.year == year && BankHolidays.published.contains($0) }
        #expect(Set(BankHolidays.computed(year)) == Set(published))
        #expect(BankHolidays.computed(year).count == published.count)
    }

    /// Against another way to reckon Easter: Meeus, Jones and Butcher.
    @Test func `Good Friday and Easter Monday are around Easter Sunday`() throws {
        for year in 1900...2100 {
            let (a, b, c) = (year % 19, year / 100, year % 100)
            let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30
            let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7
            let m = (a + 11 * h + 22 * l) / 451
            let sum = h + l - 7 * m + 114
            let easter = try #require(CivilDay(year: year, month: sum / 31, day: sum % 31 + 1))
            #expect(Array(BankHolidays.computed(year)[1...2]) == [easter.advanced(by: -2), easter.advanced(by: 1)])
        }
    }

    @Test func `years past the list are computed, and said to be`() throws {
        let holidays = BankHolidays.published
        #expect((2018...2028).allSatisfy { !holidays.isComputed($0) })
        #expect(holidays.isComputed(2017) && holidays.isComputed(2029) && holidays.isComputed(2100))
    }

    @Test func `an operator's list lies over the published one`() throws {
        // 2026 whole, with the early May holiday moved to Friday 8 May; one more day in 2027; 2031 by the operator alone.
        let year = ["01-01", "04-03", "04-06", "05-08", "05-25", "08-31", "12-25", "12-28"].map { "2026-\($0)" }
        let list = try (year + ["2027-06-07", "2031-06-02"]).map(day)
        let holidays = BankHolidays.published.overlaid(with: list)
        for text in ["2026-05-08", "2027-06-07", "2027-05-03", "2025-05-05", "2031-06-02", "2031-12-25"] {
            #expect(holidays.contains(try day(text)), "\(text)")
        }
        #expect(!holidays.contains(try day("2026-05-04")))
        #expect(!holidays.isComputed(2026) && !holidays.isComputed(2027) && holidays.isComputed(2031))
    }

    @Test func `a list that ends within a year is filled up by the rule, and what it adds stays`() throws {
        let holidays = BankHolidays(listed: [try day("2029-01-01"), try day("2029-06-11")])
        #expect(holidays.isComputed(2029))
        for text in ["2029-01-01", "2029-06-11", "2029-12-25", "2029-08-27"] {
            #expect(holidays.contains(try day(text)))
        }
        #expect(!holidays.contains(try day("2029-06-12")))
    }
}

struct WorkingDayTests {
    /// The day of the month that is its 3rd working day, January to December.
    @Test(arguments: [
        (2024, [4, 5, 5, 4, 3, 5, 3, 5, 4, 3, 5, 4]), (2025, [6, 5, 5, 3, 6, 4, 3, 5, 3, 3, 5, 3]),
        (2026, [6, 4, 4, 7, 6, 3, 3, 5, 3, 5, 4, 3]), (2027, [6, 3, 3, 5, 6, 3, 5, 4, 3, 5, 3, 3]),
    ])
    func `the 3rd working day of every month`(year: Int, expected: [Int]) {
        let days = (1...12).map { BankHolidays.published.workingDay(3, of: CivilMonth(year: year, month: $0)) }
        #expect(days.map(\.components.day) == expected)
        #expect(days.map(\.components.month) == Array(1...12))
    }

    @Test func `moved bank holidays move working days`() {
        let holidays = BankHolidays.published
        #expect(holidays.workingDay(3, of: CivilMonth(year: 2020, month: 5)).isoText == "2020-05-05")
        #expect(holidays.workingDay(3, of: CivilMonth(year: 2022, month: 6)).isoText == "2022-06-07")
    }

    @Test func `working days of 2018 to 2030 are those of another calendar`() throws {
        let holidays = BankHolidays.published
        var lines: [String] = []
        for year in 2018...2030 {
            for month in (1...12).map({ CivilMonth(year: year, month: $0) }) {
                lines.append("\(month.label) \(holidays.workingDay(3, of: month).components.day)")
            }
        }
        for year in 2018...2030 {
            for quarter in (1...4).map({ CivilQuarter(year: year, number: $0) }) {
                lines.append("\(quarter.label) \(holidays.workingDay(15, after: quarter.last).isoText)")
            }
        }
        let (output, exitCode) = try Python.run("working_days.py", documents: [])
        #expect(exitCode == 0, "\(output)")
        #expect(output.split(separator: "\n").map(String.init) == lines)
    }

    @Test func `the day counted from is not counted itself`() throws {
        // Thursday before Easter 2026: Friday and Monday are holidays.
        let thursday = try day("2026-04-02")
        #expect(BankHolidays.published.workingDay(1, after: thursday).isoText == "2026-04-07")
        #expect(BankHolidays.published.workingDay(2, after: thursday).isoText == "2026-04-08")
    }

    @Test func `Good Friday and Christmas Day are no working days even where a list lacks them`() throws {
        let others = BankHolidays(listed: (1...8).map { CivilMonth(year: 2029, month: $0).first })
        #expect(!others.isComputed(2029))
        for text in ["2029-03-30", "2029-12-25"] { #expect(!others.isWorkingDay(try day(text))) }
        #expect(others.isWorkingDay(try day("2029-12-26")))
    }
}

private func day(_ text: String) throws -> CivilDay {
    try #require(CivilDay(isoText: text))
}
