import Caseload
import CivilTime
import Documents
import Summaries
import TestKit
import Testing

struct SummaryPageTests {
    private func page(_ summary: SummaryDashboard) -> String {
        String(decoding: SummaryDocument.html(summary, context: Samples.context), as: UTF8.self)
    }

    @Test func `it says what is hidden and why, from when it is, and whom to ask`() {
        let page = page(Samples.serviceSummary)
        #expect(page.contains("Small numbers are hidden"))
        #expect(page.contains("counts of 1 to 4 are shown as <strong>&lt;5</strong>"))
        #expect(page.contains("rounded to the nearest 5"))
        #expect(page.contains("Edition of 1 November 2026"))
        #expect(page.contains("<a href=\"dashboard-S-MERSEY-2026-Q3.csv\">CSV</a>"))
        #expect(page.contains("Ade Okoro, 0151 496 0000"))
        #expect(page.contains("support@example.org"))
    }

    @Test func `numbers are rounded, small ones hidden, those left out say so`() {
        let service = page(Samples.serviceSummary)
        // 31 + 31 referrals; 4 already in employment; gender 2 non-binary.
        #expect(service.contains("<span class=\"value\">60</span>"))
        #expect(service.contains(">&lt;5</td>"))
        #expect(!service.contains(">62<"))
        let small = page(Samples.smallSummary)
        #expect(small.contains("<span class=\"state muted\">left out</span>"))
        #expect(small.contains("Left out, so that no small number can be worked out from it."))
        #expect(small.contains("Not known: no part has the headings needed for it."))
    }

    @Test func `ratios come from rounded numbers, and there are none of hidden ones`() {
        let service = page(Samples.serviceSummary)
        // 24 into work and 54 profiles, rounded to 25 and 55.
        #expect(service.contains("People into work: 25. Vocational profiles started: 55."))
        #expect(service.contains(">45.5%<"))
        #expect(!page(Samples.smallSummary).contains("id=\"ratios\""))
    }

    @Test(
        arguments: [
            (["2026-10-01"], nil), (["2026-09-30"], "The quarter had not ended"),
            (["2026-07-05", "2026-09-12"], "The quarter had not ended"),
            (["2026-09-30", "2026-10-01"], "Some numbers were sent before the quarter ended"),
        ] as [([String], String?)])
    func `numbers sent before the quarter ended say so on top`(days: [String], notice: String?) throws {
        let state = Samples.state(Samples.fullAggregate(), sentOn: days)
        let page = page(Samples.summary(of: [Samples.quarter: state]))
        let notices = page.split(separator: "class=\"notice\"").count - 1
        #expect(notices == (notice == nil ? 1 : 2))
        if let notice {
            let place = try #require(page.firstRange(of: notice)).lowerBound
            #expect(place < page.firstRange(of: "Key numbers")!.lowerBound)
        }
    }

    @Test func `charts have the words of their numbers in their tables`() {
        let page = page(Samples.serviceSummary)
        #expect(page.contains("<td role=\"cell\" class=\"number\">&lt;5</td>"))
        #expect(page.split(separator: "role=\"img\"").count == page.split(separator: "The numbers of the chart").count)
        #expect(page.contains("Jan to Mar 2026"))
    }

    @Test func `options come in the order of what is shown`() throws {
        // By their exact counts Pakistani (11) would come before Chinese (12), by what is shown they are alike.
        let aggregate = Aggregate(
            demographics: [.ethnicity: ["Chinese": 12, "African": 11, "Indian": 3, "Irish": 4, "Not recorded": 40]])
        let text = String(
            decoding: SummaryDocument.csv(Samples.summary(of: [Samples.quarter: Samples.state(aggregate)])),
            as: UTF8.self)
        let options = text.split(separator: "\r\n").filter { $0.contains(",ethnicity,") }
            .map { $0.split(separator: ",")[5] }
        #expect(options == ["African", "Chinese", "Indian", "Irish", "Not recorded"])
    }
}

struct SummaryDataTests {
    @Test func `the JSON form holds numbers, words and null, in the order of the dashboard's`() {
        let aggregate = Aggregate(
            measures: [.referrals: 3, .caseload: 21, .clients: 21],
            bands: [.daysReferralToProfile: [.upTo7: 2, .upTo30: 6, .upTo90: 0, .over90: 13]])
        let summary = Samples.summary(of: [Samples.quarter: Samples.state(aggregate)])
        let nulls = Measure.allCases.map { measure in
            let value = [.referrals: "\"<5\"", .caseload: "20", .clients: "20"][measure] ?? "null"
            return "\"\(measure.rawValue)\": \(value)"
        }
        #expect(
            JSONText.sameTokens(
                String(decoding: SummaryDocument.json(summary), as: UTF8.self),
                """
                {"schema": "weighbridge/summary/1",
                 "organisation": {"code": "S-MERSEY", "name": "Mersey IPS", "level": "service"},
                 "period": {"label": "2026-Q3", "start": "2026-07-01", "end": "2026-09-30"},
                 "edition": "2026-11-01", "as_of": ["2026-10-02"],
                 "measures": {\(nulls.joined(separator: ", "))},
                 "days_referral_to_profile": {"0-7": "<5", "8-30": 5, "31-90": 0, "91+": 15},
                 "days_referral_to_first_job": null,
                 "demographics": {"gender": null, "ethnicity": null, "benefit_status": null},
                 "incomplete": [], "history": []}
                """))
    }

    @Test func `an independent validator finds every summary as the schema says`() throws {
        let documents = Samples.summaries.map { SummaryDocument.json($0.summary) }
        let (output, exitCode) = try Python.run("validate_json.py", ["summary"], documents: documents)
        #expect(exitCode == 0, "\(output)")
    }

    @Test func `every number is a line, those of earlier quarters with their edition`() {
        let lines = String(decoding: SummaryDocument.csv(Samples.serviceSummary), as: UTF8.self).split(
            separator: "\r\n")
        #expect(
            lines[0] == "\u{FEFF}organisation,organisation_name,period,edition,measure,option,label,value,incomplete")
        let start = "S-MERSEY,Mersey IPS,2026-Q3,2026-11-01,"
        #expect(lines.contains("\(start)referrals,,Referrals,60,"[...]))
        #expect(lines.contains("\(start)referrals_in_employment,,Referrals already in employment,<5,yes"[...]))
        #expect(lines.contains("\(start)days_referral_to_profile,0-7,Days from referral to vocational profile,5,"[...]))
        #expect(lines.contains("\(start)gender,Female,Gender,70,"[...]))
        #expect(lines.contains("S-MERSEY,Mersey IPS,2026-Q2,2026-11-01,caseload,,Caseload,,"[...]))
        let small = String(decoding: SummaryDocument.csv(Samples.smallSummary), as: UTF8.self)
        #expect(small.contains(",hours_per_week_total,,\"Hours worked per week, all clients together\",hidden,\r\n"))
        #expect(small.contains(",days_referral_to_first_job,,Days from referral to first job,hidden,\r\n"))
        #expect(small.contains(",benefit_status,,Benefit status,,\r\n"))
    }
}
