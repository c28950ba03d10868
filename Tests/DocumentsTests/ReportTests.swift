import Caseload
import CivilTime
import Documents
import Findings
import Register
import TestKit
import Testing
import Weighing

struct ReportJSONTests {
    /// The published example, with the sample's findings; the order of keys is part of it.
    private static let example = """
        {
          "schema": "weighbridge/report/1",
          "verdict": "accepted with warnings",
          "kind": "dashboard", "account": "team-north", "drop": "4711", "received_at": "2026-10-01T09:12:03Z",
          "period": {"label": "2026-Q3", "start": "2026-07-01", "end": "2026-09-30"}, "part": "main", "as_of": "2026-10-01",
          "replaces": {"received_at": "2026-09-24T08:00:11Z", "rows": 198},
          "text": {"bytes": 52011, "encoding": "utf-8", "byte_order_mark": true, "separator": ",", "line_ending": "crlf",
            "heading_row": 1, "rows": 212, "rows_skipped": 3},
          "headings": {"read": ["Referral date", "Date Vocational Profile Started", "Job 1 start date"],
            "absent": ["Employment status at referral", "Job 1 end date", "Job 1 hours per week", "Discharge date"],
            "ignored": 9},
          "measures": {"clients": 209, "referrals": 31, "referrals_in_employment": null, "vocational_profiles_started": 27,
            "vocational_profiles_out_of_work": null, "people_into_work": 12, "people_into_work_from_out_of_work": null,
            "job_starts": 14, "sustained_13_weeks": null, "sustained_26_weeks": null, "discharges": null,
            "caseload": null, "engaged_caseload": null, "caseload_employed_at_referral": null,
            "hours_per_week_total": null, "clients_with_hours": null},
          "days_referral_to_profile": {"0-7": 3, "8-30": 18, "31-90": 6, "91+": 0},
          "days_referral_to_first_job": {"0-7": 0, "8-30": 1, "31-90": 6, "91+": 5},
          "demographics": {"gender": null, "ethnicity": null, "benefit_status": null},
          "findings": {"errors": 0, "warnings": 5, "by_rule": {"heading-absent": 4, "date-in-future": 1},
            "listed": [
              {"severity": "warning", "rule": "heading-absent", "heading": "Employment status at referral",
                "message": "This heading is missing, so referrals already in employment are not known."},
              {"severity": "warning", "rule": "heading-absent", "heading": "Job 1 end date",
                "message": "This heading is missing, so sustainments are not known."},
              {"severity": "warning", "rule": "heading-absent", "heading": "Job 1 hours per week",
                "message": "This heading is missing, so hours are not known."},
              {"severity": "warning", "rule": "heading-absent", "heading": "Discharge date",
                "message": "This heading is missing, so the caseload is not known."},
              {"severity": "warning", "rule": "date-in-future", "row": 17, "column": 5, "cell": "E17",
                "heading": "Referral date",
                "message": "This date is after the day of sending, so it counts nowhere yet. Check the year."}]}
        }
        """

    private func json(_ report: Report) -> String { String(decoding: ReportDocument.json(report), as: UTF8.self) }

    @Test func `the published example comes out to the letter`() {
        #expect(JSONText.sameTokens(json(Samples.exampleReport), Self.example))
    }

    @Test func `a dry run leaves out what only a drop has`() {
        let text = json(Samples.dryRun(Samples.exampleReport))
        for key in ["account", "drop", "received_at", "replaces"] { #expect(!text.contains("\"\(key)\"")) }
        #expect(text.contains("\"as_of\": \"2026-10-01\""))
    }

    @Test func `a rejected file has no numbers`() {
        let text = json(Samples.rejectedReport)
        for key in ["measures", "days_referral_to_profile", "days_referral_to_first_job", "demographics", "replaces"] {
            #expect(!text.contains("\"\(key)\""))
        }
    }

    @Test func `what could not be read is left out`() {
        #expect(
            JSONText.sameTokens(
                json(Samples.unreadableReport),
                """
                {"schema": "weighbridge/report/1", "verdict": "rejected", "account": "team-north", "drop": "4713",
                 "received_at": "2026-10-01T09:12:03Z",
                 "findings": {"errors": 1, "warnings": 0, "by_rule": {"name-unreadable": 1}, "listed": [
                   {"severity": "error", "rule": "name-unreadable", "message":
                    "The file's name does not say for which period it is. Name it dashboard-2026-Q3.csv and send it again."}]}}
                """))
    }

    @Test func `a slip's kind is its name`() {
        #expect(
            JSONText.sameTokens(
                json(Samples.slipReport),
                """
                {"schema": "weighbridge/report/1", "verdict": "accepted", "kind": "withdraw-part", "account": "team-north",
                 "drop": "4715", "received_at": "2026-10-01T09:12:03Z",
                 "findings": {"errors": 0, "warnings": 0, "by_rule": {}, "listed": []}}
                """))
    }

    @Test func `hours have one decimal, and options without a client are left out`() {
        var report = Samples.cleanReport
        report.aggregate?.measures[.hoursPerWeekTotal] = 2_000
        report.aggregate?.demographics[.gender] = [
            "Not recorded": 2, "Male": 48, "Other": 0, "Female": 70, "Unrecognised": 9,
        ]
        let text = json(report)
        #expect(text.contains("\"hours_per_week_total\": 20.0,"))
        #expect(
            text.contains(
                """
                    "gender": {
                      "Female": 70,
                      "Male": 48,
                      "Not recorded": 2,
                      "Unrecognised": 9
                    },
                """))
    }

    @Test func `an independent validator finds every report as the schema says`() throws {
        let documents = Samples.reports.flatMap { [$0.report, Samples.dryRun($0.report)] }.map(ReportDocument.json)
        let (output, exitCode) = try Python.run("validate_json.py", ["report"], documents: documents)
        #expect(exitCode == 0, "\(output)")
    }

    @Test func `the schema refuses what the contract does not say`() throws {
        let good = json(Samples.exampleReport)
        for (found, replacement) in [
            ("\"verdict\": \"accepted with warnings\"", "\"verdict\": \"rejected\""),
            ("\"clients\": 209", "\"clients\": -1"), ("\"clients\": 209,", ""), ("\"0-7\"", "\"0-6\""),
            ("\"drop\": \"4711\"", "\"drop\": 4711"), ("\"cell\"", "\"value\""), ("\"schema\"", "\"file\""),
        ] {
            let bad = good.split(separator: found, maxSplits: 1, omittingEmptySubsequences: false)
                .joined(separator: replacement)
            try #require(bad != good)
            let (_, exitCode) = try Python.run("validate_json.py", ["report"], documents: [Array(bad.utf8)])
            #expect(exitCode == 1, "\(replacement)")
        }
    }
}

struct ReportCSVTests {
    private func text(_ report: Report) -> String { String(decoding: ReportDocument.csv(report), as: UTF8.self) }

    @Test func `a clean report is its heading line`() {
        #expect(text(Samples.cleanReport) == "\u{FEFF}severity,rule,row,column,cell,heading,count,message\r\n")
    }

    @Test func `a finding is a line, errors first`() {
        let lines = text(Samples.rejectedReport).split(separator: "\r\n")
        #expect(lines.count == 7)
        #expect(lines[1].hasPrefix("error,date-impossible,17,5,E17,Referral date,,\"There is no such day."))
        #expect(lines[4] == "error,row-too-wide,57,,,,,This row has content to the right of the last heading.")
        #expect(lines[5].hasPrefix("warning,encoding-assumed,,,,,,"))
        #expect(lines[6].hasPrefix("warning,option-unknown,,7,,Gender,12,"))
    }
}

struct ReportPageTests {
    private func page(_ report: Report) -> String {
        String(
            decoding: ReportDocument.html(report, owner: "Mersey IPS", stem: "x.report", context: Samples.context),
            as: UTF8.self)
    }

    private func place(_ text: String, in page: String) throws -> String.Index {
        try #require(page.firstRange(of: text), "\(text)").lowerBound
    }

    @Test func `verdict, counts and steps come before lists, lists before numbers, numbers before facts`() throws {
        let page = page(Samples.exampleReport)
        let places = try [
            "Accepted with warnings", "The check found no errors and 5 warnings.", "What to do next",
            "What it replaced",
            "Findings by rule", "Every finding", "What was counted", "The file as it was read", "Whom to ask",
        ].map { try place($0, in: page) }
        #expect(places == places.sorted())
    }

    @Test func `both names of the quarter and London time are said`() {
        let page = page(Samples.exampleReport)
        #expect(page.contains("July to September 2026 (2026-Q3; Q2 of financial year 2026/27)"))
        #expect(page.contains("Received 1 October 2026, 10:12 (London time)"))
        #expect(page.contains("sent before, on 24 September 2026, 09:00, and gave 198 clients"))
        #expect(page.contains("It now gives 209 clients."))
    }

    @Test func `a file with faults in its cells is to be mended and sent under the same name`() {
        let page = page(Samples.rejectedReport)
        #expect(
            page.contains(
                "Nothing of this file was counted. What the same part gave before, if anything, still stands."))
        #expect(page.contains("send it again as <code>dashboard-2026-Q3-wirral.csv</code>"))
        #expect(page.contains("AB21"))
        #expect(page.contains("(12 cells)"))
        #expect(!page.contains("What was counted"))
    }

    @Test func `a drop that can't be named is called by its time and size`() {
        let page = page(Samples.unreadableReport)
        #expect(page.contains("<h1>Report: the file you sent at 10:12 (3 KB)</h1>"))
        #expect(page.contains("Give the file the name that the message offers, and send it again."))
    }

    @Test func `a slip says what it did`() {
        let page = page(Samples.slipReport)
        #expect(page.contains("slip to withdraw a part, dashboard-2026-Q3-wirral"))
        #expect(page.contains("The slip did what it is for: to withdraw a part."))
    }

    @Test func `the list stops at a thousand and says so, the counts do not`() {
        var report = Samples.rejectedReport
        for row in 1...1_500 { report.findings.add(Finding(.dateUnreadable, row: row, column: 2, "Not a date.")) }
        let page = page(report)
        #expect(page.contains("The first 1,000 of 1,506, errors first."))
        #expect(page.contains("1,504 errors and 2 warnings"))
        #expect(ReportDocument.csv(report).split(separator: 0x0A).count == 1_001)
    }
}

struct DropTitleTests {
    private static let zone = Samples.context.zone

    @Test(
        arguments: [
            ("dashboard", "2026-Q3", "main", nil, 3_000, "dashboard, July to September 2026, part main"),
            ("return", "2026-Q3", "north-1", nil, 3_000, "quarterly return, July to September 2026, part north-1"),
            ("mar-keyworkers", "2026-10", "main", nil, 3_000, "MAR key workers, October 2026, part main"),
            ("accept-terms", nil, nil, "terms", 90, "slip to accept the terms, terms"),
            ("withdraw-part", nil, nil, nil, 90, "slip to withdraw a part"),
            ("dashboard", nil, nil, nil, 3_000, "the file you sent at 10:12 (3 KB)"),
            (nil, nil, nil, nil, 2_900, "the file you sent at 10:12 (3 KB)"),
            (nil, nil, nil, nil, nil, "what you sent at 10:12"),
        ] as [(String?, String?, String?, String?, Int?, String)])
    func `a drop is named by what it is, else by when it came`(
        kind: String?, period: String?, part: String?, subject: String?, bytes: Int?, expected: String
    ) {
        let name = DropTitle.text(
            kind: kind, period: period.flatMap(Period.init), part: part, subject: subject,
            receivedAt: Samples.receivedAt, fileBytes: bytes, zone: Self.zone)
        #expect(name == expected)
    }

    @Test func `a name to copy leaves out the part main`() {
        #expect(DropName.text(kind: .dashboard, period: Samples.period) == "dashboard-2026-Q3.csv")
        #expect(
            DropName.text(kind: .marPerformance, period: Period(label: "2026-10")!, part: "leeds")
                == "mar-performance-2026-10-leeds.csv")
    }
}
