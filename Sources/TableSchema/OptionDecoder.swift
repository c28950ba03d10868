import DelimitedText

/// What a cell of an option column says.
package enum DecodedOption: Hashable, Sendable {
    case blank
    /// An index into the field's options.
    case option(Int)
    case unknown
}

/// Finds the option that a cell names, by label or synonym, compared as headings are.
package struct OptionDecoder: Sendable {
    private let words: KeyTable
    /// The option of each word.
    private let options: [Int]

    package init(_ options: [TableSchema.Option]) {
        let words = options.enumerated().flatMap { index, option in
            option.words.map { (key: headingKey($0), option: index) }
        }
        self.words = KeyTable(words.map(\.key))
        self.options = words.map(\.option)
    }

    /// Reads a cell as `TableRow.withCell` gives it.
    package func decode(_ cell: Span<UInt8>) -> DecodedOption {
        if cell.isEmpty { return .blank }
        guard let word = words.index(of: cell) else { return .unknown }
        return .option(options[word])
    }
}
