import Caseload
import CivilTime
import QuarterlyReturns
import Register

/// What the returns of an area add up to, each number with the services that it is from.
struct AreaNumbers {
    var returns: AreaReturns

    private var summary: AreaSummary { returns.summary }
    private var total: AreaTotal { summary.total }

    private static let keyMeasures: [Measure] = [
        .referrals, .vocationalProfilesStarted, .peopleIntoWork, .jobStarts, .sustained13Weeks, .sustained26Weeks,
        .caseload, .discharges,
    ]

    var keyNumbers: HTML {
        block("ul", ["class": "keys", "aria-label": "Key numbers"]) {
            for measure in Self.keyMeasures {
                let field = ReturnField.measure(measure)
                block("li") {
                    element("span", ["class": total.sums[field] == nil ? "value muted" : "value"]) {
                        HTML(total.text(of: field))
                    }
                    element("span", ["class": "label"]) { HTML(measure.words.label) }
                    element("span", ["class": "change"]) {
                        HTML("From \(total.reportedText(of: field)).")
                        if let change = returns.changeText(of: field) { " Last quarter: \(change)." }
                    }
                }
            }
        }
    }

    private static let subareaMeasures: [Measure] = [
        .caseload, .referrals, .vocationalProfilesStarted, .peopleIntoWork, .jobStarts, .sustained13Weeks,
        .sustained26Weeks,
    ]

    @HTMLBuilder
    var subareas: HTML {
        if !summary.subareas.isEmpty {
            section(HTML(summary.area.level == .nation ? "Regions and STPs" : "STPs"), id: "areas") {
                DataTable(
                    caption: "The areas below, and all together",
                    columns: [.init(title: "Area"), .init(title: "Submitted", isNumber: true)]
                        + Self.subareaMeasures.map { .init(title: $0.words.label, isNumber: true) },
                    rows: (summary.allSubareas + [summary]).map(row)
                ).scrolling(label: "Areas")
                p(["class": "muted small"]) {
                    "“–”: not known. A star: not all services expected have reported it. All is in the CSV form."
                }
            }
        }
    }

    private func row(_ area: AreaSummary) -> [HTML] {
        let isAll = area.area.code == summary.area.code
        let isDirect = summary.subareas.contains { $0.area.code == area.area.code }
        let name: HTML =
            isAll || isDirect ? HTML(area.area.name) : element("span", ["class": "below"]) { HTML(area.area.name) }
        let cells: [HTML] =
            ["\(area.total.submitted) of \(area.total.expected)"]
            + Self.subareaMeasures.map { HTML(area.total.starredText(of: .measure($0))) }
        return [name] + (isAll ? cells.map(strong) : cells)
    }

    var everyNumber: HTML {
        section("Every number", id: "numbers") {
            DataTable(
                caption: "All submitted returns together",
                columns: [
                    .init(title: "What"), .init(title: "Total", isNumber: true),
                    .init(title: "Services", isNumber: true),
                    .init(title: "Last quarter"),
                ],
                rows: ReturnField.all.filter { $0.isSummed && $0.section == .quantitative }.map { field in
                    [
                        HTML(field.label), strong(HTML(total.text(of: field))),
                        "\(total.reported[field] ?? 0) of \(total.expected)",
                        HTML(returns.changeText(of: field) ?? "–"),
                    ]
                },
                style: DataTable.stacked
            ).html
            p(["class": "muted small"]) {
                """
                A service’s number that some of its spreadsheets could not tell is in no total. \
                \(returns.lastQuarter.map {
                    "Last quarter \($0.total.submitted) of \(counted($0.total.expected, "service")) had submitted."
                } ?? "Nothing is known of last quarter.")
                """
            }
        }
    }

    var workforce: HTML {
        section(HTML(ReturnField.Section.workforce.rawValue), id: "workforce") {
            WorkforceTable(
                caption: "Full-time equivalents of all submitted returns together; vacant is funded less in post",
                value: { total.sums[$0] }, change: { returns.changeText(of: $0).map { "last quarter: \($0)" } }
            ).html
        }
    }
}

extension AreaTotal {
    /// The sum for people; `–` where no service reported it.
    func text(of field: ReturnField) -> String {
        sums[field].map(field.numberText) ?? "–"
    }

    /// The same, with a star where not all services expected have reported it.
    func starredText(of field: ReturnField) -> String {
        sums[field] == nil ? "–" : text(of: field) + (isWhole(field) ? "" : "*")
    }

    func isWhole(_ field: ReturnField) -> Bool { reported[field] == expected }

    /// `5 of 6 services`.
    func reportedText(of field: ReturnField) -> String {
        "\(grouped(reported[field] ?? 0)) of \(counted(expected, "service"))"
    }
}
