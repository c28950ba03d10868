import DelimitedText
import Findings
import Testing

struct EncodingTests {
    static func utf16(_ text: String, bigEndian: Bool = false, mark: Bool = true) -> [UInt8] {
        ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
            let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
            return bigEndian ? bytes.reversed() : bytes
        }
    }

    static let sample = "A,B\r\nZoë 😀,£5\r\n"

    @Test(arguments: [
        (Array(sample.utf8), "utf-8", false), (Array("\u{FEFF}\(sample)".utf8), "utf-8", true),
        (utf16(sample), "utf-16le", true), (utf16(sample, bigEndian: true), "utf-16be", true),
    ])
    func `Unicode is read with and without a mark`(bytes: [UInt8], encoding: String, mark: Bool) {
        let reading = Reading(bytes)
        #expect(reading.rows == [.init(2, "Zoë 😀", "£5")])
        #expect(reading.found == [])
        #expect(reading.facts?.encoding.rawValue == encoding)
        #expect(reading.facts?.byteOrderMark == mark)
        #expect(reading.facts?.bytes == bytes.count)
    }

    @Test func `anything else is Windows-1252, with a warning`() {
        // Zoë, €5 and a byte that Windows-1252 gives no character.
        let reading = Reading(Array("A,B,C\nZo".utf8) + [0xEB, 0x2C, 0x80, 0x35, 0x2C, 0x81, 0x0A])
        #expect(reading.rows == [.init(2, "Zoë", "€5", "\u{81}")])
        #expect(reading.found == ["encoding-assumed"])
        #expect(reading.facts?.encoding == .windows1252)
        #expect(reading.facts?.byteOrderMark == false)
    }

    @Test func `a mark before what is not UTF-8 is taken off all the same`() {
        let reading = Reading([0xEF, 0xBB, 0xBF] + Array("A,B\nZo".utf8) + [0xEB, 0x2C, 0x79, 0x0A])
        #expect(reading.rows == [.init(2, "Zoë", "y")])
        #expect(reading.found == ["encoding-assumed"])
        #expect(reading.facts?.byteOrderMark == true)
    }

    @Test func `all of Windows-1252 from 0x80 to 0x9F is in its place`() {
        let reading = Reading(Array("A\n".utf8) + (0x80...0x9F) + [0x0A])
        #expect(
            reading.rows == [
                .init(2, "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ")
            ])
    }

    @Test func `half a surrogate pair becomes the replacement character`() {
        var bytes = Self.utf16("A\nx")
        bytes += [0x3D, 0xD8] + Self.utf16("y\n", mark: false)
        #expect(Reading(bytes).rows == [.init(2, "x\u{FFFD}y")])
    }

    @Test func `UTF-8 cut off within a character is UTF-8 cut off`() {
        let bytes = Array("A,B\nZoë,1\nZo".utf8) + [0xC3]
        #expect(Reading(bytes).facts?.encoding == .utf8)
        #expect(Reading(bytes).found.first == "text-truncated")
    }

    @Test func `a single accent at the very end is Windows-1252`() {
        let reading = Reading(Array("A,B\nx,Jos".utf8) + [0xE9])
        #expect(reading.rows == [.init(2, "x", "José")])
        #expect(reading.found == ["encoding-assumed", "last-line-open 2"])
    }

    @Test func `UTF-16 with an odd byte at its end is cut off`() {
        #expect(Reading(Self.utf16("A,B\nx,y\n") + [0x7A]).found == ["text-truncated"])
    }
}
