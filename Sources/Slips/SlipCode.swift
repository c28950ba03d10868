/// How the code of a slip is written: five groups of four letters, `KQWT-BDLM-CJNP-TRHF-GWLK`.
///
/// Letters and `-` only, because spreadsheet programs change what looks like a number or a date when a file is saved
/// again. There are no vowels, so that no code spells a word or the name of a month.
package enum SlipCode {
    /// Bytes of the keyed hash that a code shows: 80 bits, far beyond guessing by dropping files.
    package static let byteCount = 10

    private static let alphabet = Array("BCDFGHJKLMNPQRTW")
    private static let groupLength = 4

    /// The code for a keyed hash; `bytes` are at least `byteCount`, those after them are not shown.
    package static func text(of bytes: [UInt8]) -> String {
        precondition(bytes.count >= byteCount, "a slip's code shows `byteCount` bytes of a keyed hash")
        let letters = bytes.prefix(byteCount).flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 0x0F)]] }
        let groups = stride(from: 0, to: letters.count, by: groupLength).map {
            String(letters[$0..<$0 + groupLength])
        }
        return groups.joined(separator: "-")
    }
}
