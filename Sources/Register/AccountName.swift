/// The form of account names: `[a-z][a-z0-9-]{1,30}`, as they are names of directories and of system users as well.
package enum AccountName {
    static let lengths = 2...31

    package static func isWellFormed(_ name: String) -> Bool {
        let bytes = name.utf8
        guard lengths.contains(bytes.count), let first = bytes.first, isLetter(first) else { return false }
        return bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
    }

    /// The nearest well-formed name: `Team North` becomes `team-north`. Where the first character is no letter, the level
    /// comes first: `7th` becomes `team-7th`.
    static func suggestion(for name: String, level: String) -> String {
        let words = name.lowercased().utf8.split { !isLetter($0) && !isDigit($0) }.map {
            String(decoding: $0, as: UTF8.self)
        }
        var suggested = words.joined(separator: "-")
        if suggested.utf8.first.map(isLetter) != true || suggested.utf8.count < lengths.lowerBound {
            suggested = suggested.isEmpty ? "\(level)-1" : "\(level)-\(suggested)"
        }
        return String(suggested.prefix(lengths.upperBound))
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
