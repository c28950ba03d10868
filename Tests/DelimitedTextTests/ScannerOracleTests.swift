@testable import DelimitedText
import Findings
import Testing

/// The scanner against a reader that is too plain to be wrong: one byte a step, one of four states.
struct ScannerOracleTests {
    struct Record: Equatable {
        var cells: [[UInt8]] = [[]]
        var isOpen = false
        var hasEnd = false
    }

    func plainRecords(_ text: [UInt8]) -> [Record] {
        enum State { case cellStart, unquoted, quoted, quoteInQuoted }
        var records: [Record] = []
        var record = Record()
        var state = State.cellStart
        var hasBegun = false
        for (index, byte) in text.enumerated() {
            if byte == 0x0A, index > 0, text[index - 1] == 0x0D, state != .quoted, !hasBegun { continue }
            hasBegun = true
            let last = record.cells.count - 1
            switch (state, byte) {
            case (.cellStart, UInt8(ascii: "\"")): state = .quoted
            case (.quoted, UInt8(ascii: "\"")): state = .quoteInQuoted
            case (.quoteInQuoted, UInt8(ascii: "\"")):
                record.cells[last].append(byte)
                state = .quoted
            case (.quoted, _): record.cells[last].append(byte)
            case (_, UInt8(ascii: ",")):
                record.cells.append([])
                state = .cellStart
            case (_, 0x0A), (_, 0x0D):
                record.hasEnd = true
                records.append(record)
                record = Record()
                state = .cellStart
                hasBegun = false
            default:
                record.cells[last].append(byte)
                state = .unquoted
            }
        }
        if hasBegun {
            record.isOpen = state == .quoted
            records.append(record)
        }
        return records
    }

    func scannedRecords(_ text: [UInt8]) -> [Record] {
        var scanner = RecordScanner(separator: UInt8(ascii: ","), position: 0, storedCells: .max)
        var records: [Record] = []
        while scanner.next(in: text.span) {
            var record = Record(cells: [])
            for cell in scanner.cells {
                record.cells.append(cell.withContent(in: text.span) { span in span.indices.map { span[$0] } })
            }
            record.isOpen = scanner.ending == .openQuote
            record.hasEnd = scanner.ending != .none && scanner.ending != .openQuote
            records.append(record)
            let lastNonBlank = record.cells.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
            if scanner.row != records.count || scanner.cellCount != record.cells.count
                || scanner.lastNonBlankColumn != lastNonBlank
            {
                Issue.record("row, cell count and last non-blank column of \(text)")
            }
        }
        return records
    }

    func trimmed(_ record: Record) -> Record {
        let blanks: Set<UInt8> = [0x0A, 0x0D, 0x20]
        var record = record
        record.cells = record.cells.map { cell in
            Array(cell.drop { blanks.contains($0) }.reversed().drop { blanks.contains($0) }.reversed())
        }
        return record
    }

    func agree(_ text: [UInt8]) -> Bool {
        plainRecords(text).map(trimmed) == scannedRecords(text)
    }

    @Test func `the oracle reads a few texts right`() {
        func cells(_ text: String) -> [[String]] {
            plainRecords(Array(text.utf8)).map { $0.cells.map { String(decoding: $0, as: UTF8.self) } }
        }
        #expect(cells("a,b\r\n\r\n\"c\r\n\"\"d\",e\rf") == [["a", "b"], [""], ["c\r\n\"d", "e"], ["f"]])
        #expect(cells("\"a\"b\",\"") == [["ab\"", ""]])
        #expect(cells("a,") == [["a", ""]])
        #expect(cells("") == [])
    }

    @Test func `all texts of up to seven bytes are read alike`() {
        let alphabet = Array("a,\"\r\n".utf8)
        var texts: [[UInt8]] = [[]]
        for _ in 0..<7 {
            texts = texts.flatMap { text in alphabet.map { text + [$0] } }
            for text in texts where !agree(text) {
                Issue.record("the readers differ on \(String(decoding: text, as: UTF8.self).debugDescription)")
            }
        }
    }

    @Test func `random longer texts are read alike`() {
        var random = SplitMix(state: 1)
        let alphabet = Array("ab,,\"\"\"\r\n ".utf8)
        for _ in 0..<5000 {
            let text = (0..<Int.random(in: 8...80, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            if !agree(text) {
                Issue.record("the readers differ on \(String(decoding: text, as: UTF8.self).debugDescription)")
            }
        }
    }
}
