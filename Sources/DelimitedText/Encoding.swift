/// How a text was encoded when it arrived.
///
/// UTF-8 with or without a byte order mark, UTF-16 by its mark, otherwise Windows-1252 (drops.md, "Text"). A text that is
/// UTF-8 up to a character cut in two at its very end is UTF-8 that was cut off.
struct Encoding {
    let name: TextFacts.Encoding
    let hasMark: Bool
    /// Whether the text ends in the middle of a character.
    let isCutShort: Bool
    /// The first byte behind the mark, once the text is UTF-8.
    let start: Int

    /// Makes UTF-8 of a text. Where that needs another buffer, the first one is overwritten.
    init(converting text: inout [UInt8]) {
        let converted: [UInt8]?
        if let name = Self.markedUTF16(text.span) {
            self.name = name
            (hasMark, start) = (true, 0)
            isCutShort = !text.count.isMultiple(of: 2)
            converted = convertedUTF16(text.span, isLittleEndian: name == .utf16LittleEndian)
        } else {
            hasMark = text.starts(with: [0xEF, 0xBB, 0xBF])
            let markLength = hasMark ? 3 : 0
            let validity = UTF8Validity(text.span.extracting(droppingFirst: markLength))
            isCutShort = validity == .cutShort
            if validity == .invalid {
                (name, start) = (.windows1252, 0)
                converted = convertedWindows1252(text.span.extracting(droppingFirst: markLength))
            } else {
                (name, start) = (.utf8, markLength)
                converted = nil
            }
        }
        if let converted {
            overwrite(&text)
            text = converted
        }
    }

    /// Nil where the bytes begin with no mark of UTF-16.
    static func markedUTF16(_ bytes: Span<UInt8>) -> TextFacts.Encoding? {
        guard bytes.count >= 2 else { return nil }
        return switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): .utf16LittleEndian
        case (0xFE, 0xFF): .utf16BigEndian
        default: nil
        }
    }
}

private enum UTF8Validity {
    case valid
    /// Valid but for an unfinished character at the end, and not in ASCII alone before it.
    case cutShort
    case invalid

    init(_ bytes: Span<UInt8>) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes)
            self = .valid
        } catch {
            let isAtEnd = error.kind == .truncatedScalar && error.byteOffsets.upperBound == bytes.count
            let before = bytes.extracting(first: error.byteOffsets.lowerBound)
            self = isAtEnd && before.indices.contains { before[$0] >= 0x80 } ? .cutShort : .invalid
        }
    }
}

/// UTF-16 code units behind a mark, as UTF-8. Half a surrogate pair becomes U+FFFD; a last odd byte is left out.
private func convertedUTF16(_ bytes: Span<UInt8>, isLittleEndian: Bool) -> [UInt8] {
    let bytes = bytes.extracting(droppingFirst: 2)
    let unitCount = bytes.count / 2
    let (low, high) = isLittleEndian ? (0, 1) : (1, 0)
    func unit(_ index: Int) -> UInt32 {
        UInt32(bytes[2 * index + low]) | UInt32(bytes[2 * index + high]) << 8
    }
    func isHigh(_ unit: UInt32) -> Bool { unit & 0xFC00 == 0xD800 }
    func isLow(_ unit: UInt32) -> Bool { unit & 0xFC00 == 0xDC00 }

    // Three bytes a unit are the most there can be: a pair of units gives four.
    return [UInt8](capacity: 3 * unitCount) { output in
        var index = 0
        while index < unitCount {
            var scalar = unit(index)
            index += 1
            if isHigh(scalar), index < unitCount, isLow(unit(index)) {
                scalar = 0x10000 + (scalar - 0xD800) << 10 + (unit(index) - 0xDC00)
                index += 1
            } else if isHigh(scalar) || isLow(scalar) {
                scalar = 0xFFFD
            }
            append(scalar, to: &output)
        }
    }
}

private func convertedWindows1252(_ bytes: Span<UInt8>) -> [UInt8] {
    var capacity = bytes.count
    for index in bytes.indices where bytes[index] >= 0x80 {
        capacity += bytes[index] < 0xA0 ? 2 : 1
    }
    return [UInt8](capacity: capacity) { output in
        for index in bytes.indices {
            let byte = bytes[index]
            append((0x80...0x9F).contains(byte) ? UInt32(windows1252[Int(byte - 0x80)]) : UInt32(byte), to: &output)
        }
    }
}

private func append(_ scalar: UInt32, to output: inout OutputSpan<UInt8>) {
    func continuation(_ shift: UInt32) -> UInt8 { UInt8(0x80 | scalar >> shift & 0x3F) }
    switch scalar {
    case ..<0x80:
        output.append(UInt8(scalar))
    case ..<0x800:
        output.append(UInt8(0xC0 | scalar >> 6))
        output.append(continuation(0))
    case ..<0x10000:
        output.append(UInt8(0xE0 | scalar >> 12))
        output.append(continuation(6))
        output.append(continuation(0))
    default:
        output.append(UInt8(0xF0 | scalar >> 18))
        output.append(continuation(12))
        output.append(continuation(6))
        output.append(continuation(0))
    }
}

/// What Windows-1252 has at 0x80…0x9F (WHATWG Encoding Standard; the five bytes without a character stay C1 controls).
private let windows1252: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
]
