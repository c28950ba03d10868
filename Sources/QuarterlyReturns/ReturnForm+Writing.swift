import CivilTime
import DelimitedText

extension ReturnForm {
    /// The form to offer, filled with what a draft says: UTF-8 with a byte order mark and CRLF, and no cell that a
    /// spreadsheet program would change.
    package static func bytes(of draft: ReturnDraft) -> [UInt8] {
        var lines = [Column.allCases.map(\.rawValue)]
        lines += FormRow.allCases.map { row in
            [formSection, row.rawValue, "", SafeCell.field(row.text(of: draft)), row.help(draft.quarter)]
        }
        lines += ReturnField.all.map { field in
            [
                field.section.rawValue, SafeCell.quoted(field.label), calculated(field, in: draft.content),
                byHand(field, in: draft.content), SafeCell.quoted(field.help),
            ]
        }
        return Array(("\u{FEFF}" + lines.map { $0.joined(separator: ",") + "\r\n" }.joined()).utf8)
    }

    /// What is known without the form; for the average hours the hint.
    private static func calculated(_ field: ReturnField, in content: ReturnContent) -> String {
        if field == .averageHours {
            return content.averageHoursHint.map { decimalText($0, places: field.decimalPlaces) } ?? ""
        }
        if field.isDerived { return content.value(of: field).map { cell(of: $0, field) } ?? "" }
        guard let number = content.calculated[field] else { return "" }
        let isIncomplete = content.partlyKnown.contains(field)
        return decimalText(number, places: field.decimalPlaces) + (isIncomplete ? " (incomplete)" : "")
    }

    private static func byHand(_ field: ReturnField, in content: ReturnContent) -> String {
        content.byHand[field].map { cell(of: $0, field) } ?? ""
    }

    /// Decimals stand as they are: spreadsheet programs leave them alone, and a `'` before each would puzzle whoever fills the
    /// form in. A date does get one: LibreOffice, asked to read British dates under American settings, saved 02/03/2026 as
    /// 03/02/2026.
    private static func cell(of value: ReturnValue, _ field: ReturnField) -> String {
        switch value {
        case .number(let number):
            let text = decimalText(number, places: field.decimalPlaces)
            return number < 0 ? "'" + text : text
        case .text(let text): return SafeCell.field(text)
        case .yesNo(let isYes): return isYes ? "yes" : "no"
        case .day(let day): return SafeCell.field(day.slashedText)
        }
    }
}

extension ReturnForm.FormRow {
    fileprivate func text(of draft: ReturnDraft) -> String {
        switch self {
        case .service: draft.service
        case .quarter: draft.quarter.label
        case .revision: String(draft.revision)
        }
    }

    fileprivate func help(_ quarter: CivilQuarter) -> String {
        switch self {
        case .service: SafeCell.quoted("Leave this row and the two below as they are.")
        case .quarter: SafeCell.quoted("\(quarter.monthsText), \(quarter.financialYearText).")
        case .revision:
            SafeCell.quoted(
                """
                How to fill in: write in the column By hand only; what stands there counts in place of what is under \
                Calculated, and a blank means that nothing is given by hand. Save as CSV and drop the file into your inbox.
                """)
        }
    }
}
