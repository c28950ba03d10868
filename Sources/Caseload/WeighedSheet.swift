package import CivilTime
package import DelimitedText
package import Findings
package import TableSchema

/// A caseload spreadsheet, read and weighed: its numbers, and what is said about its headings, rows and cells.
package struct WeighedSheet {
    /// Nil where there was an error or no period: nothing of such a file is counted.
    package let aggregate: Aggregate?
    /// Those of the binding, too. Findings about the text are with whoever read the table; an error among them rejects the
    /// file just as well.
    package let findings: FindingLog
    package let headings: HeadingFacts
    /// Rows in which every recognised date is blank.
    package let rowsSkipped: Int
    /// The latest date in any recognised column, planned ones included; nil where no date could be read.
    package let newestDate: CivilDay?

    /// Visits every row of the table once.
    ///
    /// - Parameters:
    ///   - binding: the schema of the Standard Spreadsheet, laid over this table.
    ///   - quarter: nil where the period could not be read; then everything is checked that needs no period. The same
    ///     holds for a quarter that begins after `asOf`, which its reader refuses (`period-in-future`).
    ///   - asOf: the day of the drop in Europe/London.
    ///   - clients: finds clients that come twice. Handed on from one file to the next of the same kind and period, it
    ///     finds clients of another file too (`check` with several files); a client may well be in two quarters' files.
    package init(
        _ table: DelimitedTable, _ binding: SchemaBinding, quarter: CivilQuarter?, asOf: CivilDay,
        clients: ClientIndex = ClientIndex()
    ) {
        let columns = SheetColumns(binding)
        let absent = AbsentHeadings(binding.schema, columns)
        let day = quarter.flatMap { WeighingDay(quarter: $0, asOf: asOf) }
        var reader = SheetReader(binding, columns, day: day, asOf: asOf, clients: clients)
        clients.beginFile()
        table.visitRows(columns: binding.columns) { reader.read($0) }

        var findings = reader.findings
        findings.add(contentsOf: binding.findings)
        findings.add(contentsOf: absent.findings)
        findings.add(contentsOf: reader.sheetFindings)
        self.findings = findings
        headings = HeadingFacts(
            read: binding.readHeadings, absent: absent.headings, ignored: binding.ignoredCount)
        rowsSkipped = reader.rowsSkipped
        newestDate = reader.newestDate
        aggregate = findings.errors == 0 ? reader.aggregate : nil
    }
}
