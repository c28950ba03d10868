import CivilTime
import Findings
import MonthlyActivity
import TableSchema
import Testing

/// Columns: KW ID A, FTE B, Main area of expertise C, Status D, Start date E, End date F.
struct KeyworkerFileTests {
    @Test(
        arguments: [
            ([:], []),
            (["KW ID": ""], ["error kw-id-missing A2"]),
            (["FTE": "1"], []), (["FTE": "0.01"], []), (["FTE": "1.00"], []), (["FTE": "0,5"], []),
            (["FTE": "0"], ["error kw-fte B2"]), (["FTE": "0", "Status": "On leave"], []),
            (["FTE": "1.01"], ["error kw-fte B2"]), (["FTE": "2"], ["error kw-fte B2"]),
            (["FTE": "0.125"], ["error kw-fte B2"]), (["FTE": ""], ["error kw-fte B2"]),
            (["FTE": "-1"], ["error kw-fte B2"]), (["FTE": "full"], ["error kw-fte B2"]),
            (["Main area of expertise": ""], ["error kw-area C2"]),
            (["Main area of expertise": "Housing"], ["error kw-area C2"]),
            (["Main area of expertise": " health "], []), (["Main area of expertise": "FINANCIAL"], []),
            (["Status": "Gone"], ["error kw-status D2"]), (["Status": ""], ["error kw-status D2"]),
            (["Status": "Left"], ["error kw-left-without-end F2"]),
            (["Status": "Left", "End date": "31/10/2026"], []),
            (["Status": "Left", "End date": "31/13/2026"], ["error date-impossible F2"]),
            (["Start date": ""], ["error start-missing E2"]),
            (["Start date": "soon"], ["error date-unreadable E2"]),
            (["End date": "31/03/2025"], ["error dates-out-of-order F2"]),
            (["KW ID": "AB 12 34 56 C"], ["error national-insurance-number A2"]),
        ] as [(ActivitySheet.Row, [String])])
    func `rules of a keyworker's row`(row: ActivitySheet.Row, expected: [String]) throws {
        #expect(try ActivitySheet(.keyworkers, [row]).found() == expected)
    }

    @Test func `a keyworker has one row`() throws {
        let sheet = ActivitySheet(.keyworkers, [[:], ["KW ID": "k1"], ["KW ID": " K1 "]])
        #expect(try sheet.found() == ["error kw-id-repeated A4"])
        #expect(try sheet.weighed().findings.listed[0].message.hasPrefix("Rows 2 and 4 have the same KW ID"))
    }

    @Test func `rows are kept as they were read`() throws {
        let row = ["FTE": "0.25", "Main area of expertise": "other", "Status": "Left", "End date": "2026-10-09"]
        #expect(
            try ActivitySheet(.keyworkers, [row]).weighed().rows
                == .keyworkers([
                    Keyworker(
                        row: 2, id: "K1", fte: 25, area: .other, status: .left, start: try day("2025-04-01"),
                        end: try day("2026-10-09"))
                ]))
    }

    @Test func `a heading that is missing is said once, and no row is blamed for it`() throws {
        var sheet = ActivitySheet(.keyworkers, [[:], ["KW ID": "K2"]])
        sheet.without = ["FTE", "End date"]
        #expect(try sheet.found() == ["error headings-not-found row 1"])
    }

    @Test func `who is gone since last month is said, but not who had left`() throws {
        let month = CivilMonth(year: 2026, month: 10)
        let last = [
            Keyworker(row: 2, id: "K1", status: .active), Keyworker(row: 3, id: "K2", status: .onLeave),
            Keyworker(row: 5, id: "K3", status: .active), Keyworker(row: 6, id: "K4", status: .left),
        ]
        var sheet = ActivitySheet(.keyworkers, [[:]])
        sheet.earlier = EarlierMonths(month: month, kept: [month.previous: [.keyworkers(last)]])
        #expect(try sheet.found() == ["warning kw-vanished -"])
        let finding = try sheet.weighed().findings.listed[0]
        #expect(finding.count == 2)
        #expect(finding.message.contains("rows 3 and 5"))
        sheet.earlier = EarlierMonths(month: month, kept: [month.previous.previous: [.keyworkers(last)]])
        #expect(try sheet.found() == [])
    }

    @Test func `an edition may word options anew, with the old word among the synonyms`() throws {
        var sheet = ActivitySheet(.keyworkers, [["Status": "In post"]])
        sheet.schema.fields[3].type = .option([
            .init("In post", synonyms: ["Active"]), .init("On leave"), .init("Left"),
        ])
        #expect(try sheet.weighed().rows?.keyworkers.first?.status == .active)
    }
}
