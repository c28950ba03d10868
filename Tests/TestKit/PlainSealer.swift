import Slips
import Workflow

/// A sealer whose every answer follows from its arguments by plain FNV-1a: the same on every run, and no secret to anybody.
package struct PlainSealer: Sealer {
    package init() {}

    package func contentTag(of bytes: [UInt8]) -> String { String(Self.hash("tag", bytes), radix: 36) }

    package func letters(of sequence: Int64) -> String {
        var rest = Self.hash("letters", Array(String(sequence).utf8))
        return String(
            (0..<4).map { _ in
                defer { rest /= 26 }
                return Character(UnicodeScalar(UInt8(0x61 + rest % 26)))
            })
    }

    package func slipCode(over words: String) -> String {
        let halves = ["first", "second"].map { Self.hash($0, Array(words.utf8)) }
        let bytes = halves.flatMap { half in (0..<8).map { UInt8(truncatingIfNeeded: half >> ($0 * 8)) } }
        return SlipCode.text(of: Array(bytes.prefix(SlipCode.byteCount)))
    }

    package func chain(previous: String, line: String) -> String {
        String(Self.hash(previous, Array(line.utf8)), radix: 36)
    }

    private static func hash(_ purpose: String, _ bytes: [UInt8]) -> UInt64 {
        (Array(purpose.utf8) + [0] + bytes).reduce(0xCBF2_9CE4_8422_2325) { hash, byte in
            (hash ^ UInt64(byte)).multipliedReportingOverflow(by: 0x100_0000_01B3).partialValue
        }
    }
}
