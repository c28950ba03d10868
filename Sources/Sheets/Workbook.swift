package import CivilTime

/// A spreadsheet file as a value: what area documents, templates and reports fill, and the edge `Workbooks` writes as xlsx.
///
/// Equal workbooks are equal bytes.
package struct Workbook: Hashable, Sendable {
    /// Stands in the file's properties; screen readers say it.
    package var title: String
    /// The day that the file's properties name as that of its making. It follows from the content and never from a clock:
    /// the last day of a quarter, the day of a submission.
    package var created: CivilDay
    /// At least one, in the order of the tabs.
    package var sheets: [Sheet]

    package init(title: String, created: CivilDay, sheets: [Sheet]) {
        self.title = title
        self.created = created
        self.sheets = sheets
    }
}
