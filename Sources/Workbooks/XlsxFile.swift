import CXlsxWriter
import CivilTime
import Sheets

/// One workbook of the library while it is filled; used up by `close`.
///
/// SAFETY: the library copies every string that it is given. Worksheets and formats belong to the workbook and live until it
/// is closed. Numbers of rows and columns are checked by the library.
@safe
struct XlsxFile {
    private let workbook: UnsafeMutablePointer<lxw_workbook>?
    private var formats: [XlsxFormat: UnsafeMutablePointer<lxw_format>] = unsafe [:]

    /// Nothing is opened before `close`.
    init(outputPath: String, temporaryDirectory: String) {
        unsafe workbook = temporaryDirectory.withCString { directory in
            var options = unsafe lxw_workbook_options()
            unsafe options.tmpdir = UnsafeMutablePointer(mutating: directory)
            return unsafe workbook_new_opt(outputPath, &options)
        }
    }

    /// Assembles the file, writes it and frees the workbook.
    func close() throws(XlsxError) {
        try check(unsafe workbook_close(workbook))
    }

    mutating func fill(_ content: Workbook) throws(XlsxError) {
        setProperties(content)
        let lists = OptionLists(of: content.sheets)
        for sheet in content.sheets { try add(sheet, lists: lists) }
        try add(lists)
    }

    private func setProperties(_ content: Workbook) {
        unsafe content.title.withCString { title in
            var properties = unsafe lxw_doc_properties()
            unsafe properties.title = UnsafeMutablePointer(mutating: title)
            // Noon, so that it is this day in every zone near by. Unset, the library asks the clock.
            unsafe properties.created = (Int(content.created.daysSinceEpoch) * 24 + 12) * 3600
            unsafe workbook_set_properties(workbook, &properties)
        }
    }

    private mutating func add(_ sheet: Sheet, lists: OptionLists) throws(XlsxError) {
        guard let worksheet = unsafe workbook_add_worksheet(workbook, sheet.name) else {
            throw XlsxError(unsafe workbook_validate_sheet_name(workbook, sheet.name))
        }
        try unsafe setColumns(of: sheet, in: worksheet)
        if sheet.hasHeadings { try unsafe setHeadings(of: sheet, in: worksheet) }
        for (row, cells) in sheet.rows.enumerated() {
            if let height = sheet.height(ofRow: row) {
                try check(unsafe worksheet_set_row(worksheet, lxw_row_t(sheet.firstRow + row), height, nil))
            }
            for (column, cell) in cells.enumerated() {
                let format = sheet.columns[column].format
                try unsafe write(cell, to: worksheet, row: sheet.firstRow + row, column: column, columnFormat: format)
            }
        }
        for (column, list) in sheet.columns.enumerated() where !list.options.isEmpty {
            try unsafe offer(lists.formula(for: list.options), in: worksheet, sheet: sheet, column: column)
        }
        try unsafe setPrinting(of: worksheet)
    }

    private mutating func setColumns(
        of sheet: Sheet, in worksheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws(XlsxError) {
        for (index, column) in sheet.columns.enumerated() {
            let index = lxw_col_t(index)
            let format = unsafe format(.column(column.format))
            try check(unsafe worksheet_set_column(worksheet, index, index, Double(column.width), format))
        }
    }

    private mutating func setHeadings(
        of sheet: Sheet, in worksheet: UnsafeMutablePointer<lxw_worksheet>
    ) throws(XlsxError) {
        let format = unsafe format(.heading)
        for (index, column) in sheet.columns.enumerated() {
            try check(unsafe worksheet_write_string(worksheet, 0, lxw_col_t(index), column.heading ?? "", format))
        }
        if let height = sheet.headingHeight { try check(unsafe worksheet_set_row(worksheet, 0, height, nil)) }
        unsafe worksheet_freeze_panes(worksheet, 1, 0)
        try check(unsafe worksheet_repeat_rows(worksheet, 0, 0))
        let lastColumn = lxw_col_t(sheet.columns.count - 1)
        try check(unsafe worksheet_autofilter(worksheet, 0, 0, lxw_row_t(sheet.lastRow), lastColumn))
    }

    private mutating func write(
        _ cell: Cell, to worksheet: UnsafeMutablePointer<lxw_worksheet>, row: Int, column: Int,
        columnFormat: Sheet.Format
    ) throws(XlsxError) {
        let row = lxw_row_t(row)
        let column = lxw_col_t(column)
        switch cell {
        case .blank:
            break
        case .text(let text):
            let format = unsafe format(.column(columnFormat == .text ? .text : .general))
            try check(unsafe worksheet_write_string(worksheet, row, column, text, format))
        case .strong(let text):
            try check(unsafe worksheet_write_string(worksheet, row, column, text, format(.strong)))
        case .number(let number, let places):
            let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
            let format = unsafe format(.column(.number(places: places)))
            try check(unsafe worksheet_write_number(worksheet, row, column, Double(number) / scale, format))
        case .day(let day):
            let format = unsafe format(.column(.day))
            try check(unsafe worksheet_write_number(worksheet, row, column, day.spreadsheetSerial, format))
        }
    }

    private func offer(
        _ formula: String, in worksheet: UnsafeMutablePointer<lxw_worksheet>, sheet: Sheet, column: Int
    ) throws(XlsxError) {
        let column = lxw_col_t(column)
        let rows = lxw_row_t(sheet.firstRow)...lxw_row_t(max(sheet.lastRow, sheet.firstRow))
        let error = unsafe formula.withCString { formula in
            var validation = unsafe lxw_data_validation()
            unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
            unsafe validation.value_formula = UnsafeMutablePointer(mutating: formula)
            return unsafe worksheet_data_validation_range(
                worksheet, rows.lowerBound, column, rows.upperBound, column, &validation)
        }
        try check(error)
    }

    private func setPrinting(of worksheet: UnsafeMutablePointer<lxw_worksheet>) throws(XlsxError) {
        unsafe worksheet_set_landscape(worksheet)
        unsafe worksheet_set_paper(worksheet, 9)  // A4
        unsafe worksheet_fit_to_pages(worksheet, 1, 0)
        try check(unsafe worksheet_set_footer(worksheet, "&L&A&RPage &P of &N"))
    }

    /// What the drop-down lists offer, on a sheet of its own that nobody sees: in the formula itself they would have to do
    /// with 255 characters and without commas.
    private func add(_ lists: OptionLists) throws(XlsxError) {
        if lists.options.isEmpty { return }
        guard let worksheet = unsafe workbook_add_worksheet(workbook, OptionLists.sheetName) else {
            throw XlsxError(unsafe workbook_validate_sheet_name(workbook, OptionLists.sheetName))
        }
        for (row, option) in lists.options.enumerated() {
            try check(unsafe worksheet_write_string(worksheet, lxw_row_t(row), 0, option, nil))
        }
        unsafe worksheet_hide(worksheet)
    }

    /// Each format once a workbook, in the order of first use.
    private mutating func format(_ style: XlsxFormat) -> UnsafeMutablePointer<lxw_format>? {
        if let known = unsafe formats[style] { return unsafe known }
        guard let format = unsafe workbook_add_format(workbook) else { return nil }
        unsafe style.set(format)
        unsafe formats[style] = format
        return unsafe format
    }

    private func check(_ error: lxw_error) throws(XlsxError) {
        guard error == LXW_NO_ERROR else { throw XlsxError(error) }
    }
}

/// What the library answered.
struct XlsxError: Error {
    let code: lxw_error

    init(_ code: lxw_error) {
        self.code = code
    }
}

extension Sheet {
    fileprivate var firstRow: Int { hasHeadings ? 1 : 0 }
    fileprivate var lastRow: Int { firstRow + max(rows.count, inputRows) - 1 }
}

extension CivilDay {
    /// Days since 30 December 1899.
    fileprivate var spreadsheetSerial: Double { Double(daysSinceEpoch + 25_569) }
}
