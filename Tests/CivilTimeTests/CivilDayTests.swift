import CivilTime
import Testing

struct CivilDayTests {
    @Test func `every day from 1900 to 2100 follows the one before it`() throws {
        var day = try #require(CivilDay(year: 1900, month: 1, day: 1))
        var expected = (year: 1900, month: 1, day: 1)
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        while expected.year <= 2100 {
            #expect(day.components == expected)
            #expect(CivilDay(year: expected.year, month: expected.month, day: expected.day) == day)
            let leap = expected.year % 4 == 0 && expected.year != 1900 && expected.year != 2100
            let length = expected.month == 2 && leap ? 29 : lengths[expected.month - 1]
            expected.day += 1
            if expected.day > length { expected = (expected.year, expected.month + 1, 1) }
            if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
            day = day.advanced(by: 1)
        }
    }

    @Test(arguments: [(2026, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (2100, 2, 29)])
    func `impossible days are nil`(year: Int, month: Int, day: Int) {
        #expect(CivilDay(year: year, month: month, day: day) == nil)
    }

    @Test func `weekdays are ISO's`() throws {
        #expect(try #require(CivilDay(isoText: "2026-11-25")).weekday == 3)
        #expect(try #require(CivilDay(isoText: "1969-12-28")).weekday == 7)
    }

    @Test(arguments: ["2026-1-01", "26-01-01", "2026/01/01", "2026-02-30", "+026-01-01", "", "2026-01-01 "])
    func `other texts are not ISO days`(text: String) {
        #expect(CivilDay(isoText: text) == nil)
    }

    @Test func `a quarter knows both its names`() {
        let quarter = CivilQuarter(year: 2026, number: 3)
        #expect(quarter.label == "2026-Q3")
        #expect(quarter.financialYearText == "Q2 of financial year 2026/27")
        #expect(CivilQuarter(year: 2027, number: 1).financialYearText == "Q4 of financial year 2026/27")
        #expect(CivilQuarter(year: 2100, number: 1).financialYearText == "Q4 of financial year 2099/00")
        #expect(Period.quarter(quarter).longText == "July to September 2026 (2026-Q3; Q2 of financial year 2026/27)")
        #expect(quarter.first.isoText == "2026-07-01")
        #expect(quarter.last.isoText == "2026-09-30")
        #expect(CivilQuarter(year: 2026, number: 1).previous.label == "2025-Q4")
    }
}

struct LondonZoneTests {
    /// Summer time of 2026: from 29 March 01:00 UTC to 25 October 01:00 UTC.
    let zone = LondonZone(transitions: [
        .init(utcSeconds: 1_774_746_000, offsetSeconds: 3600), .init(utcSeconds: 1_792_890_000, offsetSeconds: 0),
    ])

    @Test func `summer time moves the day`() {
        // 2026-06-30T23:30:00Z is already July in London.
        let time = zone.time(at: Instant(milliseconds: 1_782_862_200_000))
        #expect(time.longText == "1 July 2026, 00:30")
        #expect(Instant(milliseconds: 1_782_862_200_999).rfc3339 == "2026-06-30T23:30:00Z")
        #expect(Instant(milliseconds: 1_782_862_200_999).fileStamp == "20260630T233000Z")
    }

    @Test(arguments: [
        ("2026-03-29", 90 * 60, "2026-03-29T01:00:00Z"),  // 01:30 does not exist: the first instant after.
        ("2026-03-29", 210 * 60, "2026-03-29T02:30:00Z"),
        ("2026-10-25", 90 * 60, "2026-10-25T00:30:00Z"),  // 01:30 comes twice: the first.
        ("2026-10-25", 210 * 60, "2026-10-25T03:30:00Z"),
        ("2026-01-10", 0, "2026-01-10T00:00:00Z"),
        ("2026-07-10", 0, "2026-07-09T23:00:00Z"),
    ])
    func `a local time becomes one instant, also over clock changes`(day: String, second: Int, expected: String) throws
    {
        let day = try #require(CivilDay(isoText: day))
        #expect(zone.firstInstant(on: day, secondOfDay: second).rfc3339 == expected)
    }
}

struct MonthArithmeticTests {
    @Test(arguments: [
        ("2026-11-04", 3, "2027-02-04"), ("2026-11-30", 3, "2027-02-28"), ("2027-11-30", 3, "2028-02-29"),
        ("2026-01-31", 1, "2026-02-28"), ("2026-12-31", 12, "2027-12-31"), ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"), ("2026-01-15", 0, "2026-01-15"),
    ])
    func `months later is the same day, or the last of a shorter month`(from: String, months: Int, to: String) throws {
        let start = try #require(CivilDay(isoText: from))
        #expect(start.advanced(byMonths: months).isoText == to)
    }

    @Test func `a month has its days and its neighbours`() {
        let february = CivilMonth(year: 2028, month: 2)
        #expect(february.days.count == 29)
        #expect(february.days.first == february.first && february.days.last == february.last)
        #expect(february.next.label == "2028-03" && february.next.previous == february)
        #expect(CivilMonth(year: 2028, month: 12).next.label == "2029-01")
    }
}
