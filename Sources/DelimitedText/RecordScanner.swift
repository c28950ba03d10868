/// Splits a text into records and cells, one record a call. The only reader of delimited text in the house: heading line,
/// structure and rows are all found with it.
///
/// RFC 4180, and where that is silent, what spreadsheet programs do: a quote opens a quoted cell only as the cell's first
/// byte; behind its closing quote the rest of the cell is taken as it is; LF, CRLF and a lone CR end a record, whatever
/// the other lines have; a quote that is never closed holds everything to the end of the text. Every text has a reading.
@usableFromInline
struct RecordScanner {
    enum Ending {
        case lf, crlf, cr
        /// The text ended without a line end.
        case none
        /// The text ended within quotes.
        case openQuote
    }

    let separator: UInt8
    /// The first byte of the next record.
    private(set) var position: Int
    /// The record read last, counted from 1, blank ones too: what a spreadsheet shows as its row.
    private(set) var row = 0
    /// The first byte of that record.
    private(set) var recordStart = 0
    private(set) var ending = Ending.none
    /// The cells of that record, at most `storedCells` of them; the array is used again for the next.
    @usableFromInline private(set) var cells: [CellRange] = []
    /// All its cells.
    private(set) var cellCount = 0
    /// Its last non-blank cell, counted from 1; 0 where the whole record is blank.
    private(set) var lastNonBlankColumn = 0

    /// Cells beyond these are counted and not kept.
    var storedCells: Int

    init(separator: UInt8, position: Int, storedCells: Int) {
        self.separator = separator
        self.position = position
        self.storedCells = storedCells
    }

    /// Reads the next record; false at the end of the text. Every call is given the same text.
    mutating func next(in text: Span<UInt8>) -> Bool {
        guard position < text.count else { return false }
        row += 1
        recordStart = position
        cells.removeAll(keepingCapacity: true)
        cellCount = 0
        lastNonBlankColumn = 0
        repeat {
            let isOpen = readCell(in: text)
            if isOpen {
                ending = .openQuote
                return true
            }
        } while takeSeparator(in: text)
        ending = takeLineEnd(in: text)
        return true
    }

    /// Reads up to the separator, line end or end of text behind a cell. True where a quote stays open.
    private mutating func readCell(in text: Span<UInt8>) -> Bool {
        guard position < text.count, text[position] == quote else {
            let start = position
            skipUnquoted(in: text)
            add(CellRange(start..<position), in: text)
            return false
        }
        let start = position
        let (closing, hasDoubled) = closingQuote(in: text)
        guard closing < text.count else {
            position = closing
            add(hasDoubled ? CellRange(mending: start..<closing) : CellRange(start + 1..<closing), in: text)
            return true
        }
        position = closing + 1
        skipUnquoted(in: text)
        let hasTail = !isBlank(text, closing + 1..<position)
        add(
            hasDoubled || hasTail ? CellRange(mending: start..<position) : CellRange(start + 1..<closing), in: text)
        return false
    }

    /// Where the quote that closes the one at `position` stands, `text.count` where there is none; and whether there
    /// are doubled ones before it.
    private func closingQuote(in text: Span<UInt8>) -> (position: Int, hasDoubled: Bool) {
        var at = position + 1
        var hasDoubled = false
        while at < text.count {
            if text[at] != quote {
                at += 1
            } else if at + 1 < text.count, text[at + 1] == quote {
                hasDoubled = true
                at += 2
            } else {
                break
            }
        }
        return (at, hasDoubled)
    }

    private mutating func skipUnquoted(in text: Span<UInt8>) {
        var at = position
        while at < text.count {
            let byte = text[at]
            if byte == separator || byte == lineFeed || byte == carriageReturn { break }
            at += 1
        }
        position = at
    }

    private mutating func takeSeparator(in text: Span<UInt8>) -> Bool {
        guard position < text.count, text[position] == separator else { return false }
        position += 1
        return true
    }

    private mutating func takeLineEnd(in text: Span<UInt8>) -> Ending {
        guard position < text.count else { return .none }
        position += 1
        if text[position - 1] == lineFeed { return .lf }
        guard position < text.count, text[position] == lineFeed else { return .cr }
        position += 1
        return .crlf
    }

    private mutating func add(_ cell: CellRange, in text: Span<UInt8>) {
        cellCount += 1
        if cellCount <= storedCells { cells.append(cell) }
        if !isBlank(text, cell.start..<cell.end) { lastNonBlankColumn = cellCount }
    }
}

let quote = UInt8(ascii: "\"")
let lineFeed: UInt8 = 0x0A
let carriageReturn: UInt8 = 0x0D
