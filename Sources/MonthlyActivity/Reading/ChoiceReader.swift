import DelimitedText
import TableSchema

/// Reads the cells of an option column as what the program counts with. An edition of the schema may word an option anew
/// where the word of the compiled-in one is among its synonyms.
struct ChoiceReader<Choice> {
    private let decoder: OptionDecoder
    private let meanings: [Choice?]

    init(_ options: [TableSchema.Option], _ choices: [Choice], word: (Choice) -> String) {
        decoder = OptionDecoder(options)
        meanings = options.map { option in
            let words = Set(option.words.map { headingKey($0) })
            return choices.first { words.contains(headingKey(word($0))) }
        }
    }

    /// Nil for a blank cell and for one that names no option.
    func read(_ cell: Span<UInt8>) -> Choice? {
        if case .option(let index) = decoder.decode(cell) { meanings[index] } else { nil }
    }
}
