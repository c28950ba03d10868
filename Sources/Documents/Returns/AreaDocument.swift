package import CivilTime
import QuarterlyReturns
import Register

/// The returns of an area in their forms. The page is in `AreaPage`, the workbook in `AreaDocument+Workbook`.
package enum AreaDocument {
    /// `returns-2026-Q3`: the file name of every form, without its extension.
    package static func stem(of quarter: CivilQuarter) -> String { "returns-\(quarter.label)" }

    package static func html(_ returns: AreaReturns, context: PageContext) -> [UInt8] {
        AreaPage(returns: returns, context: context).bytes
    }

    /// A line a value ("long form"), so that a filter or a pivot table finds everything in one column.
    ///
    /// | column | holds |
    /// |---|---|
    /// | `level` | `nation`, `region`, `stp`: a sum; `service`: what a service submitted |
    /// | `organisation`, `organisation_name` | whose value it is: the area, an area below it, or a service |
    /// | `period` | the quarter, or for the area itself also an earlier one |
    /// | `revision`, `submitted_at` | of a service's return, UTC; blank where nothing is submitted, and for sums |
    /// | `section`, `field`, `label` | the field as in the regional store, and in words |
    /// | `value` | number, text, `yes` or `no`, or day; blank = not known |
    /// | `incomplete` | `yes` where a service's value is the sum of some parts only, and so in no sum; else blank |
    /// | `reported`, `submitted`, `expected` | for sums: services that reported the field, that submitted, that should |
    package static func csv(_ returns: AreaReturns) -> [UInt8] {
        var lines = Lines()
        lines.add(returns.summary)
        for earlier in returns.earlier.reversed() { lines.add(earlier) }
        for subarea in returns.summary.allSubareas { lines.add(subarea) }
        for service in returns.summary.services { lines.add(service, in: returns.quarter) }
        return lines.csv.bytes
    }

    private struct Lines {
        var csv = CSV(columns: [
            "level", "organisation", "organisation_name", "period", "revision", "submitted_at", "section", "field",
            "label", "value", "incomplete", "reported", "submitted", "expected",
        ])

        mutating func add(_ summary: AreaSummary) {
            let total = summary.total
            for field in ReturnField.all where field.isSummed {
                add(
                    field, of: summary.area, in: summary.quarter,
                    value: total.sums[field].map(field.plainNumberText) ?? "",
                    counts: [total.reported[field] ?? 0, total.submitted, total.expected].map { String($0) })
            }
        }

        mutating func add(_ service: AreaSummary.Service, in quarter: CivilQuarter) {
            let content = service.submitted?.content
            for field in ReturnField.all {
                add(
                    field, of: service.organisation, in: quarter, submitted: service.submitted,
                    value: content?.value(of: field).map(field.plainText) ?? "",
                    isIncomplete: content?.incomplete.contains(field) == true)
            }
        }

        private mutating func add(
            _ field: ReturnField, of organisation: Organisation, in quarter: CivilQuarter,
            submitted: SubmittedReturn? = nil, value: String, isIncomplete: Bool = false,
            counts: [String] = ["", "", ""]
        ) {
            csv.add(
                [
                    organisation.level.rawValue, organisation.code, organisation.name, quarter.label,
                    submitted.map { String($0.revision) } ?? "", submitted?.submittedAt.rfc3339 ?? "",
                    field.section.rawValue, field.columnName, field.label, value, isIncomplete ? "yes" : "",
                ] + counts)
        }
    }
}

extension AreaSummary {
    /// The areas below, each followed by those below it: a nation's regions with their STPs.
    var allSubareas: [AreaSummary] { subareas.flatMap { [$0] + $0.allSubareas } }
}
