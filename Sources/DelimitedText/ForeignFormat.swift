/// What a file is that is not delimited text.
enum ForeignFormat: Hashable {
    case workbook, oldOrLockedWorkbook, openDocument, archive, pdf, picture, wordProcessor, webPage, database
    case unmarkedUTF16, utf32

    /// Recognises a format by its first bytes (and a zip archive's kind by the names in it). Nil for anything else,
    /// readable text included.
    init?(of bytes: Span<UInt8>) {
        if let known = Self.signatures.first(where: { begins(bytes, with: $0.bytes) }) {
            self = known.format == .archive ? Self.archiveKind(bytes) : known.format
        } else if Self.marksUp.contains(where: { beginsFolded(bytes, with: $0) }) {
            self = .webPage
        } else if Encoding.markedUTF16(bytes) == nil, Self.hasUTF16Pattern(bytes) {
            self = .unmarkedUTF16
        } else {
            return nil
        }
    }

    private static let signatures: [(bytes: [UInt8], format: ForeignFormat)] = [
        ([0x50, 0x4B, 0x03, 0x04], .archive), ([0x50, 0x4B, 0x05, 0x06], .archive),
        ([0x50, 0x4B, 0x07, 0x08], .archive),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .oldOrLockedWorkbook),
        (Array("%PDF-".utf8), .pdf),
        (Array("{\\rtf".utf8), .wordProcessor),
        ([0x1F, 0x8B], .archive), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive),
        (Array("Rar!\u{1A}\u{07}".utf8), .archive),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .picture), ([0xFF, 0xD8, 0xFF], .picture),
        (Array("SQLite format 3\0".utf8), .database),
        ([0xFF, 0xFE, 0x00, 0x00], .utf32), ([0x00, 0x00, 0xFE, 0xFF], .utf32),
    ]

    /// How pages begin that some systems offer as a download "for Excel".
    private static let marksUp = ["<!doctype", "<html", "<?xml", "<table", "<meta"].map { Array($0.utf8) }

    /// A zip archive names its members in its first bytes and again at its end.
    private static func archiveKind(_ bytes: Span<UInt8>) -> ForeignFormat {
        func names(_ member: String) -> Bool {
            let member = Array(member.utf8)
            return contains(bytes.extracting(first: 4096), member) || contains(bytes.extracting(last: 65_536), member)
        }
        if names("xl/workbook") { return .workbook }
        if names("application/vnd.oasis.opendocument") { return .openDocument }
        return .archive
    }

    /// UTF-16 without its mark: in Latin text every other byte is NUL. A file that was cut off and filled up with NULs
    /// has them in both places.
    private static func hasUTF16Pattern(_ bytes: Span<UInt8>) -> Bool {
        let pairs = min(bytes.count, 4096) / 2
        guard pairs > 0 else { return false }
        var (first, second) = (0, 0)
        for pair in 0..<pairs {
            if bytes[2 * pair] == 0 { first += 1 }
            if bytes[2 * pair + 1] == 0 { second += 1 }
        }
        return max(first, second) * 2 >= pairs && min(first, second) * 10 <= pairs
    }
}

private func begins(_ bytes: Span<UInt8>, with prefix: [UInt8]) -> Bool {
    bytes.count >= prefix.count && prefix.indices.allSatisfy { bytes[$0] == prefix[$0] }
}

private func beginsFolded(_ bytes: Span<UInt8>, with prefix: [UInt8]) -> Bool {
    var folding = Folding()
    return prefix.allSatisfy { folding.next(in: bytes) == $0 }
}

private func contains(_ bytes: Span<UInt8>, _ needle: [UInt8]) -> Bool {
    guard bytes.count >= needle.count else { return false }
    return (0...bytes.count - needle.count).contains { start in
        needle.indices.allSatisfy { bytes[start + $0] == needle[$0] }
    }
}
