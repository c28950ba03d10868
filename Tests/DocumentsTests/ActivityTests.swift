import CivilTime
import DelimitedText
import MonthlyActivity
import TableSchema
import TestKit
import Testing

@testable import Documents

struct ActivityProgressTests {
    private func page(_ name: String) throws -> String {
        let content = try #require(ActivitySamples.contents.first { $0.name == name }).content
        return String(decoding: ActivityProgressDocument.html(content, context: Samples.context), as: UTF8.self)
    }

    @Test(arguments: [
        ("open", "Provisional, and not complete", "verdict warn"), ("complete", "Provisional", "verdict warn"),
        ("final", "Final", "verdict good"), ("late", "Late", "verdict good"),
        ("empty", "Provisional, and not complete", "verdict bad"),
    ])
    func `the state comes first`(name: String, title: String, style: String) throws {
        let page = try page(name)
        #expect(page.contains("</svg>\(title)</h2>"))
        #expect(page.contains("<div class=\"\(style)\">"))
        #expect(page.contains("<h1>Monthly Activities Report: October 2026</h1>"))
    }

    // 2 November 2026 is a Monday, the deadline Wednesday the 4th; made at 02:00.
    @Test(arguments: [
        ("open", "3 working days and 70 hours were left"), ("complete", "1 working day and 22 hours were left"),
        ("final", "The deadline was the end of 4 November 2026."),
    ])
    func `the time that is left is told`(name: String, words: String) throws {
        #expect(try page(name).contains(words))
    }

    @Test func `what is missing is named with the file to send`() throws {
        let open = try page("open")
        #expect(open.contains("Nothing has been received of: performance. 3 things are to mend."))
        #expect(open.contains("<code>mar-performance-2026-10.csv</code>"))
        #expect(try !page("complete").contains("Nothing has been received of"))
        for kind in ActivityKind.allCases {
            #expect(try page("empty").contains("<code>\(kind.rawValue)-2026-10.csv</code>"))
        }
    }

    @Test func `what is to mend stands with tab, row and what to do, and no referral number`() throws {
        let open = try page("open")
        #expect(open.contains("Participants, row 3"))
        #expect(open.contains("dkw-unknown") && open.contains("referral-in-two-parts"))
        #expect(!open.contains("0001") && !open.contains("K9"))
    }

    @Test func `each team's files are shown, and what may still come`() throws {
        let open = try page("open")
        #expect(open.contains("main: 2 rows, on 30 October 2026, 14:00"))
        #expect(open.contains("quay: 1 row, on 30 October 2026, 14:00"))
        #expect(open.contains("nothing yet"))
        #expect(try page("complete").contains("main: 1 row, 1 warning, on"))
    }

    @Test func `rates are cut off, never rounded to a pass`() throws {
        let page = try page("complete")
        #expect(page.contains("96.9%") && page.contains("missed") && !page.contains("97.0%"))
    }

    @Test func `slips are links where they are on offer, and how long things are kept is told`() throws {
        #expect(try page("complete").contains("<a href=\"slips/finalise-mar-2026-10.slip.csv\">"))
        #expect(try page("late").contains("<a href=\"slips/request-mar-2026-10.slip.csv\">"))
        #expect(try page("late").contains("Something arrived after the deadline"))
        #expect(try page("open").contains("<a href=\"MAR-TYNEWORK-2026-10.xlsx\">"))
        #expect(try page("open").contains("leaves your outbox on 18 November 2026"))
        #expect(try page("open").contains("cancelled on 30 January 2027"))
    }

    @Test func `a long list ends, and says so`() throws {
        let page = try page("many")
        #expect(page.contains("And 100 more: all are in the tab Checks."))
    }

    @Test func `the CSV has one line a fact`() throws {
        let content = try #require(ActivitySamples.contents.first { $0.name == "open" }).content
        let lines = String(decoding: ActivityProgressDocument.csv(content), as: UTF8.self).split(separator: "\r\n")
        #expect(
            lines[0]
                == "\u{FEFF}what,organisation,name,kind,part,received_at,rows,warnings,rule,tab,row,message")
        for line in [
            "month,,,,,,,,,,,2026-10", "state,,,,,,,,,,,provisional", "deadline,,,,,,,,,,,2026-11-04",
            "working days left,,,,,,,,,,,3", "hours left,,,,,,,,,,,70",
            "received,TYNE-QUAY,Tyne Quay Team,mar-participants,quay,2026-10-30T14:00:00Z,1,0,,,,",
            "nothing yet,TYNE-QUAY,Tyne Quay Team,mar-keyworkers,,,,,,,,", "missing,,,mar-performance,,,,,,,,",
        ] { #expect(lines.contains(Substring(line)), "\(line)") }
        #expect(lines.contains { $0.hasPrefix("to mend,,,,,,,,dkw-unknown,Participants,3,") })
        #expect(lines.contains { $0.hasPrefix("warning,,,,,,,,no-contact-in-month,Participants,2,") })
        #expect(!lines.contains { $0.contains("0001") })
    }

    @Test func `they look as they did`() throws {
        for (name, content) in ActivitySamples.contents where ["open", "late"].contains(name) {
            try Golden.expect(
                ActivityProgressDocument.html(content, context: Samples.context), at: "documents/progress-\(name).html")
            try Golden.expect(ActivityProgressDocument.csv(content), at: "documents/progress-\(name).csv")
        }
    }

    @Test func `its name tells the month`() {
        #expect(ActivityProgressDocument.stem(of: ActivitySamples.month) == "mar-2026-10.progress")
    }
}

struct ActivityTemplateTests {
    private let november = CivilMonth(year: 2026, month: 11)

    @Test func `empty templates are the heading lines`() {
        for kind in ActivityKind.allCases {
            let text = String(decoding: ActivityTemplate.empty(kind, schemas: ActivitySchemas()), as: UTF8.self)
            let headings = kind.builtInSchema.fields.map(\.heading).joined(separator: ",")
            #expect(text == "\u{FEFF}\(headings)\r\n")
            #expect(ActivityTemplate.name(kind, month: november) == "\(kind.rawValue)-2026-11.csv")
        }
    }

    @Test func `keyworkers who had not left come again, and are read back as they were`() throws {
        let rows = [
            ActivitySamples.keyworker("007", fte: 25), ActivitySamples.keyworker("=K,\"1\"", fte: 100),
            ActivitySamples.keyworker("K3", status: .left),
            ActivitySamples.keyworker("2026-10", status: .onLeave, fte: 5),
        ]
        let bytes = ActivityTemplate.keyworkers(rows, schema: .marKeyworkers)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("\r\n'007,0.25,Work,Active,01/04/2025,\r\n"))
        let schema = TableSchema.marKeyworkers
        let table = try #require(
            DelimitedTable.read(bytes, limits: ReadLimits(), knownHeadings: schema.headingKeys).table)
        let weighed = WeighedActivity(
            table, SchemaBinding(schema, table), kind: .keyworkers, month: november, asOf: november.first)
        var expected = rows.filter { $0.status != .left }
        for index in expected.indices { expected[index].row = index + 2 }
        #expect(weighed.rows == .keyworkers(expected))
    }
}
