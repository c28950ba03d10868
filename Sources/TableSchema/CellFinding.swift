package import Findings

extension Finding {
    /// The finding for a cell that could not be read: `decodeDate`'s fault, or `number-unreadable` for hours per week. It
    /// says what to do and never what stands in the cell.
    package static func unreadableCell(_ rule: FindingRule, row: Int, column: Int, heading: String) -> Finding {
        Finding(rule, row: row, column: column, heading: heading, advice(rule))
    }

    private static func advice(_ rule: FindingRule) -> String {
        switch rule {
        case .dateUnreadable:
            "This is not a date. Write day, month and year as DD/MM/YYYY, such as 31/03/2026, or clear the cell."
        case .dateImpossible:
            "The calendar has no such date. Dates are read as DD/MM/YYYY; perhaps month and day are the wrong way round."
        case .dateTwoDigitYear:
            "The year has two digits, which could mean another century. Write all four, as in 31/03/2026."
        case .dateExcelSerial:
            "This is the number that Excel keeps for a date. Format the column as a date (DD/MM/YYYY) and save it as CSV "
                + "again."
        case .dateOutOfRange:
            "The year is not between 1900 and 2100. Check its digits."
        case .numberUnreadable:
            "This is not read. Write hours per week as a number above 0 and up to 168 with at most two decimals, such as "
                + "16 or 37.5, or as one of the bands 30+, 16-29, 5-15, 1-4."
        default:
            "This cell could not be read."
        }
    }
}
