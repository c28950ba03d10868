import Caseload
package import CivilTime
import Register
import Summaries

/// A stakeholder's dashboard in its forms. The page is in `SummaryPage`.
package enum SummaryDocument {
    /// `dashboard-MERSEY-2026-Q3`: the file name of every form, without its extension.
    package static func stem(_ service: String, _ quarter: CivilQuarter) -> String {
        "dashboard-\(service)-\(quarter.label)"
    }

    /// A line a number, as in `DashboardDocument.csv`, with `edition`: the 1st of a month from which a number stands.
    /// `value` is a number, `<5`, `hidden`, or blank where it is not known.
    package static func csv(_ dashboard: SummaryDashboard) -> [UInt8] {
        var lines = Lines(service: dashboard.service)
        lines.add(dashboard.edition, of: dashboard.quarter, withOptions: true)
        for earlier in dashboard.history { lines.add(earlier.edition, of: earlier.quarter, withOptions: false) }
        return lines.csv.bytes
    }

    private struct Lines {
        let service: Organisation
        var csv = CSV(columns: [
            "organisation", "organisation_name", "period", "edition", "measure", "option", "label", "value",
            "incomplete",
        ])

        mutating func add(_ edition: Edition, of quarter: CivilQuarter, withOptions: Bool) {
            let summary = edition.summary
            func add(_ measure: String, option: String = "", label: String, _ cell: SummaryCell) {
                let isIncomplete = summary.incomplete.contains(measure)
                csv.add([
                    service.code, service.name, quarter.label, edition.day.isoText, measure, option, label,
                    cell.plainText, isIncomplete ? "yes" : "",
                ])
            }
            func add<Part>(
                _ measure: String, label: String, _ breakdown: Summary.Breakdown<Part>,
                _ options: ([Part: SummaryCell]) -> [(label: String, cell: SummaryCell)]
            ) {
                switch breakdown {
                case .unknown: add(measure, label: label, .unknown)
                case .hidden: add(measure, label: label, .hidden)
                case .shown(let cells):
                    for option in options(cells) { add(measure, option: option.label, label: label, option.cell) }
                }
            }
            for measure in Measure.allCases {
                add(measure.rawValue, label: measure.words.label, summary[measure])
            }
            guard withOptions else { return }
            for banded in BandedMeasure.allCases {
                add(banded.rawValue, label: banded.words.label, summary[banded]) { cells in
                    orderedBands(cells).map { ($0.band.rawValue, $0.cell) }
                }
            }
            for demographic in Demographic.allCases {
                add(demographic.rawValue, label: demographic.words.label, summary[demographic], orderedOptions)
            }
        }
    }
}

extension SummaryDocument {
    /// `weighbridge/summary/1`; config/schemas/summary.schema.json describes it.
    package static func json(_ dashboard: SummaryDashboard) -> [UInt8] {
        let summary = dashboard.edition.summary
        let service = dashboard.service
        return JSON.object(
            [
                .init("schema", .string("weighbridge/summary/1")),
                .init(
                    "organisation",
                    .object([
                        .init("code", .string(service.code)), .init("name", .string(service.name)),
                        .init("level", .string(service.level.rawValue)),
                    ])),
                .init("period", Period.quarter(dashboard.quarter).json),
                .init("edition", .string(dashboard.edition.day.isoText)),
                .init("as_of", .array(dashboard.edition.sentOn.map { .string($0.isoText) })),
                .init("measures", summary.measuresJSON),
            ]
                + BandedMeasure.allCases.map { banded in
                    .init(
                        banded.rawValue,
                        json(of: summary[banded]) { cells in
                            orderedBands(cells).map { ($0.band.rawValue, $0.cell) }
                        })
                }
                + [
                    .init(
                        "demographics",
                        .object(
                            Demographic.allCases.map { demographic in
                                .init(demographic.rawValue, json(of: summary[demographic], orderedOptions))
                            })),
                    .init("incomplete", .array(summary.incomplete.map(JSON.string))),
                    .init("history", .array(dashboard.history.map(\.json))),
                ]
        ).document
    }

    private static func json<Part>(
        of breakdown: Summary.Breakdown<Part>, _ options: ([Part: SummaryCell]) -> [(label: String, cell: SummaryCell)]
    ) -> JSON {
        switch breakdown {
        case .unknown: SummaryCell.unknown.json
        case .hidden: SummaryCell.hidden.json
        case .shown(let cells): .object(options(cells).map { .init($0.label, $0.cell.json) })
        }
    }
}

extension Summary {
    fileprivate var measuresJSON: JSON {
        .object(Measure.allCases.map { .init($0.rawValue, self[$0].json) })
    }
}

extension SummaryDashboard.Earlier {
    fileprivate var json: JSON {
        .object([
            .init("period", Period.quarter(quarter).json), .init("edition", .string(edition.day.isoText)),
            .init("measures", edition.summary.measuresJSON),
        ])
    }
}

extension SummaryCell {
    fileprivate var json: JSON {
        switch self {
        case .unknown: .null
        case .suppressed, .hidden: .string(plainText)
        case .rounded(let count): .integer(count)
        }
    }
}
