import CivilTime
import TableSchema
import Testing

private let today = CivilDay(isoText: "2026-10-15")

private func found(_ text: String) throws -> Set<PersonalData> {
    PersonalData.found(in: text, today: try #require(today))
}

/// Published examples of numbers: 943 476 5919 has a valid check digit, QQ 12 34 56 C is no real prefix, and Ofcom keeps
/// 0161 496 0000 and the like for fiction.
struct PersonalDataTests {
    @Test(arguments: [
        "9434765919", "943 476 5919", "943-476-5919", "943 - 476 - 5919", "943\u{A0}476\u{A0}5919", "943–476–5919",
        "NHS number 943 476 5919.", "NHS9434765919", "seen in 2026 943 476 5919", "(943 476 5919)", "94 34 76 59 19",
        "4505577104", "a 1000000087 b 9434765919",
    ])
    func `NHS numbers with a valid check digit`(text: String) throws {
        #expect(try found(text) == [.nhsNumber])
    }

    @Test(arguments: [
        "9434765918", "943 476 5918", "19434765919", "94347659190", "943 476\n5919", "943, 476, 5919", "943.476.5919",
        "12 people, 943 referrals and 476 jobs", "943    476 5919", "123 456 7890",
    ])
    func `other digits are no NHS numbers`(text: String) throws {
        #expect(try !found(text).contains(.nhsNumber))
    }

    @Test(arguments: [
        "QQ123456C", "qq123456c", "QQ 12 34 56 C", "qq 12 34 56 c", "QQ-12-34-56-C", "QQ 123456 C", "(AB123456D)",
        "his number is AB 12 34 56 A.", "AB\u{A0}123456\u{A0}B",
    ])
    func `National Insurance numbers`(text: String) throws {
        #expect(try found(text) == [.nationalInsuranceNumber])
    }

    @Test(arguments: [
        "QQ123456E", "Q123456C", "QQQ123456C", "QQ12345C", "QQ1234567C", "QQ123456CD", "up to 120000 a year",
        "We went from 80000 to 120000 a year", "QQ 12\n34 56 C",
    ])
    func `what is not quite a National Insurance number`(text: String) throws {
        #expect(try found(text).isEmpty)
    }

    @Test(arguments: [
        "born on 12/03/1999", "DOB 12/03/1999", "dob: 12.3.99", "D.O.B. 12-03-1999", "Date of birth: 12 March 1999",
        "date of\nbirth 1999-03-12", "He was born in Liverpool on 12/03/1999", "12th of March 1999 (date of birth)",
        "12 Mar 99 is her DOB", "Born March 12, 1999", "DOB 12031999", "DOB 19990312", "DOB 12 03 1999",
        "born 03/25/1999",
        "date-of-birth 12/03/1999",
    ])
    func `dates of birth`(text: String) throws {
        #expect(try found(text) == [.dateOfBirth, .oldDate])
    }

    @Test func `a recent date beside such a word is one too`() throws {
        #expect(try found("Her daughter was born on 2 May 2026.") == [.dateOfBirth])
    }

    @Test(arguments: [
        "The team was reborn on 12/03/2026", "stubborn: 12/03/2026", "born in 2019", "date of births 12/03/2026",
        "The service was born in a church hall, grew, and moved to its own house on 12/03/2026",
        "dobson 12/03/2026", "born, 31/02/2026", "born 12/03/202",
    ])
    func `words and dates that make no date of birth`(text: String) throws {
        #expect(try found(text).isEmpty)
    }

    @Test(arguments: [
        "jo.bloggs@example.org", "write to jo_b+x@mail.example.co.uk!", "<a@b.uk>",
    ])
    func `e-mail addresses`(text: String) throws {
        #expect(try found(text) == [.emailAddress])
    }

    @Test(arguments: ["@team", "meet @ 3.30", "a@b", "a@b.1", "a @b.uk"])
    func `other at signs`(text: String) throws {
        #expect(try found(text).isEmpty)
    }

    @Test(arguments: [
        "0161 496 0000", "01614960000", "07700 900123", "(0161) 496 0000", "+44 161 496 0000", "+44 (0)161 496 0000",
        "0044 161 496 0000", "020-7946-0000", "01632 960001", "+1 212 555 0123",
    ])
    func `phone numbers`(text: String) throws {
        #expect(try found(text) == [.phoneNumber])
    }

    @Test(arguments: ["12 of 30", "0.5 FTE and 1.5 FTE", "01/02/2026 03/04/2026", "2026 0161", "161 496 0000 1"])
    func `other digits are no phone numbers`(text: String) throws {
        #expect(try found(text).isEmpty)
    }

    @Test(arguments: [
        "15/10/2012", "15 October 2012", "1/1/85", "in work since 3 Feb 1999", "2001-09-30", "31.12.1999",
        "Sept 3rd, 2010", "3-Feb-99",
    ])
    func `dates 14 years back or more`(text: String) throws {
        #expect(try found(text) == [.oldDate])
    }

    @Test(arguments: [
        "16/10/2012", "16 October 2012", "1/1/25", "April 2009", "since 1999", "31/02/1999", "15/10/2026",
    ])
    func `later dates, and what is no whole date`(text: String) throws {
        #expect(try found(text).isEmpty)
    }

    @Test func `14 years before a leap day is the last of February`() throws {
        let leapDay = try #require(CivilDay(isoText: "2028-02-29"))
        #expect(PersonalData.found(in: "28/02/2014", today: leapDay) == [.oldDate])
        #expect(PersonalData.found(in: "01/03/2014", today: leapDay).isEmpty)
    }

    @Test func `everything in a text is found`() throws {
        let text = "Jo (943 476 5919, QQ123456C), born 1/2/1990, jo@example.org or 07700 900123."
        #expect(try found(text) == Set(PersonalData.allCases))
        #expect(try found("Three clients started work; good links with the jobcentre. Caseload 24, FTE 1.5.").isEmpty)
        #expect(try found("").isEmpty)
    }

    @Test(arguments: [
        ("31/03/2026", "2026-03-31"), ("1/3/2026", "2026-03-01"), ("31/03/26", "2026-03-31"),
        ("2026-03-31", "2026-03-31"), ("31-Mar-26", "2026-03-31"), ("31 March 2026", "2026-03-31"),
        ("31.03.2026", "2026-03-31"), ("31-Mar-2026", "2026-03-31"), ("March 31, 2026", "2026-03-31"),
        ("12/01/2027", "2027-01-12"), ("29/02/24", "2024-02-29"),
    ])
    func `a cell that is a date`(cell: String, expected: String) {
        #expect(WrittenDate.whole(cell)?.isoText == expected)
    }

    @Test(arguments: [
        "", "31/02/2026", "29/02/25", "March 2026", "46112", "on 31/03/2026", "31/03/2026 ", "31/03/2026 and later",
        "soon",
        "31/03/1026", "1/2/3", "31/03",
    ])
    func `a cell that is no date`(cell: String) {
        #expect(WrittenDate.whole(cell) == nil)
    }
}
