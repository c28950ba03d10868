import Findings
package import Weighing

/// The report on one drop, in its three forms. The page is in `ReportPage`.
package enum ReportDocument {
    /// Columns of the CSV form, published.
    static let columns = ["severity", "rule", "row", "column", "cell", "heading", "count", "message"]

    /// A line for each finding listed; the heading line only when there are none.
    package static func csv(_ report: Report) -> [UInt8] {
        var csv = CSV(columns: columns)
        for finding in report.findings.listed { csv.add(cells(of: finding)) }
        return csv.bytes
    }

    /// `weighbridge/report/1`; config/schemas/report.schema.json describes it.
    package static func json(_ report: Report) -> [UInt8] {
        JSON.object(members(of: report)).document
    }

    static func cells(of finding: Finding) -> [String] {
        [
            finding.severity.rawValue, finding.rule.rawValue, finding.row.map(String.init) ?? "",
            finding.column.map(String.init) ?? "", finding.cell ?? "", finding.heading ?? "",
            finding.count.map(String.init) ?? "", finding.message,
        ]
    }
}
