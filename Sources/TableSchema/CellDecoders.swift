package import CivilTime
package import Findings

/// What a cell of a date column says.
package enum DecodedDate: Hashable, Sendable {
    case blank
    case day(CivilDay)
    /// One of the `date-…` rules.
    case fault(FindingRule)
}

/// Reads a cell, as `TableRow.withCell` gives it, as a date (measures.md, "Dates"): day first always.
package func decodeDate(_ cell: Span<UInt8>) -> DecodedDate {
    .blank
}

/// What a cell of an hours-per-week column says.
package enum DecodedHours: Hashable, Sendable {
    /// Nothing there, or 0.
    case blank
    /// Hundredths of an hour, 1…16,800.
    case hundredths(Int)
    /// An MHSDS band: hours are known to be worked, their number is not.
    case band
    case unreadable
}

/// Reads a cell, as `TableRow.withCell` gives it, as hours per week (measures.md, "Rows").
package func decodeHours(_ cell: Span<UInt8>) -> DecodedHours {
    .blank
}

/// What a cell of an option column says.
package enum DecodedOption: Hashable, Sendable {
    case blank
    /// An index into the field's options.
    case option(Int)
    case unknown
}

/// Finds the option that a cell names, by label or synonym, compared as headings are.
package struct OptionDecoder: Sendable {
    package init(_ options: [TableSchema.Option]) {}

    package func decode(_ cell: Span<UInt8>) -> DecodedOption {
        .blank
    }
}
