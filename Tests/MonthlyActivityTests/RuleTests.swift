import CivilTime
import DelimitedText
import Findings
import MonthlyActivity
import TableSchema
import TestKit
import Testing

struct ActivityRuleTests {
    /// The contract's lists, word for word.
    private static let errors = [
        "kw-id-missing", "kw-id-repeated", "kw-fte", "kw-area", "kw-status", "kw-left-without-end", "referral-missing",
        "referral-repeated", "referral-number-damaged", "start-missing", "start-after-month", "stage-unknown",
        "count-unreadable", "hours-unreadable", "case-conference-outside-month", "case-conference-before-start",
        "other-type-missing", "other-type-without-count", "work-experience-outside-pre-work",
        "employer-interventions-outside-in-work", "dates-out-of-order", "active-after-completion", "css-rows",
        "css-count",
        "css-met-over-eligible", "month-cancelled", "national-insurance-number",
    ]
    private static let warnings = [
        "participant-vanished", "no-contact-in-month", "contacts-while-disengaged", "stage-move-unusual",
        "start-changed", "kw-vanished", "work-experience-over-16-hours", "pre-work-over-15-months", "implausible-count",
        "dkw-unknown", "dkw-not-active", "referral-in-two-parts", "kw-in-two-parts", "css-missing", "css-missed",
    ]

    @Test(arguments: errors)
    func `errors reject a file`(slug: String) {
        #expect(FindingRule(rawValue: slug)?.severity == .error)
    }

    @Test(arguments: warnings)
    func `warnings do not`(slug: String) {
        #expect(FindingRule(rawValue: slug)?.severity == .warning)
    }

    /// Cells of all sorts in all columns: something is said or the rows are kept, whatever comes, and what is kept survives
    /// its serial form.
    @Test func `no cell makes the reader fail`() throws {
        var random = SeededRandom(seed: 2026)
        let cells = [
            "", "0", "1", "12", "01/10/2026", "2026-10-31", "31/02/2026", "1e9", "K1", "Left", "Active", "Work",
            "On leave",
            "Completion", "Pre-work support", "In-work support", "Disengagement", "QQ123456C", "'007", "=1", "-", "4",
            "10",
            "0.5", "\u{A0}", "é", "99999999999999999999", "CSS 8", "Q", "QQ", "QQ 12", "a@b.example",
        ]
        let october = CivilMonth(year: 2026, month: 10)
        for kind in ActivityKind.allCases {
            let schema = kind.builtInSchema
            for _ in 0..<150 {
                let rows = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    schema.fields.map { _ in cells[Int.random(in: 0..<cells.count, using: &random)] }
                }
                let lines = [schema.fields.map(\.heading)] + rows
                let text = lines.map { $0.joined(separator: ",") + "\n" }.joined()
                let table = try #require(
                    DelimitedTable.read(Array(text.utf8), limits: ReadLimits(), knownHeadings: schema.headingKeys).table
                )
                let weighed = WeighedActivity(
                    table, SchemaBinding(schema, table), kind: kind, month: october, asOf: october.last)
                #expect((weighed.rows == nil) == (weighed.findings.errors > 0))
                if let rows = weighed.rows { #expect(ActivityRows(bytes: rows.bytes) == rows) }
            }
        }
    }
}
