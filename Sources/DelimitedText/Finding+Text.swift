package import Findings

/// What is said about a drop as a text: all its words in one place.
extension Finding {
    static let fileEmpty = Finding(
        .fileEmpty, "There is nothing in this file. Save the spreadsheet again as \(csvUTF8) and send that file.")

    package static func fileTooLarge(limit: Int) -> Finding {
        let size = limit >= 1_048_576 ? "\(limit / 1_048_576) MB" : "\(grouped(limit)) bytes"
        return Finding(
            .fileTooLarge,
            "This file is larger than \(size). Send only the columns that are needed, or each team's clients in a file "
                + "of their own.")
    }

    static func notText(_ format: ForeignFormat) -> Finding {
        Finding(.notText, "\(format.description) \(format.advice)")
    }

    static func controlByte(line: Int) -> Finding {
        Finding(
            .notText,
            "This is not a plain text file: line \(line) holds control characters, which no spreadsheet needs. Open it "
                + "in your spreadsheet program, save it as \(csvUTF8) and send that file.")
    }

    static func nulBytes(line: Int) -> Finding {
        Finding(
            .textTruncated,
            "Line \(line) of this file holds empty bytes (NUL), as files do that were not saved or copied to their end. "
                + "Save the spreadsheet again as \(csvUTF8) and send that file.")
    }

    static let cutCharacter = Finding(
        .textTruncated, "This file ends in the middle of a character, so it looks cut off. Send the whole file again.")

    static func quoteOpen(row: Int, column: Int, line: Int) -> Finding {
        Finding(
            .textTruncated, row: row, column: column,
            "A quotation mark opens in line \(line) of this file and is never closed: the file was cut off, or the mark "
                + "should not be there. Send the whole file again; if this comes back, take the mark out of the cell.")
    }

    static func lastRowShort(row: Int) -> Finding {
        Finding(
            .textTruncated, row: row,
            "The last row has fewer cells than all others and no line end, so the file looks cut off. Send the whole "
                + "file again.")
    }

    static func lastLineOpen(row: Int) -> Finding {
        Finding(
            .lastLineOpen, row: row,
            "The last row has no line end. Check that the whole file was sent: this should be your last client.")
    }

    static let encodingAssumed = Finding(
        .encodingAssumed,
        "This file is not in UTF-8 and was read as Windows-1252; letters with accents may be wrong. Save the spreadsheet "
            + "as \(csvUTF8) from now on.")

    static let headingsNotFound = Finding(
        .headingsNotFound,
        "None of the headings that are read was found in the first \(Layout.recordsSearched) rows. Put the template's "
            + "heading line, worded as it is there, above your clients and send the file again.")

    static func headingRowLate(row: Int) -> Finding {
        Finding(
            .headingRowLate, row: row,
            "The headings were found in this row, and the rows above it were passed over. If clients stand there, move "
                + "them below the headings; otherwise delete those rows.")
    }

    static func rowsTooMany(rows: Int, limit: Int) -> Finding {
        Finding(
            .rowsTooMany,
            "This file has \(grouped(rows)) rows; at most \(grouped(limit)) are read. Send each team's clients in a file "
                + "of their own.")
    }

    static func columnsTooMany(row: Int, limit: Int) -> Finding {
        Finding(
            .columnsTooMany, row: row,
            "This row has more than \(grouped(limit)) columns. Delete the columns that are not needed, and send the file "
                + "again.")
    }

    static func cellTooLong(row: Int, column: Int, line: Int, isQuoted: Bool, limit: Int) -> Finding {
        let advice =
            isQuoted
            ? "It begins with a quotation mark in line \(line) of the file that is perhaps not closed where it should be: "
                + "take the mark out, or shorten the cell."
            : "It begins in line \(line) of the file. Shorten it, or delete the column if it is not needed."
        return Finding(
            .cellTooLong, row: row, column: column, "This cell is longer than \(grouped(limit)) bytes. \(advice)")
    }

    static func rowTooWide(row: Int, column: Int) -> Finding {
        Finding(
            .rowTooWide, row: row, column: column,
            "This row goes on beyond the last heading, so its cells may stand in wrong columns. Clear what stands there, "
                + "or give its column a heading. If the spreadsheet looks right, save it as \(csvUTF8) again: written by "
                + "hand, a cell with a comma in it needs quotation marks.")
    }
}

extension ForeignFormat {
    fileprivate var description: String {
        switch self {
        case .workbook: "This is an Excel workbook, not a CSV file."
        case .oldOrLockedWorkbook: "This is an Excel workbook of an old kind or with a password, not a CSV file."
        case .openDocument: "This is an OpenDocument file (LibreOffice), not a CSV file."
        case .archive: "This is a compressed (zip) file, not a CSV file."
        case .pdf: "This is a PDF, not a CSV file."
        case .picture: "This is a picture, not a CSV file."
        case .wordProcessor: "This is a word processor's file (RTF), not a CSV file."
        case .webPage: "This is a web page or XML file, not a CSV file, although spreadsheet programs may open it."
        case .database: "This is a database file, not a CSV file."
        case .unmarkedUTF16: "This is text in UTF-16 without the mark that says so."
        case .utf32: "This is text in UTF-32, which is not read."
        }
    }

    fileprivate var advice: String {
        switch self {
        case .workbook, .oldOrLockedWorkbook, .openDocument, .webPage, .unmarkedUTF16, .utf32:
            "Open it in your spreadsheet program, choose “Save As” and the file type \(csvUTF8), and send that file."
        case .archive:
            "Unpack it, save the spreadsheet in it as \(csvUTF8), and send that file."
        case .pdf, .picture, .wordProcessor, .database:
            "Open the spreadsheet itself, save it as \(csvUTF8), and send that file."
        }
    }
}

/// As Excel names it.
private let csvUTF8 = "“CSV UTF-8 (Comma delimited)”"

/// `200,000`.
private func grouped(_ value: Int) -> String {
    var digits = String(value)
    var end = digits.count - 3
    while end > 0 {
        digits.insert(",", at: digits.index(digits.startIndex, offsetBy: end))
        end -= 3
    }
    return digits
}
