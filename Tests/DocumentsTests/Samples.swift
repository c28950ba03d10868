import Caseload
import CivilTime
import DelimitedText
import Documents
import Findings
import Register
import TableSchema
import Weighing

/// Values that the tests render: the example of the published contract, and what else a document has to show.
enum Samples {
    /// London's summer time of 2026.
    static let context = PageContext(
        support: "support@example.org", regionalLead: "Ade Okoro, 0151 496 0000",
        zone: LondonZone(transitions: [
            .init(utcSeconds: 1_774_746_000, offsetSeconds: 3600), .init(utcSeconds: 1_792_890_000, offsetSeconds: 0),
        ]),
        programVersion: "1.0.0")

    static let quarter = CivilQuarter(year: 2026, number: 3)
    static let period = Period.quarter(quarter)
    /// 2026-10-01T09:12:03Z.
    static let receivedAt = Instant(milliseconds: 1_790_845_923_000)

    static func day(_ text: String) -> CivilDay { CivilDay(isoText: text)! }

    // MARK: Numbers

    /// The numbers of the contract's example.
    static let exampleAggregate = Aggregate(
        measures: [
            .clients: 209, .referrals: 31, .vocationalProfilesStarted: 27, .peopleIntoWork: 12, .jobStarts: 14,
        ],
        bands: [
            .daysReferralToProfile: [.upTo7: 3, .upTo30: 18, .upTo90: 6, .over90: 0],
            .daysReferralToFirstJob: [.upTo7: 0, .upTo30: 1, .upTo90: 6, .over90: 5],
        ])

    /// Everything known; `scale` multiplies the counts.
    static func fullAggregate(scale: Int = 1) -> Aggregate {
        let counts: [Measure: Int] = [
            .clients: 118, .referrals: 31, .referralsInEmployment: 4, .vocationalProfilesStarted: 27,
            .vocationalProfilesOutOfWork: 22, .peopleIntoWork: 12, .peopleIntoWorkFromOutOfWork: 10, .jobStarts: 14,
            .sustained13Weeks: 8, .sustained26Weeks: 5, .discharges: 9, .caseload: 96, .engagedCaseload: 81,
            .caseloadEmployedAtReferral: 11, .hoursPerWeekTotal: 31_245, .clientsWithHours: 17,
        ]
        let gender = ["Female": 70, "Male": 41, "Non-binary": 2, "Not stated": 1, "Not recorded": 3, "Unrecognised": 1]
        let ethnicity = [
            "White British": 61, "Any other White background": 9, "Indian": 6, "Pakistani": 8, "Caribbean": 11,
            "African": 12, "Chinese": 2, "Not stated": 5, "Not recorded": 4,
        ]
        let benefits = [
            "Universal Credit": 64, "Personal Independence Payment": 31, "No benefits": 14, "Not recorded": 9,
        ]
        return Aggregate(
            measures: counts.mapValues { $0 * scale },
            bands: [
                .daysReferralToProfile: [.upTo7: 3 * scale, .upTo30: 18 * scale, .upTo90: 6 * scale, .over90: 0],
                .daysReferralToFirstJob: [.upTo7: 0, .upTo30: 1 * scale, .upTo90: 6 * scale, .over90: 5 * scale],
            ],
            demographics: [
                .gender: gender.mapValues { $0 * scale }, .ethnicity: ethnicity.mapValues { $0 * scale },
                .benefitStatus: benefits.mapValues { $0 * scale },
            ])
    }

    // MARK: Reports

    static func log(_ findings: [Finding]) -> FindingLog {
        var log = FindingLog()
        log.add(contentsOf: findings)
        return log
    }

    /// The example of the contract: accepted with warnings, some headings missing.
    static let exampleReport = Report(
        verdict: .acceptedWithWarnings, kind: "dashboard", account: "team-north", drop: 4711, receivedAt: receivedAt,
        period: period, part: "main", asOf: day("2026-10-01"),
        // 2026-09-24T08:00:11Z.
        replaces: .init(receivedAt: Instant(milliseconds: 1_790_236_811_000), rows: 198),
        fileBytes: 52_011,
        text: TextFacts(
            bytes: 52_011, encoding: .utf8, byteOrderMark: true, separator: ",", lineEnding: .crlf, headingRow: 1,
            rows: 212, rowsSkipped: 3),
        headings: HeadingFacts(
            read: ["Referral date", "Date Vocational Profile Started", "Job 1 start date"],
            absent: [
                "Employment status at referral", "Job 1 end date", "Job 1 hours per week", "Discharge date",
            ], ignored: 9),
        aggregate: exampleAggregate,
        findings: log([
            Finding(
                .dateInFuture, row: 17, column: 5, heading: "Referral date",
                "This date is after the day of sending, so it counts nowhere yet. Check the year."),
            Finding(
                .headingAbsent, heading: "Employment status at referral",
                "This heading is missing, so referrals already in employment are not known."),
            Finding(
                .headingAbsent, heading: "Job 1 end date", "This heading is missing, so sustainments are not known."),
            Finding(
                .headingAbsent, heading: "Job 1 hours per week", "This heading is missing, so hours are not known."),
            Finding(
                .headingAbsent, heading: "Discharge date", "This heading is missing, so the caseload is not known."),
        ]))

    /// Rejected for what stands in its cells.
    static let rejectedReport = Report(
        verdict: .rejected, kind: "dashboard", account: "team-north", drop: 4712, receivedAt: receivedAt,
        period: period, part: "wirral", asOf: day("2026-10-01"), fileBytes: 1_310_720,
        text: TextFacts(
            bytes: 1_310_720, encoding: .windows1252, byteOrderMark: false, separator: ";", lineEnding: .lf,
            headingRow: 3, rows: 12_040, rowsSkipped: 0),
        headings: HeadingFacts(
            read: ["Client ID", "Referral date", "Discharge date"], absent: ["Employment status at referral"],
            ignored: 2),
        findings: log([
            Finding(
                .dateImpossible, row: 17, column: 5, heading: "Referral date",
                "There is no such day. Perhaps month and day are the wrong way round: write the day first, DD/MM/YYYY."),
            Finding(
                .dateUnreadable, row: 21, column: 28, heading: "Discharge date",
                "This is not a date. Write it as DD/MM/YYYY, or leave the cell blank."),
            Finding(
                .clientRepeated, row: 40, column: 1, heading: "Client ID",
                "Rows 12 and 40 have the same Client ID. Keep the one with the latest referral, with the jobs of both."),
            Finding(.rowTooWide, row: 57, "This row has content to the right of the last heading."),
            Finding(
                .optionUnknown, column: 7, heading: "Gender", count: 12,
                "These cells hold words that are not in the list of options."),
            Finding(.encodingAssumed, "The file is not UTF-8; it was read as Windows-1252."),
        ]))

    /// A name that can't be read; the file was not weighed.
    static let unreadableReport = Report(
        verdict: .rejected, account: "team-north", drop: 4713, receivedAt: receivedAt, fileBytes: 2_900,
        findings: log([
            Finding(
                .nameUnreadable,
                "The file's name does not say for which period it is. Name it dashboard-2026-Q3.csv and send it again.")
        ]))

    /// Everything known and nothing to say.
    static let cleanReport = Report(
        verdict: .accepted, kind: "dashboard", account: "team-north", drop: 4714, receivedAt: receivedAt,
        period: period, part: "main", asOf: day("2026-10-01"), fileBytes: 800,
        text: TextFacts(
            bytes: 800, encoding: .utf8, byteOrderMark: false, separator: "\t", lineEnding: .crlf, headingRow: 1,
            rows: 118, rowsSkipped: 0),
        headings: HeadingFacts(read: ["Referral date"], absent: [], ignored: 0), aggregate: fullAggregate())

    static let slipReport = Report(
        verdict: .accepted, kind: "withdraw-part", account: "team-north", drop: 4715, receivedAt: receivedAt,
        subject: "dashboard-2026-Q3-wirral", fileBytes: 90)

    static let reports: [(name: String, report: Report)] = [
        ("accepted-with-warnings", exampleReport), ("rejected", rejectedReport), ("unreadable", unreadableReport),
        ("clean", cleanReport), ("slip", slipReport),
    ]

    /// The same as `weighbridge check` makes it: without what only a drop has.
    static func dryRun(_ report: Report) -> Report {
        var report = report
        (report.account, report.drop, report.receivedAt, report.replaces) = (nil, nil, nil, nil)
        return report
    }

    // MARK: Dashboards

    static func history(scale: Int = 1) -> [Dashboard.Earlier] {
        // The first quarter of 2026 is missing.
        [(2025, 1, 6), (2025, 2, 9), (2025, 3, 8), (2025, 4, 12), (2026, 2, 11)].map { year, number, share in
            let measures = fullAggregate(scale: scale).measures.mapValues { $0 * share / 12 }
            return Dashboard.Earlier(
                quarter: CivilQuarter(year: year, number: number),
                total: AggregateTotal(of: [Aggregate(measures: measures)]))
        }
    }

    static let team = Organisation(code: "T-NORTH", name: "Mersey IPS North Team", level: .team, parent: "S-MERSEY")
    static let service = Organisation(code: "S-MERSEY", name: "Mersey IPS", level: .service, parent: "QYG")

    /// Two parts, one sent before the quarter ended and lacking some headings.
    static let teamDashboard = Dashboard(
        organisation: team, quarter: quarter,
        parts: [
            .init(part: "main", organisation: "T-NORTH", asOf: day("2026-10-01"), rows: 118),
            .init(part: "wirral", organisation: "T-NORTH", asOf: day("2026-09-12"), rows: 209),
        ],
        updatedAt: receivedAt, total: AggregateTotal(of: [fullAggregate(), exampleAggregate]), history: history(),
        teams: nil)

    /// Three teams, one silent; everything sent before the quarter ended.
    static let serviceDashboard = Dashboard(
        organisation: service, quarter: quarter,
        parts: [
            .init(part: "main", organisation: "T-NORTH", asOf: day("2026-09-12"), rows: 118),
            .init(part: "main", organisation: "T-SOUTH", asOf: day("2026-09-30"), rows: 1_180),
        ],
        updatedAt: receivedAt, total: AggregateTotal(of: [fullAggregate(), fullAggregate(scale: 10)]),
        history: history(scale: 11),
        teams: [
            .init(code: "T-EAST", name: "Mersey IPS East Team", total: nil),
            .init(code: "T-NORTH", name: "Mersey IPS North Team", total: AggregateTotal(of: [fullAggregate()])),
            .init(
                code: "T-SOUTH", name: "Mersey IPS South Team", total: AggregateTotal(of: [fullAggregate(scale: 10)])),
        ])

    /// A first quarter, with no history and nothing known but the clients.
    static let bareDashboard = Dashboard(
        organisation: team, quarter: quarter,
        parts: [.init(part: "main", organisation: "T-NORTH", asOf: day("2026-10-02"), rows: 0)], updatedAt: receivedAt,
        total: AggregateTotal(of: [Aggregate(measures: [.clients: 0, .referrals: 0])]), history: [], teams: nil)

    static let dashboards: [(name: String, dashboard: Dashboard)] = [
        ("team", teamDashboard), ("service", serviceDashboard), ("bare", bareDashboard),
    ]

    // MARK: Pages around them

    static let account = Account(name: "team-north", level: .team, organisation: "T-NORTH")

    static let index = IndexContent(
        account: account, organisation: team, day: day("2026-10-01"),
        verdicts: [
            .init(
                receivedAt: receivedAt, what: "dashboard, July to September 2026, part wirral", verdict: .rejected,
                errors: 4, warnings: 2, reportPath: "reports/20261001T091203Z-dashboard-2026-Q3-wirral-kqwt.report.html"
            ),
            .init(
                receivedAt: receivedAt.advanced(bySeconds: -3600), what: "dashboard, July to September 2026, part main",
                verdict: .acceptedWithWarnings, errors: 0, warnings: 5,
                reportPath: "reports/20261001T081203Z-dashboard-2026-Q3-main-bdlm.report.html"),
            .init(
                receivedAt: receivedAt.advanced(bySeconds: -86_400), what: "the file you sent at 10:12 (3 KB)",
                verdict: .rejected, errors: 1, warnings: 0,
                reportPath: "reports/20260930T091203Z-unreadable-hhja.report.html"),
            .init(
                receivedAt: receivedAt.advanced(bySeconds: -90_000), what: "dashboard, April to June 2026, part main",
                verdict: .accepted, errors: 0, warnings: 0,
                reportPath: "reports/20260930T081203Z-dashboard-2026-Q2-main-rmta.report.html"),
        ],
        dashboards: [
            .init(
                path: "dashboard-2026-Q3.html", title: "July to September 2026",
                purpose: "2026-Q3; Q2 of financial year 2026/27"),
            .init(
                path: "dashboard-2026-Q2.html", title: "April to June 2026",
                purpose: "2026-Q2; Q1 of financial year 2026/27"),
        ],
        slips: [
            .init(
                path: "slips/withdraw-part-dashboard-2026-Q3-main.slip.csv",
                title: "Withdraw the part main of July to September 2026",
                purpose: "Its 209 clients no longer count.")
        ],
        nextNames: ["dashboard-2026-Q3.csv", "dashboard-2026-Q4.csv"],
        terms: .init(path: "terms.html", title: "Terms, version 2026-04", purpose: "Accepted on 2 April 2026."),
        termsWaitFor: nil)

    static let howToSend = HowToSend(
        account: account, organisation: team, kinds: [.dashboard], quarter: quarter, schema: schema, unfinishedHours: 2,
        reportsDays: 90,
        templates: [
            .init(
                path: "templates/dashboard.csv", title: "Template as CSV",
                purpose: "the heading line, to fill with clients")
        ])

    static let schema = TableSchema(
        name: "standard-spreadsheet", title: "IPS Standard Spreadsheet",
        fields: [
            .init(role: "client-id", heading: "Client ID", type: .text),
            .init(role: "referral-date", heading: "Referral date", type: .date, isRequired: true),
            .init(role: "profile-date", heading: "Date Vocational Profile Started", type: .date),
            .init(role: "job-1-start", heading: "Job 1 start date", type: .date),
            .init(role: "job-1-hours", heading: "Job 1 hours per week", type: .number),
            .init(role: "job-2-start", heading: "Job 2 start date", type: .date),
            .init(role: "job-2-hours", heading: "Job 2 hours per week", type: .number),
            .init(role: "sustained-13", heading: "13 week sustainment date", type: .date),
            .init(
                role: "gender", heading: "Gender",
                type: .option([
                    .init("Female", synonyms: ["2"]), .init("Male", synonyms: ["1"]), .init("Non-binary"),
                    .init("Other"),
                    .init("Not stated"),
                ])),
        ])

    static let termsText = """
        # What this is

        A service accepts these terms before its files are read.
        They fit on a page.

        ## What is kept

        - Numbers, such as the count of clients
          in work.
        - No row and no name <b>ever</b>.

        1. Read this.
        2. Drop the slip.
        """
}
