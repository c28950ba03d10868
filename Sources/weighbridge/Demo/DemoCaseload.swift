import CivilTime
import Foundation

/// An invented caseload spreadsheet: rows of text under headings, and the ways in which teams save it.
struct DemoCaseload {
    var headings: [String]
    var rows: [[String]]

    /// Invented clients of one team, with careers that touch the quarter in every way. The same number gives the same ones.
    init(team: Int, clients: Int, quarter: CivilQuarter) {
        headings = [
            "Client ID", "Referral date", "Employment status at referral", "Date Vocational Profile Started",
            "Job 1 start date", "Job 1 end date", "Job 1 hours per week", "Discharge date", "Gender",
        ]
        rows = (0..<clients).map { Self.client($0, team: team, quarter: quarter) }
    }

    private static func client(_ number: Int, team: Int, quarter: CivilQuarter) -> [String] {
        // Knuth's multiplicative hash: spreads neighbouring numbers, and is the same on every run.
        let mixed = (number * 8 + team + 1) &* 2_654_435_761 % 1_000_003
        let referral = quarter.first.advanced(by: mixed % 180 - 100)
        let profile = min(referral.advanced(by: mixed % 40), quarter.last)
        let start = profile.advanced(by: 20 + mixed % 70)
        // Nothing after the quarter's end, so that no sample speaks of the future.
        let isWorking = mixed % 3 != 0 && start <= quarter.last
        let hasLeft = mixed % 7 == 0 && start.advanced(by: 60) <= quarter.last
        return [
            "T\(team)-\(1000 + number)", referral.slashedText,
            ["Unemployed and seeking work", "Long-term sick or disabled", "Student", "Employed"][mixed % 4],
            profile.slashedText,
            isWorking ? start.slashedText : "", isWorking && hasLeft ? start.advanced(by: 45).slashedText : "",
            isWorking ? "\(8 + mixed % 24)" : "", hasLeft ? start.advanced(by: 60).slashedText : "",
            ["Female", "Male", "Non-binary", "Not stated"][mixed % 4],
        ]
    }

    /// The same with another column in front, filled for each row.
    func adding(_ heading: String, _ cell: (Int) -> String) -> DemoCaseload {
        var sheet = self
        sheet.headings.insert(heading, at: 0)
        for index in sheet.rows.indices { sheet.rows[index].insert(cell(index), at: 0) }
        return sheet
    }

    /// With the columns from right to left.
    var reversed: DemoCaseload {
        var sheet = self
        sheet.headings.reverse()
        for index in sheet.rows.indices { sheet.rows[index].reverse() }
        return sheet
    }

    func text(separator: String = ",", lineEnd: String = "\n") -> String {
        ([headings] + rows).map { $0.joined(separator: separator) + lineEnd }.joined()
    }
}
