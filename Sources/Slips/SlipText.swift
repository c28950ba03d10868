import DelimitedText

/// A slip as a file: two lines, `Slip,Account,Subject,Revision,Code` and the slip's own words (returns.md, "Slips").
///
/// Until its code is found good, the words of a dropped slip are a stranger's: they are compared, and never copied into a
/// report, a log or a file name.
package enum SlipText {
    /// A dropped file, asked whether it is a slip.
    package enum Reading: Hashable, Sendable {
        /// Anything else: go on with the other checks.
        case notASlip
        /// Neither the words nor the code are checked.
        case slip(Slip, code: String)
        /// A slip by its heading line, but not two whole lines, or of no known kind: offer it anew.
        case damaged
    }

    /// Bytes that a slip may have; saved again by a spreadsheet program it is still far smaller. A larger file is none.
    package static let sizeLimit = 4096

    private static let headings = ["Slip", "Account", "Subject", "Revision", "Code"]

    /// Asked before every other check. Any encoding, separator, quoting and line end that a drop may have; blank lines and
    /// cells around the slip don't matter.
    package static func read(_ bytes: [UInt8]) -> Reading {
        guard bytes.count <= sizeLimit else { return .notASlip }
        let lines = DelimitedText.records(of: bytes, firstCell: [headings[0]]).map { filled($0.cells) }
        guard let first = lines.first, first.map({ headingKey($0) }) == headings.map({ headingKey($0) }) else {
            return .notASlip
        }
        guard lines.count == 2, lines[1].count == headings.count, !lines[1].contains("") else { return .damaged }
        let words = lines[1].map(SafeCell.content)
        guard let kind = Slip.Kind(rawValue: words[0].lowercased()) else { return .damaged }
        let slip = Slip(kind: kind, account: words[1], subject: words[2], revision: words[3])
        return .slip(slip, code: words[4].uppercased())
    }

    /// The file to offer, with its code: UTF-8 with a byte order mark and CRLF, as spreadsheet programs like it best.
    package static func bytes(of slip: Slip, code: String) -> [UInt8] {
        let lines = [headings, [slip.kind.rawValue, slip.account, slip.subject, slip.revision, code]].map { cells in
            cells.map(SafeCell.field).joined(separator: ",") + "\r\n"
        }
        return Array(("\u{FEFF}" + lines.joined()).utf8)
    }

    /// Where it is offered, below the account's outbox: `slips/submit-return-2026-Q3.slip.csv`.
    package static func path(of slip: Slip) -> String {
        "slips/\(slip.kind.rawValue)-\(slip.subject).slip.csv"
    }

    /// The cells without the blank ones behind the last.
    private static func filled(_ cells: [String]) -> [String] {
        Array(cells.reversed().drop(while: \.isEmpty).reversed())
    }
}

extension Slip {
    /// What its code is computed over. One word a line, so that no two slips have the same words.
    package var words: String {
        [kind.rawValue, account, subject, revision].joined(separator: "\n")
    }
}
