package import CivilTime
import DelimitedText
package import Findings
import TableSchema

extension ReturnForm {
    /// A dropped form, read.
    package struct Reading: Hashable, Sendable {
        /// What the rows of the section `Form` say; nil where they can't be read: then there is an error among the
        /// findings. The service is a stranger's word: compared, and never copied into a report.
        package fileprivate(set) var service: String?
        package fileprivate(set) var quarter: CivilQuarter?
        package fileprivate(set) var revision: Int?
        /// The whole state by hand, blank fields left out. To be used only where no finding is an error.
        package fileprivate(set) var byHand: [ReturnField: ReturnValue] = [:]
        package fileprivate(set) var findings = FindingLog()
    }

    /// Asked before every other check, whatever the file's name: any encoding, separator, quoting and line end that a drop
    /// may have. Nil where it is no form.
    ///
    /// - Parameter today: the day of the drop in Europe/London.
    package static func read(_ bytes: [UInt8], today: CivilDay) -> Reading? {
        guard bytes.count <= sizeLimit else { return nil }
        let records = DelimitedText.records(of: bytes, firstCell: [Column.section.rawValue])
        guard let headings = records.first else { return nil }
        let keys = headings.cells.map { headingKey($0) }
        func place(_ column: Column) -> Int? { keys.firstIndex(of: headingKey(column.rawValue)) }
        guard let field = place(.field) else { return nil }
        var reader = FormReader(today: today)
        guard let byHand = place(.byHand) else {
            reader.reading.findings.add(.formHeadingMissing)
            return reader.reading
        }
        for record in records.dropFirst() {
            func cell(_ index: Int) -> String { index < record.cells.count ? record.cells[index] : "" }
            reader.read(
                section: cell(0), field: cell(field), byHand: SafeCell.content(cell(byHand)), row: record.row,
                column: byHand + 1)
        }
        reader.finish()
        return reader.reading
    }
}

/// Takes a form row by row.
private struct FormReader {
    var reading = ReturnForm.Reading()
    private let today: CivilDay
    private var rowsRead: Set<[UInt8]> = []

    init(today: CivilDay) {
        self.today = today
    }

    mutating func read(section: String, field: String, byHand: String, row: Int, column: Int) {
        let key = rowKey(section, field)
        let formRow = Self.formRows[key]
        let returnField = Self.fields[key]
        guard formRow != nil || returnField != nil else {
            if !byHand.isEmpty { add(.formFieldUnknown(row: row, column: column)) }
            return
        }
        guard rowsRead.insert(key).inserted else {
            add(.formRowRepeated(formRow?.rawValue ?? returnField?.label ?? "", row: row))
            return
        }
        if let formRow { read(formRow, byHand) }
        if let returnField { read(returnField, byHand, row: row, column: column) }
    }

    private mutating func read(_ row: ReturnForm.FormRow, _ cell: String) {
        switch row {
        case .service: reading.service = cell.isEmpty ? nil : cell
        case .quarter: reading.quarter = CivilQuarter(label: cell)
        case .revision: reading.revision = Int(cell).flatMap { $0 >= 0 ? $0 : nil }
        }
    }

    private mutating func read(_ field: ReturnField, _ cell: String, row: Int, column: Int) {
        if field.isDerived {
            if !cell.isEmpty { add(.formFieldDerived(field, row: row, column: column)) }
            return
        }
        switch FormValue(cell, of: field, today: today) {
        case .blank: break
        case .fault(let rule, let advice): add(.formValue(rule, field, advice, row: row, column: column))
        case .value(let value):
            reading.byHand[field] = value
            if case .text(let text) = value {
                let found = PersonalData.found(in: text, today: today)
                for finding in Finding.personalData(found, in: field, row: row, column: column) { add(finding) }
            }
        }
    }

    /// Says which rows were not there.
    mutating func finish() {
        for row in ReturnForm.FormRow.allCases where isUnknown(row) { add(.formRowUnreadable(row)) }
        let absent = ReturnField.all.filter { field in
            !field.isDerived && !rowsRead.contains(rowKey(field.section.rawValue, field.label))
        }
        if !absent.isEmpty { add(.formFieldsAbsent(absent)) }
    }

    private func isUnknown(_ row: ReturnForm.FormRow) -> Bool {
        switch row {
        case .service: reading.service == nil
        case .quarter: reading.quarter == nil
        case .revision: reading.revision == nil
        }
    }

    private mutating func add(_ finding: Finding) {
        reading.findings.add(finding)
    }

    private static let formRows = Dictionary(
        ReturnForm.FormRow.allCases.map { (rowKey(ReturnForm.formSection, $0.rawValue), $0) },
        uniquingKeysWith: { first, _ in first })
    private static let fields = Dictionary(
        ReturnField.all.map { (rowKey($0.section.rawValue, $0.label), $0) }, uniquingKeysWith: { first, _ in first })
}

/// Under which rows are found: their words, compared as headings are.
private func rowKey(_ section: String, _ field: String) -> [UInt8] {
    headingKey(section) + [0x0A] + headingKey(field)
}
