/// A line of an authorized_keys file (sshd(8)) as we take it: a type, the key, and perhaps a comment. No options: what an
/// account may do is said in one place, the drop-in.
package struct PublicKey: Hashable, Sendable {
    package let type: String
    /// As sshd reads it.
    package let blob: [UInt8]
    private let encoded: String
    private let comment: String

    /// Those of OpenSSH 9 that are not outdated; `ssh-dss` is, and `ssh-rsa` names a kind of key, not the old signature.
    static let types = [
        "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa",
        "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
    ]

    /// The keys of a file: one a line; blank lines and `#` lines are passed over.
    package static func keys(in text: String) throws(KeyFault) -> [PublicKey] {
        if text.contains("PRIVATE KEY") {
            throw KeyFault(
                "this is a private key: nobody but its owner may have it. Ask for the .pub file, and a new key")
        }
        var keys: [PublicKey] = []
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
            let words = line.split(whereSeparator: \.isWhitespace)
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            keys.append(try PublicKey(words, number: index + 1))
        }
        guard !keys.isEmpty else { throw KeyFault("there is no key in it") }
        return keys
    }

    private init(_ words: [Substring], number: Int) throws(KeyFault) {
        guard Self.types.contains(String(words[0])), words.count > 1 else {
            throw KeyFault(
                """
                line \(number) is no public key as OpenSSH writes it (\(Self.types[0]) AAAA… name), without options before it
                """)
        }
        // RFC 4253, 6.6: the blob begins with its type, as a string with its length in four bytes.
        let type = String(words[0])
        let length = type.utf8.count
        guard let blob = Base64.bytes(of: words[1]), blob.count > 4 + length,
            blob[..<4].elementsEqual([0, 0, 0, UInt8(length)]), blob[4..<(4 + length)].elementsEqual(type.utf8)
        else {
            throw KeyFault("the key in line \(number) is cut or damaged: ask for it again")
        }
        self.type = type
        self.blob = blob
        encoded = String(words[1])
        comment = words.dropFirst(2).joined(separator: " ")
    }

    /// As it stands in an authorized_keys file.
    package var line: String { comment.isEmpty ? "\(type) \(encoded)" : "\(type) \(encoded) \(comment)" }

    /// As `ssh-keygen -l` shows it.
    ///
    /// - Parameter digest: SHA-256 of `blob`.
    package static func fingerprint(sha256 digest: [UInt8]) -> String {
        "SHA256:" + String(Base64.text(of: digest).prefix { $0 != "=" })
    }
}

/// Why a file is no key to be used.
package struct KeyFault: Error, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// RFC 4648, with padding.
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// Nil where the text is none.
    static func bytes(of text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count.isMultiple(of: 4) else { return nil }
        let digits = text.utf8.reversed().drop { $0 == UInt8(ascii: "=") }.reversed()
        guard text.utf8.count - digits.count <= 2 else { return nil }
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var bitCount = 0
        for digit in digits {
            guard let value = alphabet.firstIndex(of: digit) else { return nil }
            bits = bits << 6 | UInt32(value)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(bitCount)))
                bits &= 1 << UInt32(bitCount) - 1
            }
        }
        return bytes
    }

    static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << UInt32(8 * (3 - group.count))
            for place in 0...group.count { text.append(alphabet[Int(bits >> UInt32(18 - 6 * place)) & 63]) }
            text += Array(repeating: UInt8(ascii: "="), count: 3 - group.count)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
