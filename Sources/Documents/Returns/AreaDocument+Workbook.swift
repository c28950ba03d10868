import Caseload
package import CivilTime
import QuarterlyReturns
import Register
package import Sheets

extension AreaDocument {
    /// The content of `returns-2026-Q3.xlsx`: totals, one row a service with one column a field, areas, words.
    package static func workbook(_ returns: AreaReturns, zone: LondonZone) -> Workbook {
        AreaWorkbook(returns: returns, zone: zone).workbook
    }
}

private struct AreaWorkbook {
    var returns: AreaReturns
    var zone: LondonZone

    private var summary: AreaSummary { returns.summary }
    private var quarter: CivilQuarter { returns.quarter }

    private static let summedFields = ReturnField.all.filter(\.isSummed)
    private static let figures = ReturnField.all.filter { $0.section != .narrative }

    var workbook: Workbook {
        Workbook(
            title: "Returns \(quarter.label), \(summary.area.name)", created: quarter.last,
            sheets: [overview, services] + (summary.subareas.isEmpty ? [] : [areas]) + [narratives])
    }

    // MARK: Overview

    private var overview: Sheet {
        var rows: [[Cell]] = [
            [.strong("Returns, \(quarter.monthsText)")],
            [.text(summary.area.name), .text(summary.area.code)],
            [.text("Quarter"), .text(quarter.label)],
            [.text("In the financial year"), .text(quarter.financialYearText)],
            [.text("Due by"), .day(returns.due.day)],
            [.text("Services expected"), .number(summary.total.expected)],
            [.text("Services that have submitted"), .number(summary.total.submitted)],
            [],
            ["What", "Total", "Services that reported it", "Services expected", "Last quarter"].map(Cell.strong),
        ]
        rows += Self.summedFields.map { field in
            [
                .text(field.label), field.cell(ofSum: summary.total.sums[field]),
                .number(summary.total.reported[field] ?? 0), .number(summary.total.expected),
                field.cell(ofSum: returns.lastQuarter?.total.sums[field]),
            ]
        }
        return Sheet(
            name: "Overview", columns: [60, 22, 14, 14, 14].map { Sheet.Column(width: $0) }, rows: rows)
    }

    // MARK: Services

    private var services: Sheet {
        let columns: [Sheet.Column] =
            [
                .init(heading: "Code", width: 14, format: .text), .init(heading: "Service", width: 30),
                .init(heading: "In", width: 36), .init(heading: "State", width: 12),
                .init(heading: "New since yesterday", width: 12),
                .init(heading: "Revision", width: 10, format: .number(places: 0)),
                .init(heading: "Submitted on", width: 13, format: .day),
            ] + Self.figures.map { .init(heading: $0.label, width: 16, format: $0.sheetFormat) } + [
                .init(heading: "Sums of some spreadsheets only, in no total", width: 40)
            ]
        return Sheet(name: "Services", columns: columns, rows: summary.services.map(row))
    }

    private func row(_ service: AreaSummary.Service) -> [Cell] {
        let organisation = service.organisation
        let submitted = service.submitted
        let head: [Cell] = [
            .text(organisation.code), .text(organisation.name), .text(returns.placeText(of: organisation)),
            .text(submitted == nil ? returns.due.state.rawValue : "submitted"),
            returns.new.contains(organisation.code) ? .text("yes") : .blank,
            submitted.map { .number($0.revision) } ?? .blank,
            submitted.map { .day(zone.day(at: $0.submittedAt)) } ?? .blank,
        ]
        guard let content = submitted?.content else { return head }
        let incomplete = content.incomplete.labels.joined(separator: "; ")
        return head + Self.figures.map { $0.cell(of: content.value(of: $0)) }
            + [incomplete.isEmpty ? .blank : .text(incomplete)]
    }

    // MARK: Areas and words

    private var areas: Sheet {
        let columns: [Sheet.Column] =
            [
                .init(heading: "Level", width: 10), .init(heading: "Code", width: 12, format: .text),
                .init(heading: "Area", width: 36), .init(heading: "Services expected", width: 12),
                .init(heading: "Services that have submitted", width: 12),
            ] + Self.summedFields.map { .init(heading: $0.label, width: 16, format: $0.sheetFormat) }
        let rows = ([summary] + summary.allSubareas).map { area -> [Cell] in
            [
                .text(area.area.level.rawValue), .text(area.area.code), .text(area.area.name),
                .number(area.total.expected), .number(area.total.submitted),
            ] + Self.summedFields.map { $0.cell(ofSum: area.total.sums[$0]) }
        }
        return Sheet(name: "Areas", columns: columns, rows: rows)
    }

    private var narratives: Sheet {
        Sheet(
            name: "Narratives",
            columns: [
                .init(heading: "Code", width: 14, format: .text), .init(heading: "Service", width: 30),
                .init(heading: "Field", width: 24), .init(heading: "Text", width: 100),
            ],
            rows: returns.submitted.flatMap { service, submission in
                submission.content.narratives.map { label, text in
                    [.text(service.code), .text(service.name), .text(label), .text(text)]
                }
            })
    }
}

extension ReturnField {
    /// Decimal places in a sheet: hours of all clients are rounded to one, as in every document.
    private var shownPlaces: Int { self == .measure(.hoursPerWeekTotal) ? 1 : decimalPlaces }

    fileprivate var sheetFormat: Sheet.Format {
        switch kind {
        case .number: .number(places: shownPlaces)
        case .day: .day
        case .text, .yesNo, .word: .general
        }
    }

    fileprivate func cell(of value: ReturnValue?) -> Cell {
        switch value {
        case .number(let number): cell(ofSum: number)
        case .day(let day): .day(day)
        case .text(let text): .text(text)
        case .yesNo(let yes): .text(yes ? "yes" : "no")
        case nil: .blank
        }
    }

    fileprivate func cell(ofSum sum: Int?) -> Cell {
        guard let sum else { return .blank }
        return .number(
            self == .measure(.hoursPerWeekTotal) ? tenths(ofHundredths: sum) : sum, places: shownPlaces)
    }
}
