import CivilTime
import Workflow

/// A claim's name on disk: `<sequence>-<received UTC ms>-<tries>-<name>`, in the directory of its account.
///
/// The sender's part comes last and may be anything, so the three numbers are read from the left.
enum ClaimFileName {
    /// Bytes of the sender's name that are kept: with the longest numbers the whole stays below the 255 of a file name.
    static let keptNameBytes = 180

    static func text(of claim: Claim) -> EntryName {
        let numbers = "\(claim.sequence)-\(claim.receivedAt.milliseconds)-\(claim.tries)-"
        return EntryName(bytes: Array(numbers.utf8) + claim.name.bytes.prefix(keptNameBytes))
    }

    /// Nil for a name that this program does not give: numbers missing, signed, or with leading zeros.
    static func claim(_ text: EntryName, account: String) -> Claim? {
        let fields = text.bytes.split(separator: UInt8(ascii: "-"), maxSplits: 3, omittingEmptySubsequences: false)
        guard fields.count == 4, let sequence = number(fields[0]), let milliseconds = number(fields[1]),
            let tries = number(fields[2]), let tries = Int(exactly: tries)
        else { return nil }
        let claim = Claim(
            account: account, sequence: sequence, receivedAt: Instant(milliseconds: milliseconds), tries: tries,
            name: EntryName(bytes: Array(fields[3])))
        return self.text(of: claim) == text ? claim : nil
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
        Int64(String(decoding: digits, as: UTF8.self))
    }
}
