import CivilTime
import MonthlyActivity
import TestKit
import Testing

struct DeadlineTests {
    private let deadlines = ActivityDeadlines(holidays: .published)
    /// Summer time from 29 March to 25 October 2026, 01:00 UTC.
    private let zone = LondonZone(transitions: [
        .init(utcSeconds: 1_774_746_000, offsetSeconds: 3600), .init(utcSeconds: 1_792_890_000, offsetSeconds: 0),
    ])

    private func month(_ label: String) throws -> CivilMonth { try day(label + "-01").month }

    /// The facts: the day of the month that is its 3rd working day, January to December.
    @Test(arguments: [
        (2024, [4, 5, 5, 4, 3, 5, 3, 5, 4, 3, 5, 4]), (2025, [6, 5, 5, 3, 6, 4, 3, 5, 3, 3, 5, 3]),
        (2026, [6, 4, 4, 7, 6, 3, 3, 5, 3, 5, 4, 3]), (2027, [6, 3, 3, 5, 6, 3, 5, 4, 3, 5, 3, 3]),
    ])
    func `a month is due on the 3rd working day of the next`(year: Int, days: [Int]) {
        for (index, expected) in days.enumerated() {
            let next = CivilMonth(year: year, month: index + 1)
            #expect(deadlines.deadline(of: next.previous) == next.first.advanced(by: expected - 1))
        }
    }

    @Test(arguments: [("2020-04", "2020-05-05"), ("2022-05", "2022-06-07"), ("2026-12", "2027-01-06")])
    func `moved holidays move the deadline`(label: String, expected: String) throws {
        #expect(deadlines.deadline(of: try month(label)).isoText == expected)
    }

    /// Another calendar's answer for every month: the package `holidays`.
    @Test func `every deadline of 2018 to 2030 is that of another calendar`() throws {
        var expected: [String] = []
        for year in 2018...2030 {
            for number in 1...12 {
                let month = CivilMonth(year: year, month: number)
                expected.append("\(month.label) \(deadlines.deadline(of: month.previous).components.day)")
            }
        }
        let (output, exitCode) = try Python.run("working_days.py", documents: [])
        #expect(exitCode == 0, "\(output)")
        #expect(output.split(separator: "\n").map(String.init).prefix(expected.count) == expected[...])
    }

    @Test(arguments: [
        // The 3rd working day of November 2026 is the 4th, in winter time; of July the 3rd, in summer time.
        ("2026-10", "2026-11-05T00:00:00Z"), ("2026-06", "2026-07-03T23:00:00Z"),
    ])
    func `the deadline ends with London's day`(label: String, expected: String) throws {
        #expect(deadlines.end(of: try month(label), zone: zone).rfc3339 == expected)
    }

    /// By hand: three calendar months after 4 November or after the first drop.
    @Test(
        arguments: [
            ("2026-10", nil, 3, "2027-02-04"), ("2026-10", "2026-11-10", 3, "2027-02-04"),
            ("2026-10", "2026-10-31", 3, "2027-01-31"), ("2026-10", "2026-11-30", 3, "2027-02-04"),
            // 30 November and three months is the last day of February.
            ("2026-11", "2026-11-30", 3, "2027-02-28"), ("2027-11", "2027-11-29", 3, "2028-02-29"),
            ("2026-10", nil, 1, "2026-12-04"), ("2026-10", nil, 9, "2027-02-04"), ("2026-10", nil, 0, "2026-12-04"),
        ] as [(String, String?, Int, String)])
    func `a month is cancelled after three months at the latest`(
        label: String, firstDrop: String?, months: Int, expected: String
    ) throws {
        let deadlines = ActivityDeadlines(holidays: .published, keptMonths: months)
        #expect(deadlines.cancelDay(of: try month(label), firstDrop: try firstDrop.map(day)).isoText == expected)
    }

    @Test func `the workbook goes 14 days after the deadline, or as set`() throws {
        #expect(deadlines.workbookGoes(of: try month("2026-10")).isoText == "2026-11-18")
        let shorter = ActivityDeadlines(holidays: .published, workbookDays: 1)
        #expect(shorter.workbookGoes(of: try month("2026-10")).isoText == "2026-11-05")
    }

    @Test(arguments: [
        ("2026-10-31", "running"), ("2026-11-01", "due"), ("2026-11-04", "due"), ("2026-11-05", "overdue"),
    ])
    func `how a month stands on a day`(text: String, state: String) throws {
        #expect(deadlines.state(of: try month("2026-10"), on: try day(text)).rawValue == state)
    }

    /// 31 October 2026 is a Saturday; working days are the 2nd, 3rd and 4th of November.
    @Test(arguments: [
        ("2026-10-31", 2, 3, 118), ("2026-11-02", 2, 3, 70), ("2026-11-04", 23, 1, 1), ("2026-11-05", 0, 0, 0),
        ("2026-11-20", 0, 0, 0),
    ])
    func `what is left until the deadline`(text: String, hour: Int, workingDays: Int, hours: Int) throws {
        let now = zone.firstInstant(on: try day(text), secondOfDay: hour * 3600)
        let left = deadlines.timeLeft(of: try month("2026-10"), at: now, zone: zone)
        #expect((left.workingDays, left.hours) == (workingDays, hours))
    }

    @Test func `a deadline by the rule alone is a forecast`() throws {
        #expect(try !deadlines.isForecast(of: month("2028-11")))
        #expect(try deadlines.isForecast(of: month("2028-12")))
    }
}
