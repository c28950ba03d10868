package import CivilTime
package import DelimitedText
package import Findings
package import TableSchema

/// A file of the Monthly Activities Report, read and checked: its rows, and what is said about its headings, rows and cells.
package struct WeighedActivity {
    /// Nil where there was an error: nothing of such a file is kept. Findings about the text are with whoever read the table;
    /// an error among them rejects the file just as well.
    package let rows: ActivityRows?
    /// Those of the binding, too.
    package let findings: FindingLog
    package let headings: HeadingFacts
    /// Rows in which every column that is read is blank.
    package let rowsSkipped: Int

    /// Visits every row of the table once.
    ///
    /// - Parameters:
    ///   - binding: the schema of `kind`, laid over this table.
    ///   - month: nil where the period could not be read; then everything is checked that needs no month.
    ///   - asOf: the day of the drop in Europe/London.
    ///   - referralPattern: nil = none is set, and referral numbers may look like anything.
    package init(
        _ table: DelimitedTable, _ binding: SchemaBinding, kind: ActivityKind, month: CivilMonth?, asOf: CivilDay,
        referralPattern: ReferralPattern? = nil, earlier: EarlierMonths = .none
    ) {
        var watch = CellWatch(binding, table)
        var findings = FindingLog()
        findings.add(contentsOf: binding.findings)
        let rows: ActivityRows
        switch kind {
        case .keyworkers:
            var reader = KeyworkerReader(binding)
            table.visitRows(columns: watch.columns) { if watch.hasContent($0) { reader.read($0) } }
            findings.merge(reader.findings)
            findings.add(contentsOf: reader.vanished(earlier))
            rows = .keyworkers(reader.rows)
        case .participants:
            var reader = ParticipantReader(
                binding, month: month, asOf: asOf, pattern: referralPattern?.expression, earlier: earlier)
            table.visitRows(columns: watch.columns) { if watch.hasContent($0) { reader.read($0) } }
            findings.merge(reader.findings)
            findings.add(contentsOf: reader.vanished)
            rows = .participants(reader.rows)
        case .performance:
            var reader = PerformanceReader(binding)
            table.visitRows(columns: watch.columns) { if watch.hasContent($0) { reader.read($0) } }
            findings.merge(reader.findings)
            findings.add(contentsOf: reader.missing)
            rows = .performance(reader.rows)
        }
        findings.merge(watch.findings)
        findings.add(contentsOf: watch.ignoredFindings)
        self.findings = findings
        self.rows = findings.errors == 0 ? rows : nil
        headings = HeadingFacts(read: binding.readHeadings, absent: [], ignored: binding.ignoredCount)
        rowsSkipped = watch.rowsSkipped
    }
}
