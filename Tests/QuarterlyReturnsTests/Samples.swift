import Caseload
import CivilTime
import DelimitedText
import Findings
import QuarterlyReturns
import Testing

func day(_ text: String) throws -> CivilDay {
    try #require(CivilDay(isoText: text))
}

let quarter = CivilQuarter(year: 2026, number: 3)

enum Samples {
    /// A caseload whose measures all differ: `clients` is `first`, `referrals` one more, and so on.
    static func aggregate(first: Int = 10) -> Aggregate {
        let measures = Measure.allCases.enumerated().map { ($1, first + $0) }
        let bands = BandedMeasure.allCases.enumerated().map { index, measure in
            let counts = DayBand.allCases.enumerated().map { ($1, first + 10 * index + $0) }
            return (measure, Dictionary(counts, uniquingKeysWith: { $1 }))
        }
        return Aggregate(
            measures: Dictionary(measures, uniquingKeysWith: { $1 }),
            bands: Dictionary(bands, uniquingKeysWith: { $1 }),
            demographics: [.gender: ["Female": first]])
    }

    /// Something by hand in every field that takes it.
    static func byHand() throws -> [ReturnField: ReturnValue] {
        var values: [ReturnField: ReturnValue] = [
            .averageHours: .number(165), .carriedOver: .number(120),
            .narrative(.progress): .text("Two employers came back; “Jobs, jobs, jobs”.\n\n- 3 starts\n- 2 leavers"),
            .narrative(.challenges): .text("- none to speak of"), .narrative(.goodNews): .text("3/4"),
            .narrative(.comments): .text("=1+1"),
            .inclusionRuleFollowed: .yesNo(true), .fidelityReviewed: .day(try day("2026-03-02")),
            .fidelityScore: .number(104), .fidelityNextReview: .day(try day("2027-09-01")),
        ]
        for field in ReturnField.all where values[field] == nil && !field.isDerived {
            values[field] = .number(field.decimalPlaces == 2 ? 80 : 7)
        }
        return values
    }

    static func draft(
        parts: [Aggregate] = [aggregate()], byHand: [ReturnField: ReturnValue] = [:], revision: Int = 3
    ) -> ReturnDraft {
        ReturnDraft(
            service: "MERSEY", quarter: quarter, revision: revision,
            content: ReturnContent(parts: parts, byHand: byHand))
    }
}

/// A form of few rows; cells that hold a comma are quoted.
func form(_ rows: [(ReturnField, String)], head: [(String, String)]? = nil) -> String {
    let head = head ?? [("Service", "MERSEY"), ("Quarter", "2026-Q3"), ("Revision", "3")]
    let lines =
        head.map { ["Form", $0.0, "", $0.1, ""] } + rows.map { [$0.0.section.rawValue, $0.0.label, "", $0.1, ""] }
    return ([["Section", "Field", "Calculated", "By hand", "Help"]] + lines)
        .map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
}

func quoted(_ cell: String) -> String {
    let isPlain = !cell.unicodeScalars.contains { [",", "\"", "\n", "\r"].contains($0) }
    return isPlain ? cell : "\"\(cell.replacing("\"", with: "\"\""))\""
}

func read(_ text: String) throws -> ReturnForm.Reading {
    try #require(ReturnForm.read(Array(text.utf8), today: try day("2026-10-15")))
}

extension FindingLog {
    /// Of all but the rows that are missing in a short form.
    var rules: [FindingRule] { listed.map(\.rule).filter { $0 != .formFieldAbsent } }
}
