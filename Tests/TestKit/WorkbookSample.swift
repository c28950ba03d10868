package import CivilTime
package import Sheets

/// A workbook with something of everything.
package enum WorkbookSample {
    /// Longer than the 255 characters that a list may have in a formula, and with commas.
    package static let options = (1...20).map { "Option \($0), with words that make it long" }

    package static let everything = Workbook(
        title: "Returns & more, 2026-Q3", created: day(2026, 9, 30),
        sheets: [
            Sheet(
                name: "Cover", columns: [Sheet.Column(width: 30), Sheet.Column(width: 60)],
                rows: [[.strong("Who & what")], [], [.text("Quarter"), .text("=1+1"), .blank].dropLast()]),
            Sheet(
                name: "Returns",
                columns: [
                    Sheet.Column(heading: "Service", width: 24),
                    Sheet.Column(heading: "Reference", width: 12, format: .text),
                    Sheet.Column(heading: "Submitted", width: 11, format: .day),
                    Sheet.Column(heading: "Hours", width: 9, format: .number(places: 1)),
                    Sheet.Column(heading: "Kind", width: 9, options: options),
                    Sheet.Column(heading: "Same kind", width: 9, options: options),
                    Sheet.Column(heading: "Answer", width: 9, options: ["yes", "no"]),
                ],
                rows: [
                    [
                        .text("Größe <b>"), .text("00712"), .day(day(2026, 10, 12)), .number(165, places: 1),
                        .text("yes"),
                    ],
                    [.text("@SUM(1)"), .blank, .day(day(1900, 3, 1)), .number(-1234567, places: 2)],
                    [.text("two\nlines \u{0B} and a bell \u{07}"), .text("1E+09"), .blank, .number(0)],
                ],
                inputRows: 10),
        ])

    package static func day(_ year: Int, _ month: Int, _ day: Int) -> CivilDay {
        guard let day = CivilDay(year: year, month: month, day: day) else { preconditionFailure("a day of a test") }
        return day
    }
}
