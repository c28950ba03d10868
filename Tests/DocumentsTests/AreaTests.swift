import Caseload
import CivilTime
import Foundation
import QuarterlyReturns
import Register
import Sheets
import TestKit
import Testing
import Workbooks

@testable import Documents

struct AreaPageTests {
    private func page(_ returns: AreaReturns) -> String {
        String(decoding: AreaDocument.html(returns, context: Samples.context), as: UTF8.self)
    }

    @Test(arguments: [
        ("ENG", ReturnSamples.dueDay, "3 of 4 services have submitted", "verdict warn"),
        ("ENG", ReturnSamples.lateDay, "3 of 4 services have submitted", "verdict bad"),
        ("Y62", ReturnSamples.lateDay, "3 of 3 services have submitted", "verdict good"),
        ("QOP", ReturnSamples.dueDay, "1 of 1 service has submitted", "verdict good"),
        ("Y63", ReturnSamples.runningDay, "0 of 1 service has submitted", "verdict plain"),
    ])
    func `who has submitted and who has not comes first`(code: String, day: CivilDay, words: String, style: String) {
        let page = page(ReturnSamples.area(code, on: day))
        #expect(page.contains("\(words)</h2>"))
        #expect(page.contains("<div class=\"\(style)\">"))
    }

    @Test func `those who have not are named with their state`() {
        let late = page(ReturnSamples.area("ENG", on: ReturnSamples.lateDay))
        #expect(late.contains("Humber IPS Service<span class=\"where\">HUMBER</span>"))
        #expect(late.contains("Humber, Coast and Vale (North East and Yorkshire)"))
        #expect(late.contains("Overdue, was due by 21 October 2026"))
        #expect(page(ReturnSamples.area("ENG")).contains("Due by 21 October 2026"))
        #expect(page(ReturnSamples.area("ENG", [], on: ReturnSamples.runningDay)).contains("Quarter still running"))
    }

    @Test func `an area without services says so, and praises or blames nobody`() {
        let page = page(ReturnSamples.area("OTHER", on: ReturnSamples.lateDay))
        #expect(page.contains("No service of the area is expected to send a return</h2>"))
        #expect(page.contains("<div class=\"verdict plain\">") && !page.contains("Who has submitted"))
    }

    @Test func `a service outside the returns is nowhere`() {
        let area = ReturnSamples.area("ENG")
        let texts = [
            AreaDocument.html(area, context: Samples.context), AreaDocument.csv(area), AreaDocument.json(area),
        ]
        for text in texts { #expect(!String(decoding: text, as: UTF8.self).contains("HARBOUR")) }
    }

    // WIRRAL submitted at 2026-10-05T14:02Z, MERSEY an hour before, IRWELL three days before that.
    @Test(arguments: [
        ("2026-10-05", ["MERSEY", "WIRRAL"]), ("2026-10-06", ["MERSEY", "WIRRAL"]), ("2026-10-07", []),
        ("2026-10-03", ["IRWELL", "MERSEY", "WIRRAL"]),
    ])
    func `new is what came yesterday or today`(day: String, services: [String]) {
        let area = ReturnSamples.area("Y62", on: Samples.day(day))
        #expect(area.new == Set(services))
        #expect(page(area).contains("New since yesterday") == !services.isEmpty)
    }

    @Test func `the day is London's`() {
        // 2026-10-05T23:30:00Z is half past midnight in London.
        let late = ReturnSamples.submitted("MERSEY", ReturnSamples.mersey, at: Instant(milliseconds: 1_791_243_000_000))
        #expect(ReturnSamples.area("QYG", [late], on: Samples.day("2026-10-07")).new == ["MERSEY"])
        #expect(ReturnSamples.area("QYG", [late], on: Samples.day("2026-10-08")).new.isEmpty)
    }

    @Test func `totals say how many services they are from`() {
        let page = page(ReturnSamples.area("ENG"))
        // 62 of MERSEY, 62 of IRWELL, 12 of WIRRAL.
        #expect(
            page.contains(
                "<strong>136</strong></span></td><td role=\"cell\" class=\"number\" data-title=\"Services\"><span>3 of 4<"
            ))
        // MERSEY's caseload is known of one part only: 192 of IRWELL and 1,204 of WIRRAL.
        #expect(
            page.contains(
                "<strong>1,396</strong></span></td><td role=\"cell\" class=\"number\" data-title=\"Services\"><span>2 of 4<"
            ))
    }

    @Test func `numbers are compared with last quarter's only where they are the same services'`() {
        let same = [
            ReturnSamples.submitted("MERSEY", ReturnContent(byHand: [.measure(.referrals): .number(12)])),
            ReturnSamples.submitted(
                "MERSEY", ReturnContent(byHand: [.measure(.referrals): .number(10)]),
                in: CivilQuarter(year: 2026, number: 2)),
        ]
        #expect(ReturnSamples.area("QYG", same).changeText(of: .measure(.referrals)) == "up 2 from 10")
        let other =
            same + [ReturnSamples.submitted("WIRRAL", ReturnContent(byHand: [.measure(.referrals): .number(1)]))]
        #expect(ReturnSamples.area("QYG", other).changeText(of: .measure(.referrals)) == "10 from 1 of 2 services")
        #expect(ReturnSamples.area("QYG", other).changeText(of: .measure(.caseload)) == nil)
    }

    @Test func `ratios compare totals of the same services`() {
        let page = page(ReturnSamples.area("ENG"))
        // Into work 24 + 24 + 4, profiles 54 + 54 + 9.
        #expect(page.contains("People into work: 52. Vocational profiles started: 117."))
        #expect(page.contains(">44.4%"))
        // Only IRWELL knows its sustainments wholly.
        #expect(
            page.contains(
                """
                Sustained 13 weeks: 16. People into work: 24. Of 1 of the 3 services that submitted: those that reported both.
                """))
        // April to June: MERSEY 20 of 44, HUMBER 30 of 66; July to September: IRWELL 20 of 44.
        #expect(
            page.contains(
                """
                People into work who were out of work: 70. Vocational profiles started, clients out of work: 154. Summed over \
                April to June 2026 and July to September 2026. Benchmark: 40%.
                """))
    }

    @Test func `areas below are added up each for itself`() {
        let page = page(ReturnSamples.area("ENG"))
        for name in ["North West", "Greater Manchester", "Cheshire and Merseyside", "North East and Yorkshire"] {
            #expect(page.contains("\(name)</span></th>") || page.contains("\(name)</th>"), "\(name)")
        }
        #expect(page.contains("<strong>3 of 4</strong>"))
        #expect(!self.page(ReturnSamples.area("QYG")).contains("id=\"areas\""))
    }

    @Test func `narratives stand under their service's name`() throws {
        let page = page(ReturnSamples.area("QYG"))
        let narratives = page[try #require(page.firstRange(of: "id=\"narratives\"")).lowerBound...]
        let places = try ["<h3>Mersey IPS Service", "&lt;b&gt;fewer&lt;/b&gt;", "<h3>Wirral IPS Service", "A café"].map
        {
            try #require(narratives.firstRange(of: $0), "\($0)").lowerBound
        }
        #expect(places == places.sorted())
    }

    @Test func `every chart has its table`() {
        let page = page(ReturnSamples.area("ENG"))
        let charts = page.split(separator: "role=\"img\"").count - 1
        #expect(charts == 5)
        #expect(page.split(separator: "The numbers of the chart").count - 1 == charts)
    }
}

struct DraftSecrecyTests {
    private static let secret = "SECRET OF A DRAFT"
    private static let secretNumber = 424_242

    /// Everything that an area's account gets to see of a quarter.
    private func documents(_ area: AreaReturns) -> [String] {
        let files = [
            AreaDocument.html(area, context: Samples.context), AreaDocument.csv(area), AreaDocument.json(area),
            IndexDocument.html(
                {
                    var index = ReturnSamples.regionIndex
                    index.areaReturns = [AreaStanding(area)]
                    return index
                }(), context: Samples.context),
        ]
        return files.map { String(decoding: $0, as: UTF8.self) }
            + ["\(AreaDocument.workbook(area, zone: Samples.context.zone))"]
    }

    @Test(arguments: ["ENG", "Y62", "QYG"])
    func `a draft is seen at no level before it is submitted, and wholly after`(code: String) {
        let submitted = ReturnSamples.submitted("MERSEY", ReturnSamples.mersey)
        let draft = ReturnDraft(
            service: "MERSEY", quarter: ReturnSamples.quarter, revision: 4,
            content: ReturnContent(byHand: [
                .narrative(.comments): .text(Self.secret), .measure(.referrals): .number(Self.secretNumber),
            ]))
        func mentions(_ submissions: [SubmittedReturn]) -> Bool {
            documents(ReturnSamples.area(code, submissions)).contains { document in
                document.contains(Self.secret) || document.contains("424242") || document.contains("424,242")
            }
        }
        #expect(!mentions([submitted]))
        #expect(!mentions([]))
        #expect(mentions([SubmittedReturn(draft, at: ReturnSamples.submittedAt)]))
    }

    @Test func `a service in draft is expected, and nothing else is known of it`() {
        for text in documents(ReturnSamples.area("Y63")) { #expect(!text.contains("Revision 1")) }
        let json = String(decoding: AreaDocument.json(ReturnSamples.area("Y63")), as: UTF8.self)
        #expect(json.contains("\"state\": \"due\",\n      \"new\": false\n    }"))
    }
}

struct AreaJSONTests {
    @Test func `an independent validator finds every area as the schema says`() throws {
        let documents = ReturnSamples.areas.map { AreaDocument.json($0.returns) }
        let (output, exitCode) = try Python.run("validate_json.py", ["returns"], documents: documents)
        #expect(exitCode == 0, "\(output)")
    }

    @Test func `the schema knows the fields of a return, and no others`() throws {
        let path = URL(filePath: #filePath).appending(path: "../../../config/schemas/returns.schema.json")
        let schema = try JSONSerialization.jsonObject(with: Data(contentsOf: path.standardized)) as? [String: Any]
        let definitions = try #require(schema?["$defs"] as? [String: [String: Any]])
        let fields = try #require(definitions["fields"]?["properties"] as? [String: Any])
        #expect(Set(fields.keys) == Set(ReturnField.all.map(\.columnName)))
        let totals = try #require(definitions["total"]?["properties"] as? [String: [String: Any]])
        let summed = try #require(totals["fields"]?["properties"] as? [String: Any])
        #expect(Set(summed.keys) == Set(ReturnField.all.filter(\.isSummed).map(\.columnName)))
    }

    @Test func `values are numbers, days and words, unknown ones null`() {
        let json = String(decoding: AreaDocument.json(ReturnSamples.area("QYG")), as: UTF8.self)
        for text in [
            "\"deadline\": \"2026-10-21\"", "\"average_hours_per_week\": 18.5", "\"hours_per_week_total\": 312.5",
            "\"employment_specialists_wave_2_vacant_fte\": -0.25", "\"fidelity_last_review\": \"2026-03-17\"",
            "\"fidelity_category\": \"good\"", "\"inclusion_rule_followed\": true", "\"good_news_stories\": null",
            "\"submitted_at\": \"2026-10-05T13:02:00Z\"", "\"stp\": \"QYG\"",
            "\"progress_in_quarter\": \"Two specialists joined in July.\\nReferrals",
        ] { #expect(json.contains(text), "\(text)") }
    }

    @Test func `sums tell how many services are in them`() {
        let json = String(decoding: AreaDocument.json(ReturnSamples.area("Y62")), as: UTF8.self)
        let total = "\"expected\": 3,\n    \"submitted\": 3,\n    \"fields\": {"
        #expect(json.contains(total))
        #expect(json.contains("\"caseload\": {\n        \"sum\": 1396,\n        \"reported\": 2\n      }"))
        #expect(
            json.contains(
                "\"team_leaders_other_vacant_fte\": {\n        \"sum\": null,\n        \"reported\": 0\n      }"))
    }
}

struct AreaCSVTests {
    /// Lines as an independent reader gets them, by heading.
    private func lines(_ area: AreaReturns) throws -> [[String: String]] {
        let (output, exitCode) = try Python.run("read_csv.py", documents: [AreaDocument.csv(area)])
        try #require(exitCode == 0, "\(output)")
        let rows = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String]])
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
    }

    @Test func `every value is a line, sums and services apart`() throws {
        let lines = try lines(ReturnSamples.area("ENG"))
        let (fields, summed) = (ReturnField.all.count, ReturnField.all.count(where: \.isSummed))
        // England now and in three earlier quarters, two regions, three STPs; four services.
        #expect(lines.count == (4 + 2 + 3) * summed + 4 * fields)
        #expect(Set(lines.map { $0["level"] }) == ["nation", "region", "stp", "service"])
    }

    @Test(arguments: [
        ("ENG", "2026-Q3", "caseload", "1396", "", "2 3 4"), ("ENG", "2026-Q2", "caseload", "480", "", "2 2 4"),
        ("QYG", "2026-Q3", "referrals", "74", "", "2 2 2"), ("Y63", "2026-Q3", "referrals", "", "", "0 0 1"),
        ("MERSEY", "2026-Q3", "caseload", "96", "yes", "  "), ("MERSEY", "2026-Q3", "job_starts", "30", "", "  "),
        ("MERSEY", "2026-Q3", "employment_specialists_wave_2_vacant_fte", "-0.25", "", "  "),
        ("MERSEY", "2026-Q3", "hours_per_week_total", "312.5", "yes", "  "),
        ("MERSEY", "2026-Q3", "fidelity_next_review_due", "2027-03-31", "", "  "),
        ("MERSEY", "2026-Q3", "inclusion_rule_followed", "yes", "", "  "),
        ("HUMBER", "2026-Q3", "caseload", "", "", "  "),
    ])
    func `values read back`(
        code: String, period: String, field: String, value: String, incomplete: String, counts: String
    ) throws {
        let found = try lines(ReturnSamples.area("ENG")).filter {
            $0["organisation"] == code && $0["period"] == period && $0["field"] == field
        }
        #expect(found.map { $0["value"] } == [value])
        #expect(found.map { $0["incomplete"] } == [incomplete])
        let foundCounts = found.map { line in ["reported", "submitted", "expected"].map { line[$0] ?? "?" } }
        #expect(foundCounts.map { $0.joined(separator: " ") } == [counts])
    }

    @Test func `narratives come back letter for letter`() throws {
        let lines = try lines(ReturnSamples.area("QYG")).filter { $0["field"] == "progress_in_quarter" }
        #expect(
            lines.first { $0["organisation"] == "MERSEY" }?["value"]
                == "Two specialists joined in July.\nReferrals from the crisis team are up:\n\n- 9 in July\n- 14 in August"
        )
    }
}

struct AreaWorkbookTests {
    private let workbook = AreaDocument.workbook(ReturnSamples.area("ENG"), zone: Samples.context.zone)

    private func sheet(_ name: String) throws -> Sheet {
        try #require(workbook.sheets.first { $0.name == name })
    }

    @Test func `there is a sheet for the totals, one for services, one for areas and one for words`() {
        #expect(workbook.sheets.map(\.name) == ["Overview", "Services", "Areas", "Narratives"])
        let stp = AreaDocument.workbook(ReturnSamples.area("QYG"), zone: Samples.context.zone)
        #expect(stp.sheets.map(\.name) == ["Overview", "Services", "Narratives"])
        #expect(workbook.title == "Returns 2026-Q3, England" && workbook.created == Samples.day("2026-09-30"))
    }

    @Test func `services have a row each and a column for every field, as real numbers and days`() throws {
        let sheet = try sheet("Services")
        #expect(sheet.rows.map(\.first) == ["HUMBER", "IRWELL", "MERSEY", "WIRRAL"].map { .text($0) })
        func cell(_ service: Int, _ heading: String) throws -> Cell {
            let column = try #require(sheet.columns.firstIndex { $0.heading == heading }, "\(heading)")
            return column < sheet.rows[service].count ? sheet.rows[service][column] : .blank
        }
        for field in ReturnField.all where field.section != .narrative { _ = try cell(0, field.label) }
        #expect(try cell(2, "Referrals") == .number(62))
        #expect(try cell(2, "Submitted on") == .day(Samples.day("2026-10-05")))
        #expect(try cell(2, "New since yesterday") == .text("yes"))
        #expect(try cell(2, "Hours worked per week, all clients together") == .number(3_125, places: 1))
        #expect(try cell(2, "Employment specialists, Wave 2: vacant FTE") == .number(-25, places: 2))
        #expect(try cell(2, "Date of last fidelity review") == .day(Samples.day("2026-03-17")))
        #expect(try cell(3, "Discharges") == .blank)
        #expect(try cell(0, "State") == .text("due"))
        #expect(try cell(0, "Referrals") == .blank)
    }

    @Test func `openpyxl reads it back`() throws {
        let directory = try TemporaryDirectory()
        let bytes = try XlsxWriter(temporaryDirectory: directory.path).bytes(of: workbook)
        let (output, exitCode) = try Python.run("read_xlsx.py", documents: [bytes])
        try #require(exitCode == 0, "\(output)")
        let book = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
        let sheets = try #require(book["sheets"] as? [[String: Any]])
        let narratives = try #require(sheets.first { $0["name"] as? String == "Narratives" }?["rows"] as? [[Any]])
        #expect(narratives[1].map { "\($0)" }[0...2] == ["MERSEY", "Mersey IPS Service", "Progress in quarter"])
        #expect(sheets.allSatisfy { ($0["formulas"] as? [String]) == [] })
        let totals = try #require(sheets.first { $0["name"] as? String == "Overview" }?["rows"] as? [[Any]])
        let caseload = try #require(totals.first { $0[0] as? String == "Caseload" })
        #expect(caseload[1...4].map { ($0 as? [String: Any])?["number"] as? Int } == [1396, 2, 4, 480])
    }
}
