import Findings
package import Weighing

/// What `weighbridge check` prints: a dry run of one file or several. Files are told apart by their place on the
/// command line, from 1; their names are not repeated.
package enum CheckDocument {
    /// For one file its report; for several one document with `files` and `total`
    /// (config/schemas/check.schema.json describes it).
    package static func json(_ reports: [Report]) -> [UInt8] {
        if reports.count == 1 { return ReportDocument.json(reports[0]) }
        let files = reports.enumerated().map { index, report in
            JSON.object([.init("argument", .integer(index + 1))] + ReportDocument.members(of: report))
        }
        let totals = CheckTotal.all(of: reports).map(\.json)
        return JSON.object([.init("files", .array(files)), .init("total", .array(totals))]).document
    }

    /// For one file its report's CSV; for several the same with a column `argument` in front.
    package static func csv(_ reports: [Report]) -> [UInt8] {
        if reports.count == 1 { return ReportDocument.csv(reports[0]) }
        var csv = CSV(columns: ["argument"] + ReportDocument.columns)
        for (index, report) in reports.enumerated() {
            for finding in report.findings.listed {
                csv.add([String(index + 1)] + ReportDocument.cells(of: finding))
            }
        }
        return csv.bytes
    }
}
