/// A line of an authorized_keys file (sshd(8)) as we take it: a type, the key, and perhaps a comment. No options: what an
/// account may do is said in one place, the drop-in. Whether the key is whole is ssh-keygen's to say.
package struct PublicKey: Hashable, Sendable {
    package let type: String
    /// In Base64.
    package let encoded: String
    private let comment: String

    /// Those of OpenSSH 9 that are not outdated; `ssh-dss` is, and `ssh-rsa` names a kind of key, not the old signature.
    static let types = [
        "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521", "ssh-rsa",
        "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
    ]

    /// The keys of a file that somebody gives us: one a line; blank lines and `#` lines are passed over.
    package static func keys(in text: String) throws(KeyFault) -> [PublicKey] {
        if text.contains("PRIVATE KEY") || text.contains("PuTTY-User-Key-File") {
            throw KeyFault(
                "this is a private key: nobody but its owner may have it. Ask for the public key of a new pair")
        }
        if text.contains("BEGIN SSH2 PUBLIC KEY") {
            throw KeyFault(
                "this public key has another form: `ssh-keygen -i -f FILE` makes of it the one that sshd reads")
        }
        var keys: [PublicKey] = []
        for (number, words) in lines(of: text) {
            guard let key = PublicKey(words) else {
                throw KeyFault(
                    """
                    line \(number) is no public key as OpenSSH writes it (\(types[0]) AAAA… name), without options before it
                    """)
            }
            keys.append(key)
        }
        guard !keys.isEmpty else { throw KeyFault("there is no key in it") }
        return keys
    }

    /// The keys of a file as sshd reads it, which somebody may have written by hand: options before them are passed over, and
    /// so are lines without a key.
    package static func found(in text: String) -> [PublicKey] {
        lines(of: text).compactMap { line in PublicKey(line.words.drop { !types.contains(String($0)) }) }
    }

    private static func lines(of text: String) -> [(number: Int, words: ArraySlice<Substring>)] {
        // Some editors put a mark of the encoding before all.
        let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
        return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
            .map { (number: $0 + 1, words: $1.split(whereSeparator: \.isWhitespace)[...]) }
            .filter { line in line.words.first.map { !$0.hasPrefix("#") } ?? false }
    }

    private init?(_ words: ArraySlice<Substring>) {
        guard words.count > 1, let first = words.first, Self.types.contains(String(first)) else { return nil }
        type = String(first)
        encoded = String(words[words.startIndex + 1])
        comment = words.dropFirst(2).joined(separator: " ")
    }

    /// As it stands in an authorized_keys file.
    package var line: String { comment.isEmpty ? "\(type) \(encoded)" : "\(type) \(encoded) \(comment)" }
}

/// Why a file is no key to be used.
package struct KeyFault: Error, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
