import Caseload
package import CivilTime
import Register

/// A team's or a service's dashboard in its forms. The page is in `DashboardPage`.
package enum DashboardDocument {
    /// `dashboard-2026-Q3`: the file name of every form, without its extension.
    package static func stem(_ quarter: CivilQuarter) -> String { "dashboard-\(quarter.label)" }

    /// A line a number ("long form"), so that a filter or a pivot table finds everything in one column.
    ///
    /// | column | holds |
    /// |---|---|
    /// | `organisation`, `organisation_name` | whose number it is: the dashboard's own, or a team of the service |
    /// | `period` | the dashboard's quarter, or an earlier one |
    /// | `measure` | name of a measure, a count by days or a demographic, as in the JSON form |
    /// | `option` | the band of days or the option; blank for measures |
    /// | `label` | the measure in words |
    /// | `value` | the number; blank = not known |
    /// | `incomplete` | `yes` where some part could not tell the number; else blank |
    package static func csv(_ dashboard: Dashboard) -> [UInt8] {
        var lines = Lines()
        let own = dashboard.organisation
        lines.add(
            dashboard.total, of: own.code, own.name, dashboard.quarter, withOptions: true)
        for earlier in dashboard.history {
            lines.add(earlier.total, of: own.code, own.name, earlier.quarter, withOptions: false)
        }
        for team in dashboard.teams ?? [] {
            let total = team.total ?? AggregateTotal(of: [])
            lines.add(total, of: team.code, team.name, dashboard.quarter, withOptions: false)
        }
        return lines.csv.bytes
    }

    private struct Lines {
        var csv = CSV(columns: [
            "organisation", "organisation_name", "period", "measure", "option", "label", "value", "incomplete",
        ])

        mutating func add(
            _ total: AggregateTotal, of code: String, _ name: String, _ quarter: CivilQuarter, withOptions: Bool
        ) {
            func add(_ measure: String, option: String = "", label: String, value: String?) {
                let isIncomplete = total.incomplete.contains(measure)
                csv.add([code, name, quarter.label, measure, option, label, value ?? "", isIncomplete ? "yes" : ""])
            }
            let aggregate = total.aggregate
            for measure in Measure.allCases {
                add(measure.rawValue, label: measure.words.label, value: plainText(of: measure, in: aggregate))
            }
            guard withOptions else { return }
            for banded in BandedMeasure.allCases {
                for band in DayBand.allCases {
                    let value = aggregate.bands[banded].map { String($0[band] ?? 0) }
                    add(banded.rawValue, option: band.rawValue, label: banded.words.label, value: value)
                }
            }
            for demographic in Demographic.allCases {
                let label = demographic.words.label
                guard let options = aggregate.demographics[demographic] else {
                    add(demographic.rawValue, label: label, value: nil)
                    continue
                }
                for option in orderedOptions(options) {
                    add(demographic.rawValue, option: option.label, label: label, value: String(option.count))
                }
            }
        }

        /// Without marks between thousands, for programs.
        private func plainText(of measure: Measure, in aggregate: Aggregate) -> String? {
            aggregate[measure].map {
                measure == .hoursPerWeekTotal ? tenthsText(tenths(ofHundredths: $0)) : String($0)
            }
        }
    }
}

extension DashboardDocument {
    /// `weighbridge/dashboard/1`; config/schemas/dashboard.schema.json describes it.
    package static func json(_ dashboard: Dashboard) -> [UInt8] {
        var members: [JSON.Member] = [
            .init("schema", .string("weighbridge/dashboard/1")),
            .init("organisation", dashboard.organisation.json),
            .init("period", Period.quarter(dashboard.quarter).json),
            .init("parts", .array(dashboard.parts.map(\.json))),
            .init("updated_at", .string(dashboard.updatedAt.rfc3339)),
        ]
        members += dashboard.total.aggregate.members
        members.append(.init("incomplete", .array(dashboard.total.incomplete.map(JSON.string))))
        members.append(.init("history", .array(dashboard.history.map(\.json))))
        if let teams = dashboard.teams { members.append(.init("teams", .array(teams.map(\.json)))) }
        return JSON.object(members).document
    }
}

extension Organisation {
    var json: JSON {
        .object([
            .init("code", .string(code)), .init("name", .string(name)), .init("level", .string(level.rawValue)),
        ])
    }
}

extension Dashboard.Part {
    fileprivate var json: JSON {
        .object([
            .init("part", .string(part)), .init("as_of", .string(asOf.isoText)), .init("rows", .integer(rows)),
            .init("organisation", .string(organisation)),
        ])
    }
}

extension Dashboard.Earlier {
    fileprivate var json: JSON {
        .object([.init("period", Period.quarter(quarter).json), .init("measures", total.aggregate.measuresJSON)])
    }
}

extension Dashboard.Team {
    fileprivate var json: JSON {
        .object([
            .init("code", .string(code)), .init("name", .string(name)),
            .init("measures", total?.aggregate.measuresJSON ?? .null),
        ])
    }
}
