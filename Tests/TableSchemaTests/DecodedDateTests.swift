import CivilTime
import DelimitedText
import Findings
import TableSchema
import Testing

struct DecodedDateTests {
    func decode(_ cell: String) -> DecodedDate {
        decodeDate(Array(cell.utf8).span)
    }

    @Test(arguments: [
        ("01/02/2026", "2026-02-01"), ("1/2/2026", "2026-02-01"), ("31/12/2100", "2100-12-31"),
        ("01/01/1900", "1900-01-01"), ("29/02/2024", "2024-02-29"), ("12/11/2026", "2026-11-12"),
        ("2026-02-01", "2026-02-01"), ("1900-01-01", "1900-01-01"),
        ("01/02/2026 00:00", "2026-02-01"), ("01/02/2026 23:59:59", "2026-02-01"), ("1/2/2026T09:30", "2026-02-01"),
        ("2026-02-01 10:11:12", "2026-02-01"), ("2026-02-01T00:00:00", "2026-02-01"),
    ])
    func `a date is read day first or in ISO's form, its time left out`(cell: String, iso: String) throws {
        #expect(decode(cell) == .day(try #require(CivilDay(isoText: iso))))
    }

    @Test func `nothing is blank`() {
        #expect(decode("") == .blank)
    }

    @Test(arguments: [
        "31/02/2026", "29/02/2026", "01/13/2026", "12/31/2026", "00/01/2026", "01/00/2026", "32/01/2026", "99/99/9999",
        "2026-13-01", "2026-02-30", "31/04/2026 10:00",
    ])
    func `a day that the calendar lacks is impossible`(cell: String) {
        #expect(decode(cell) == .fault(.dateImpossible))
    }

    @Test(arguments: ["01/02/26", "1/2/26", "31/02/26", "01/02/26 10:00", "99/99/99"])
    func `a year of two digits is not guessed at`(cell: String) {
        #expect(decode(cell) == .fault(.dateTwoDigitYear))
    }

    @Test(arguments: ["46023", "1000", "99999", "46023.5", "46023.4270833333"])
    func `a bare number of four or five digits is Excel's`(cell: String) {
        #expect(decode(cell) == .fault(.dateExcelSerial))
    }

    @Test(arguments: ["31/12/1899", "01/01/2101", "01/02/0026", "01/02/9999", "1899-12-31", "0000-01-01"])
    func `a year outside 1900 to 2100 is out of range`(cell: String) {
        #expect(decode(cell) == .fault(.dateOutOfRange))
    }

    @Test(arguments: [
        "n/a", "TBC", "March 2026", "1 March 2026", "01-02-2026", "01.02.2026", "2026/02/01", "2026-2-1", "20260201",
        "01/02/202", "01/02/20266", "001/02/2026", "01/002/2026", "01/02", "01/02/", "/02/2026", "01//2026", "1",
        "123", "123456", "46023.", "46023,5", "-46023", "01/02/2026 ", "01/02/2026 9:30", "01/02/2026 24:00",
        "01/02/2026 10:60", "01/02/2026 10:00:60", "01/02/2026 10:00 am", "01/02/2026  10:00", "01/02/2026T",
        "2026-02-01T00:00:00Z", "2026-02-01T00:00:00.000", "01/02/2026x", "ü1/02/2026", "٠١/٠٢/٢٠٢٦", "01/02/26x",
        "99999999999999999999/1/2026", "1/1/99999999999999999999", "\0", "/", "-", ":",
    ])
    func `anything else is no date`(cell: String) {
        #expect(decode(cell) == .fault(.dateUnreadable))
    }

    @Test func `every day of two centuries is read back`() throws {
        var day = try #require(CivilDay(isoText: "1900-01-01"))
        while day.year <= 2100 {
            let (year, month, ofMonth) = day.components
            if decode("\(ofMonth)/\(month)/\(year)") != .day(day) || decode(day.isoText) != .day(day) {
                Issue.record("\(day.isoText) is read as something else")
            }
            day = day.advanced(by: 1)
        }
    }

    @Test(arguments: [
        FindingRule.dateUnreadable, .dateImpossible, .dateTwoDigitYear, .dateExcelSerial, .dateOutOfRange,
        .numberUnreadable,
    ])
    func `each fault has its own words`(rule: FindingRule) {
        let finding = Finding.unreadableCell(rule, row: 17, column: 5, heading: "Referral date")
        #expect(finding.cell == "E17")
        #expect(finding.heading == "Referral date")
        #expect(finding.severity == rule.severity)
        let other = Finding.unreadableCell(.fileEmpty, row: 1, column: 1, heading: "x")
        #expect(finding.message != other.message)
    }
}
