package import Crypto
import FoundationEssentials
import Slips
import Workflow

/// HMAC-SHA256 (RFC 2104) under `ledger.key`. Each use has words of its own in front of the message, so that no answer of
/// one use is an answer of another.
package struct LedgerSealer: Sealer {
    private enum Use: String {
        case content, letters, slip, chain
    }

    private let key: SymmetricKey

    package init(key: SymmetricKey) {
        self.key = key
    }

    /// 64 hexadecimal digits.
    package func contentTag(of bytes: [UInt8]) -> String {
        hexadecimal(code(.content, bytes))
    }

    package func letters(of sequence: Int64) -> String {
        // 64 bits over 26⁴ names: the remainder favours no letter that anybody could notice.
        var rest = code(.letters, Array(String(sequence).utf8)).prefix(8).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        var letters = ""
        for _ in 0..<4 {
            letters.unicodeScalars.append(UnicodeScalar(UInt8(ascii: "a") + UInt8(rest % 26)))
            rest /= 26
        }
        return letters
    }

    package func slipCode(over words: String) -> String {
        SlipCode.text(of: code(.slip, Array(words.utf8)))
    }

    /// 64 hexadecimal digits. `previous` is such a link, or empty at the chain's start: it holds no line end, so no other
    /// pair reads the same.
    package func chain(previous: String, line: String) -> String {
        hexadecimal(code(.chain, Array("\(previous)\n\(line)".utf8)))
    }

    private func code(_ use: Use, _ message: [UInt8]) -> [UInt8] {
        var code = HMAC<SHA256>(key: key)
        code.update(data: Array("weighbridge/\(use.rawValue)\n".utf8))
        code.update(data: message)
        return Array(code.finalize())
    }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef")
    return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0x0F)]] })
}
