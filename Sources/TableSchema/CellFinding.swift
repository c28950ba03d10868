package import Findings

extension Finding {
    /// The finding for a cell that could not be read: one of the five `date-…` faults of `decodeDate`, or
    /// `number-unreadable` for hours per week.
    package static func unreadableCell(_ rule: FindingRule, row: Int, column: Int, heading: String) -> Finding {
        Finding(rule, row: row, column: column, heading: heading, "")
    }
}
