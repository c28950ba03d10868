import Caseload
import CivilTime
import DelimitedText
import Findings
import TableSchema
import Testing

/// Sheets from bytes to numbers and findings. Quarter: July to September 2026, weighed on 1 December 2026.
struct WeighedSheetTests {
    /// Columns A to I; nothing is missed for want of another.
    static let headings = """
        Client ID,Referral date,Employment status at referral,Date Vocational Profile Started,\
        Job 1 start date,Job 1 end date,Job 1 hours per week,Discharge date,Gender
        """
    /// Row 2 of most sheets: a client without a fault.
    static let client = "K1,01/07/2026,Student,02/07/2026,03/07/2026,,16,,Female"

    private func weighed(
        _ lines: [String], quarter: String? = "2026-Q3", asOf: String = "2026-12-01",
        clients: ClientIndex = ClientIndex()
    ) throws -> WeighedSheet {
        let schema = TableSchema.standardSpreadsheet
        let text = Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
        let read = DelimitedTable.read(text, limits: ReadLimits(), knownHeadings: schema.headingKeys)
        #expect(read.findings.isEmpty)
        let table = try #require(read.table)
        return WeighedSheet(
            table, SchemaBinding(schema, table), quarter: quarter.flatMap { CivilQuarter(label: $0) },
            asOf: try day(asOf), clients: clients)
    }

    private func listed(_ sheet: WeighedSheet) -> [String] {
        sheet.findings.listed.map { "\($0.severity.rawValue) \($0.rule.rawValue) \($0.cell ?? "-")" }
    }

    // MARK: Numbers

    @Test func `a sheet without faults gives its numbers and nothing to say`() throws {
        let sheet = try weighed([Self.headings, Self.client])
        #expect(listed(sheet) == [])
        #expect(sheet.rowsSkipped == 0)
        let aggregate = try #require(sheet.aggregate)
        #expect(
            aggregate.measures.filter { $0.value > 0 } == [
                .clients: 1, .referrals: 1, .vocationalProfilesStarted: 1, .vocationalProfilesOutOfWork: 1,
                .peopleIntoWork: 1, .peopleIntoWorkFromOutOfWork: 1, .jobStarts: 1, .caseload: 1,
                .engagedCaseload: 1, .hoursPerWeekTotal: 1600, .clientsWithHours: 1,
            ])
        #expect(aggregate.bands[.daysReferralToFirstJob]?[.upTo7] == 1)
        #expect(aggregate.demographics == [.gender: ["Female": 1]])
        #expect(sheet.headings.absent == [])
        #expect(sheet.headings.read.first == "Client ID")
        #expect(sheet.headings.ignored == 0)
    }

    @Test(arguments: [
        ("Employed", [0, 1]), ("01", [0, 1]), ("Unemployed and seeking work", [1, 0]), ("02", [1, 0]),
        ("student", [1, 0]), ("03", [1, 0]), ("Long-term sick or disabled", [1, 0]), ("Homemaker", [1, 0]),
        ("Not receiving benefits and not seeking work", [1, 0]), ("Unpaid voluntary work", [1, 0]),
        ("Retired", [1, 0]), ("08", [1, 0]), ("Not stated", [0, 0]), ("ZZ", [0, 0]), ("", [0, 0]), ("What", [0, 0]),
    ])
    func `employment status is out of work, employed or neither`(status: String, counts: [Int]) throws {
        let sheet = try weighed([Self.headings, "K1,01/07/2026,\(status),02/07/2026,,,,,"])
        #expect(sheet.aggregate?[.vocationalProfilesOutOfWork] == counts[0])
        #expect(sheet.aggregate?[.referralsInEmployment] == counts[1])
    }

    @Test(arguments: [
        ("0", [0, 0]), ("", [0, 0]), ("16-29", [0, 0]), ("7,25", [725, 1]), ("16.5", [1650, 1]), ("many", [0, 0]),
    ])
    func `hours are read, bands and noughts are not`(hours: String, counts: [Int]) throws {
        let sheet = try weighed([Self.headings, "K1,01/07/2026,,,03/07/2026,,\"\(hours)\",,"])
        #expect(sheet.aggregate?[.hoursPerWeekTotal] == counts[0])
        #expect(sheet.aggregate?[.clientsWithHours] == counts[1])
        #expect(sheet.aggregate?[.jobStarts] == 1)
    }

    @Test func `rows without a date are skipped and say nothing`() throws {
        let sheet = try weighed([
            Self.headings, Self.client, "K1,,Student,,,,lots,,Female", ",,,,,,,,What", ",,,,,,,,", "K1,,,,,,,,",
        ])
        #expect(listed(sheet) == [])
        #expect(sheet.rowsSkipped == 3)
        #expect(sheet.aggregate?[.clients] == 1)
    }

    @Test(arguments: TableSchema.standardSpreadsheet.fields.filter { $0.type == .date }.map(\.heading))
    func `a row with any one date is a client`(heading: String) throws {
        let headings = TableSchema.standardSpreadsheet.fields.map(\.heading)
        let row = headings.map { $0 == heading ? "01/07/2026" : "" }
        let sheet = try weighed([headings.joined(separator: ","), row.joined(separator: ",")])
        #expect(sheet.rowsSkipped == 0)
        #expect(sheet.findings.errors == (heading.hasSuffix("end date") ? 1 : 0))
        #expect(sheet.findings.countByRule[.referralDateBlank] == (heading == "Referral date" ? nil : 1))
    }

    @Test func `a heading line without clients gives zeros`() throws {
        let sheet = try weighed([Self.headings])
        #expect(sheet.aggregate?[.clients] == 0)
        #expect(sheet.aggregate?[.caseload] == 0)
        #expect(listed(sheet) == ["warning period-unlikely -"])
    }

    // MARK: Rows and cells

    @Test(arguments: [
        ("nothing wrong", ",01/07/2026,,,,,,,", []),
        ("end without start", ",01/07/2026,,,,03/07/2026,,,", ["error job-without-start E3"]),
        ("end before start", ",01/07/2026,,,04/07/2026,03/07/2026,,,", ["error job-ends-before-start F3"]),
        ("one day of work", ",01/07/2026,,,04/07/2026,04/07/2026,,,", []),
        ("discharge before referral", ",02/07/2026,,,,,,01/07/2026,", ["error discharge-before-referral H3"]),
        ("discharge at once", ",02/07/2026,,,,,,02/07/2026,", []),
        ("profile before referral", ",02/07/2026,,01/07/2026,,,,,", ["warning profile-before-referral D3"]),
        ("no referral", ",,,01/07/2026,,,,,", ["warning referral-date-blank B3"]),
        ("future", ",02/12/2026,,,,,,,", ["warning date-in-future B3"]),
        ("the very day", ",01/12/2026,,,,,,,", []),
        (
            "planned ends", ",01/07/2026,,,01/08/2026,01/03/2027,,02/12/2026,",
            ["warning date-in-future F3", "warning date-in-future H3"]
        ),
        ("hours", ",01/07/2026,,,01/08/2026,,lots,,", ["warning number-unreadable G3"]),
        ("options", ",01/07/2026,What,,,,,,What", ["warning option-unknown -", "warning option-unknown -"]),
    ])
    func `what is wrong in a row is said at its cell`(name: String, row: String, expected: [String]) throws {
        let sheet = try weighed([Self.headings, Self.client, row])
        #expect(listed(sheet) == expected)
        #expect((sheet.aggregate == nil) == expected.contains { $0.hasPrefix("error") })
    }

    @Test(arguments: [
        ("a start that can't be read is no blank", ",01/07/2026,,,soon,03/07/2026,,,", ["error date-unreadable E3"]),
        ("an end that can't be read needs no start", ",01/07/2026,,,,soon,,,", ["error date-unreadable F3"]),
        ("a referral that can't be read is no blank", ",soon,,01/07/2026,,,,01/01/2026,", ["error date-unreadable B3"]),
        (
            "a row with one bad date is not skipped", ",soon,,,,,lots,,",
            ["error date-unreadable B3", "warning number-unreadable G3"]
        ),
        (
            "the other checks of the row go on", ",02/07/2026,,soon,04/07/2026,03/07/2026,,01/07/2026,",
            ["error date-unreadable D3", "error job-ends-before-start F3", "error discharge-before-referral H3"]
        ),
    ])
    func `nothing further is concluded from a date that can't be read`(
        name: String, row: String, expected: [String]
    ) throws {
        let sheet = try weighed([Self.headings, Self.client, row])
        #expect(listed(sheet) == expected)
        #expect(sheet.rowsSkipped == 0)
        #expect(sheet.aggregate == nil)
    }

    @Test func `an end date says nothing where the sheet has no start heading`() throws {
        let sheet = try weighed([
            "Referral date,Job 1 start date,Job 1 end date,Job 1 hours per week,Job 2 end date,Job 2 hours per week,"
                + "Discharge date,Employment status at referral,Date Vocational Profile Started",
            "01/07/2026,,,,01/08/2026,16,,,",
        ])
        #expect(listed(sheet) == ["warning heading-absent -"])
        #expect(sheet.headings.absent == ["Job 2 start date"])
    }

    @Test func `unknown options are one finding a column, with their number`() throws {
        let sheet = try weighed([
            Self.headings, Self.client, "K2,01/07/2026,,,,,,,What", "K3,01/07/2026,Who,,,,,,What",
        ])
        let finding = try #require(sheet.findings.listed.first { $0.column == 9 })
        #expect(finding.rule == .optionUnknown)
        #expect(finding.heading == "Gender")
        #expect(finding.count == 2)
        #expect(finding.row == nil)
        #expect(
            finding.message == """
                2 cells under “Gender” are not one of the options, the first in row 3. They are counted as Unrecognised. \
                Use the words of the template: Female; Male; Non-binary; Other; Not stated.
                """)
        #expect(sheet.findings.countByRule[.optionUnknown] == 2)
        #expect(sheet.aggregate?.demographics[.gender] == ["Female": 1, Aggregate.unrecognised: 2])
    }

    // MARK: Clients that come twice

    @Test(arguments: [
        ("K1,02/07/2026,,,,,,,", "keep row 3, which has the later referral date"),
        ("K1,30/06/2026,,,,,,,", "keep row 2, which has the later referral date"),
        ("K1,01/07/2026,,,,,,,", "keep one of them"),
        ("K1,,,02/07/2026,,,,,", "keep row 2, which has the later referral date"),
        ("\" K1 \",02/07/2026,,,,,,,", "keep row 3, which has the later referral date"),
    ])
    func `a client that comes again names both rows and the one to keep`(row: String, advice: String) throws {
        let sheet = try weighed([Self.headings, Self.client, row])
        let finding = try #require(sheet.findings.listed.first)
        #expect(finding.rule == .clientRepeated)
        #expect(finding.cell == "A3")
        #expect(
            finding.message == """
                Rows 2 and 3 have the same Client ID, and a client has one row: \(advice), put the jobs of both rows in it \
                and delete the other.
                """)
        #expect(sheet.aggregate == nil)
    }

    @Test(arguments: ["k1,02/07/2026,,,,,,,", ",02/07/2026,,,,,,,\r\n,02/07/2026,,,,,,,", "K11,02/07/2026,,,,,,,"])
    func `other IDs and blank ones are other clients`(row: String) throws {
        #expect(listed(try weighed([Self.headings, Self.client, row])) == [])
    }

    @Test func `a client in another file is found where the index is handed on`() throws {
        let clients = ClientIndex()
        #expect(listed(try weighed([Self.headings, Self.client], clients: clients)) == [])
        let second = try weighed(
            [Self.headings, "K2,01/07/2026,,,,,,,", "K1,01/07/2026,,,,,,,", "K1,01/07/2026,,,,,,,"], clients: clients)
        #expect(listed(second) == ["error client-repeated A4", "warning client-in-another-file A3"])
        let message = try #require(second.findings.listed.last?.message)
        #expect(message.contains("row 2 of file 1"))
        // Without the index nothing is remembered.
        #expect(listed(try weighed([Self.headings, Self.client])) == [])
    }

    // MARK: Period

    @Test(arguments: [
        ("30/06/2026", "its newest date is in April to June 2026 (2026-Q2; Q1 of financial year 2026/27)"),
        ("01/10/2026", "its newest date is in October to December 2026 (2026-Q4; Q3 of financial year 2026/27)"),
    ])
    func `a file without a date in the quarter is unlikely to be of it`(date: String, newest: String) throws {
        let sheet = try weighed([Self.headings, "K1,01/01/2026,,\(date),,,,,"])
        #expect(listed(sheet) == ["warning period-unlikely -"])
        #expect(
            sheet.findings.listed.first?.message == """
                No date in this file falls in July to September 2026 (2026-Q3; Q2 of financial year 2026/27); \(newest). \
                Check that the file and the period in its name belong together.
                """)
    }

    @Test func `any date of any column makes the period likely, up to the quarter's end`() throws {
        // H is 15 August; the planned end of the job is in the quarter all the same.
        let sheet = try weighed(
            [Self.headings, "K1,01/01/2026,,,02/02/2026,30/09/2026,,,"], asOf: "2026-08-15")
        #expect(listed(sheet) == ["warning date-in-future F2"])
    }

    @Test(arguments: [nil, "2027-Q1"])
    func `without a period to weigh for everything else is checked`(quarter: String?) throws {
        let sheet = try weighed(
            [Self.headings, "K1,02/12/2026,Who,,,01/07/2026,,,", "K1,,,soon,,,,,", ",,,,,,,,Male"], quarter: quarter)
        #expect(
            listed(sheet) == [
                "error job-without-start E2", "error client-repeated A3", "error date-unreadable D3",
                "warning option-unknown -", "warning date-in-future B2", "warning referral-date-blank B3",
            ])
        #expect(sheet.aggregate == nil)
        #expect(sheet.rowsSkipped == 1)
    }

    // MARK: Headings

    @Test(arguments: [
        (
            "Discharge date",
            """
            There is no heading “Discharge date”. Missing for it: Discharges; Caseload; Engaged caseload; \
            Caseload employed at referral; Hours worked per week, all clients together; Clients with hours; Gender. \
            Vocational profiles started include clients who have been discharged. Add the column, or correct its heading.
            """
        ),
        (
            "Employment status at referral",
            """
            There is no heading “Employment status at referral”. Missing for it: Referrals already in employment; \
            Vocational profiles started, clients out of work; People into work who were out of work; \
            Caseload employed at referral. Add the column, or correct its heading.
            """
        ),
        (
            "Job 1 hours per week",
            """
            There is no heading “Job 1 hours per week”. Missing for it: Hours worked per week, all clients together; \
            Clients with hours. Add the column, or correct its heading.
            """
        ),
    ])
    func `an absent heading says which measures are missing for it`(heading: String, message: String) throws {
        let headings = Self.headings.split(separator: ",").filter { $0 != heading }.joined(separator: ",")
        let sheet = try weighed([headings, "K1,01/07/2026"])
        #expect(listed(sheet) == ["warning heading-absent -"])
        #expect(sheet.headings.absent == [heading])
        #expect(sheet.findings.listed.first?.heading == heading)
        #expect(sheet.findings.listed.first?.message == message)
    }

    @Test func `a bare sheet lacks what its headings can't give`() throws {
        let sheet = try weighed(["Referral date", "01/07/2026"])
        #expect(
            sheet.headings.absent == [
                "Employment status at referral", "Date Vocational Profile Started", "Job 1 start date",
                "Job 1 end date", "Job 1 hours per week", "13 week sustainment date", "26 week sustainment date",
                "Discharge date",
            ])
        #expect(sheet.findings.countByRule == [.headingAbsent: 8])
        #expect(sheet.aggregate == Aggregate(measures: [.clients: 1, .referrals: 1]))
    }

    @Test func `without the required heading the other checks go on, and nothing is said of every row`() throws {
        let sheet = try weighed(["Client ID,Discharge date", "K1,01/07/2026", "K1,soon"])
        #expect(sheet.findings.countByRule[.referralDateBlank] == nil)
        #expect(sheet.findings.countByRule[.headingsNotFound] == 1)
        #expect(sheet.findings.countByRule[.clientRepeated] == 1)
        #expect(sheet.findings.countByRule[.dateUnreadable] == 1)
        #expect(sheet.aggregate == nil)
    }

    @Test func `of the jobs in use each should have its columns, and no further ones`() throws {
        let sheet = try weighed([
            Self.headings + ",Job 3 start date,Job 3 end date,Job 2 start date,Job 2 hours per week",
            Self.client + ",,,02/08/2026,",
        ])
        #expect(sheet.headings.absent == ["Job 2 end date", "Job 3 hours per week"])
        #expect(
            sheet.findings.listed.first?.message == """
                There is no heading “Job 2 end date”. Every job 2 is taken to be still running. Add the column, or correct \
                its heading.
                """)
        #expect(sheet.aggregate?[.jobStarts] == 2)
    }

    // MARK: Secrecy

    @Test func `no finding holds a word of a cell`() throws {
        let secret = "ZQXJ"
        let cells = Array(repeating: secret, count: 8)
        let sheet = try weighed([
            Self.headings, ([secret, "01/07/2026"] + cells.dropLast()).joined(separator: ","),
            ([secret, "31/02/1987"] + cells.dropLast()).joined(separator: ","),
            ([secret, "02/07/2026", "", "01/07/2026", "05/07/2026", "04/07/2026", "", "01/01/1987", ""])
                .joined(separator: ","),
        ])
        #expect(sheet.findings.errors > 10)
        for finding in sheet.findings.listed {
            #expect(!finding.message.contains(secret))
            #expect(!finding.message.contains("1987"))
            #expect(finding.message.hasSuffix("."))
        }
    }
}
