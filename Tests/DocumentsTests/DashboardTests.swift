import Caseload
import CivilTime
import Documents
import TestKit
import Testing

struct DashboardPageTests {
    private func page(_ dashboard: Dashboard) -> String {
        String(decoding: DashboardDocument.html(dashboard, context: Samples.context), as: UTF8.self)
    }

    private func dashboard(sentOn days: [String]) -> Dashboard {
        var dashboard = Samples.bareDashboard
        dashboard.parts = days.enumerated().map { index, day in
            .init(part: "part-\(index)", organisation: "T-NORTH", asOf: Samples.day(day), rows: 1)
        }
        return dashboard
    }

    @Test(
        arguments: [
            (["2026-10-01"], nil), (["2026-12-31", "2026-10-01"], nil),
            (["2026-09-30"], "The quarter had not ended"), (["2026-07-05", "2026-09-12"], "The quarter had not ended"),
            (["2026-09-30", "2026-10-01"], "Some parts were sent before the quarter ended"),
        ] as [([String], String?)])
    func `a dashboard fed before its quarter ended says so on top`(days: [String], notice: String?) throws {
        let page = page(dashboard(sentOn: days))
        if let notice {
            let place = try #require(page.firstRange(of: notice)).lowerBound
            #expect(place < page.firstRange(of: "Key numbers")!.lowerBound)
        } else {
            #expect(!page.contains("class=\"notice\""))
        }
    }

    @Test func `the last day of sending is named, or the parts that were early`() {
        #expect(page(dashboard(sentOn: ["2026-07-05", "2026-09-12"])).contains("last sent on 12 September 2026"))
        #expect(page(dashboard(sentOn: ["2026-09-29", "2026-10-01"])).contains("part-0 (on 29 September 2026)"))
    }

    @Test func `ratios show both numbers, the remark, and what they are held against`() {
        let page = page(Samples.serviceDashboard)
        #expect(page.contains(">44.4%<"))  // 132 of 297
        #expect(page.contains("People into work: 132. Vocational profiles started: 297."))
        #expect(page.contains("A quarter’s ratio compares different people, so it may be more than 100%."))
        #expect(page.contains("Caseload employed at referral: 121. Caseload: 1,056. Guide value: at most 15%."))
        #expect(page.contains(">11.5%<"))
        // April to June: 10·11·11/12 = 100 of 22·11·11/12 = 221; this quarter 110 of 242.
        #expect(
            page.contains(
                "People into work who were out of work: 210. Vocational profiles started, clients out of work: 463."))
        #expect(page.contains("Summed over April to June 2026 and July to September 2026. Benchmark: 40%."))
    }

    @Test func `every chart has its table and its words, a gap is not a zero`() {
        let page = page(Samples.teamDashboard)
        let charts = page.split(separator: "role=\"img\"").count - 1
        #expect(charts == 6)
        #expect(page.split(separator: "The numbers of the chart").count - 1 == charts)
        #expect(
            page.contains(
                "aria-label=\"Bar chart. Referrals: lowest 15 (Jan to Mar 2025), highest 62 (Jul to Sep 2026)."))
        #expect(page.contains("Jan to Mar 2026</th><td role=\"cell\" class=\"number\">not known</td>"))
    }

    @Test func `no more than eight quarters are drawn`() {
        var dashboard = Samples.teamDashboard
        dashboard.history = (2020...2025).flatMap { year in
            (1...4).map { .init(quarter: CivilQuarter(year: year, number: $0), total: Samples.teamDashboard.total) }
        }
        let page = page(dashboard)
        #expect(page.contains("Oct to Dec 2024") && !page.contains("Jul to Sep 2024"))
    }

    @Test func `incomplete numbers are named on top and marked where they stand`() {
        let page = page(Samples.teamDashboard)
        #expect(page.contains("Some numbers are incomplete"))
        #expect(page.contains("Sustained 13 weeks; Sustained 26 weeks; Discharges"))
        #expect(page.contains("8*"))
        #expect(!self.page(Samples.serviceDashboard).contains("Some numbers are incomplete"))
    }

    @Test func `a service sees its teams, silent ones too, and the parts of each`() {
        let page = page(Samples.serviceDashboard)
        #expect(page.contains("Nothing sent for this quarter yet: Mersey IPS East Team."))
        #expect(page.contains("All teams"))
        #expect(page.contains("30 September 2026</td><td role=\"cell\" class=\"number\">1,180</td>"))
        #expect(!self.page(Samples.teamDashboard).contains("All teams"))
    }

    @Test func `a first quarter with nothing known is a page all the same`() {
        let page = page(Samples.bareDashboard)
        #expect(page.contains("There are no earlier quarters yet."))
        #expect(page.contains("not known"))
        #expect(!page.contains("id=\"ratios\""))
    }

    @Test func `contacts are on the page`() {
        let page = page(Samples.teamDashboard)
        #expect(page.contains("Ade Okoro, 0151 496 0000"))
        #expect(page.contains("<a href=\"mailto:support@example.org\">support@example.org</a>"))
    }
}

struct DashboardJSONTests {
    private func json(_ dashboard: Dashboard) -> String {
        String(decoding: DashboardDocument.json(dashboard), as: UTF8.self)
    }

    @Test func `keys come in the order of the contract, and nothing else`() {
        let nulls = Measure.allCases.dropFirst(2).map { "\"\($0.rawValue)\": null" }.joined(separator: ", ")
        #expect(
            JSONText.sameTokens(
                json(Samples.bareDashboard),
                """
                {"schema": "weighbridge/dashboard/1",
                 "organisation": {"code": "T-NORTH", "name": "Mersey IPS North Team", "level": "team"},
                 "period": {"label": "2026-Q3", "start": "2026-07-01", "end": "2026-09-30"},
                 "parts": [{"part": "main", "as_of": "2026-10-02", "rows": 0, "organisation": "T-NORTH"}],
                 "updated_at": "2026-10-01T09:12:03Z",
                 "measures": {"clients": 0, "referrals": 0, \(nulls)},
                 "days_referral_to_profile": null, "days_referral_to_first_job": null,
                 "demographics": {"gender": null, "ethnicity": null, "benefit_status": null},
                 "incomplete": [], "history": []}
                """))
    }

    @Test func `a service has its teams, null where one has sent nothing`() {
        let text = json(Samples.serviceDashboard)
        #expect(
            text.contains("\"code\": \"T-EAST\",\n      \"name\": \"Mersey IPS East Team\",\n      \"measures\": null"))
        #expect(text.contains("\"hours_per_week_total\": 3437.0"))
    }

    @Test func `earlier quarters come oldest first with the whole period`() throws {
        let text = json(Samples.teamDashboard)
        let history = try #require(text.firstRange(of: "\"history\": [")).upperBound
        #expect(
            JSONText.sameTokens(
                String(text[history...].prefix { $0 != "}" }),
                "{\"period\": {\"label\": \"2025-Q1\", \"start\": \"2025-01-01\", \"end\": \"2025-03-31\""))
    }

    @Test func `an independent validator finds every dashboard as the schema says`() throws {
        let documents = Samples.dashboards.map { DashboardDocument.json($0.dashboard) }
        let (output, exitCode) = try Python.run("validate_json.py", ["dashboard"], documents: documents)
        #expect(exitCode == 0, "\(output)")
    }
}

struct DashboardCSVTests {
    @Test func `every number is a line`() {
        let text = String(decoding: DashboardDocument.csv(Samples.serviceDashboard), as: UTF8.self)
        let lines = text.split(separator: "\r\n")
        #expect(lines[0] == "\u{FEFF}organisation,organisation_name,period,measure,option,label,value,incomplete")
        // Measures of the quarter, of five earlier ones and of three teams; two counts of four bands; options.
        #expect(lines.count == 1 + 16 * (1 + 5 + 3) + 8 + (6 + 9 + 4))
        #expect(lines.contains("S-MERSEY,Mersey IPS,2026-Q3,clients,,Clients in the file,1298,"))
        #expect(
            lines.contains(
                "S-MERSEY,Mersey IPS,2026-Q3,hours_per_week_total,,\"Hours worked per week, all clients together\",3437.0,"
            ))
        #expect(
            lines.contains(
                "S-MERSEY,Mersey IPS,2026-Q3,days_referral_to_profile,8-30,Days from referral to vocational profile,198,"
            ))
        #expect(lines.contains("S-MERSEY,Mersey IPS,2026-Q3,gender,Female,Gender,770,"))
        #expect(lines.contains("S-MERSEY,Mersey IPS,2025-Q1,clients,,Clients in the file,649,"))
        #expect(lines.contains("T-EAST,Mersey IPS East Team,2026-Q3,clients,,Clients in the file,,"))
    }

    @Test func `incomplete numbers and unknown ones say so`() {
        let text = String(decoding: DashboardDocument.csv(Samples.teamDashboard), as: UTF8.self)
        #expect(text.contains(",2026-Q3,caseload,,Caseload,96,yes\r\n"))
        let bare = String(decoding: DashboardDocument.csv(Samples.bareDashboard), as: UTF8.self)
        #expect(bare.contains(",2026-Q3,caseload,,Caseload,,\r\n"))
        #expect(bare.contains(",2026-Q3,gender,,Gender,,\r\n"))
    }
}
