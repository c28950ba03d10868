import CivilTime
import DelimitedText
import Findings
import MonthlyActivity
import TableSchema
import Testing

/// Files of October 2026 as lines of text, and what is said of them. A row is written as the difference from one without a
/// fault: `[“FTE”: “2”]`.
struct ActivitySheet {
    typealias Row = [String: String]

    let kind: ActivityKind
    var rows: [Row]
    /// Headings that are left out, and headings that the schema does not have.
    var without: Set<String> = []
    var also: [String] = []
    var month: CivilMonth? = CivilMonth(year: 2026, month: 10)
    var pattern: ReferralPattern?
    var earlier = EarlierMonths.none
    var schema: TableSchema

    init(_ kind: ActivityKind, _ rows: [Row]) {
        self.kind = kind
        self.rows = rows
        schema = kind.builtInSchema
    }

    /// Rows without a fault in October 2026.
    static let sound: [ActivityKind: Row] = [
        .keyworkers: [
            "KW ID": "K1", "FTE": "0.8", "Main area of expertise": "Work", "Status": "Active",
            "Start date": "01/04/2025",
        ],
        .participants: [
            "Referral number": "0012345678", "Start date": "01/06/2026", "Stage of provision": "Pre-work support",
            "Stage start date": "01/06/2026", "Dedicated KW ID": "K1", "Face to face meetings with dKW": "2",
            "Face to face meetings with other operators": "0", "Work interventions": "1", "Health interventions": "0",
            "Financial interventions": "0", "Other interventions": "0", "Unpaid work experience hours": "0",
            "Employer interventions": "0",
        ],
        .performance: ["CSS": "4", "Eligible cases": "10", "Cases met": "10"],
    ]

    private var headings: [String] { schema.fields.map(\.heading).filter { !without.contains($0) } + also }

    private var text: String {
        let lines = rows.map { row in
            let whole = (Self.sound[kind] ?? [:]).merging(row) { $1 }
            return headings.map { "\"\((whole[$0] ?? "").replacing("\"", with: "\"\""))\"" }
        }
        return ([headings] + lines).map { $0.joined(separator: ",") + "\r\n" }.joined()
    }

    func weighed(asOf: String = "2026-11-02") throws -> WeighedActivity {
        let read = DelimitedTable.read(Array(text.utf8), limits: ReadLimits(), knownHeadings: schema.headingKeys)
        #expect(read.findings.isEmpty)
        let table = try #require(read.table)
        return WeighedActivity(
            table, SchemaBinding(schema, table), kind: kind, month: month, asOf: try day(asOf),
            referralPattern: pattern, earlier: earlier)
    }

    /// `error kw-fte B2`, in listing order; a finding about the whole file has no cell.
    func found() throws -> [String] {
        let weighed = try weighed()
        #expect((weighed.rows == nil) == (weighed.findings.errors > 0))
        let options = Set(schema.fields.flatMap(\.options).map(\.label))
        for finding in weighed.findings.listed {
            for value in rows.flatMap(\.values) where value.count > 6 && !options.contains(value) {
                #expect(!finding.message.contains(value), "\(finding.rule)")
            }
        }
        return weighed.findings.listed.map { finding in
            let place = finding.cell ?? finding.row.map { "row \($0)" } ?? finding.column.map(columnLetters) ?? "-"
            return "\(finding.severity.rawValue) \(finding.rule.rawValue) \(place)"
        }
    }
}

func day(_ text: String) throws -> CivilDay {
    try #require(CivilDay(isoText: text))
}
