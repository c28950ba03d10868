import CivilTime
import DelimitedText
import TableSchema
import Weighing

/// How a file was read, as pairs of a name and words; only those that apply.
struct ReportFacts {
    let pairs: [(name: String, value: String)]

    init(_ report: Report) {
        var pairs: [(String, String?)] = [
            ("Account", report.account),
            ("Drop number", report.drop.map { String($0) }),
            ("Weighed as of", report.asOf?.longText),
            ("Size", (report.text?.bytes ?? report.fileBytes).map(sizeText)),
        ]
        if let text = report.text { pairs += Self.pairs(of: text) }
        if let headings = report.headings { pairs += Self.pairs(of: headings) }
        self.pairs = pairs.compactMap { name, value in value.map { (name, $0) } }
    }

    private static func pairs(of text: TextFacts) -> [(String, String?)] {
        [
            ("Encoding", text.encoding.words + (text.byteOrderMark ? ", with byte order mark" : "")),
            ("Separator", separatorWords(text.separator)),
            ("Line ends", text.lineEnding.words),
            ("Headings in row", text.headingRow.map { String($0) }),
            ("Rows under the headings", grouped(text.rows)),
            ("Of these skipped, as no date is in them", text.rowsSkipped.map(grouped)),
        ]
    }

    private static func pairs(of headings: HeadingFacts) -> [(String, String?)] {
        [
            ("Headings read", headings.read.isEmpty ? "none" : headings.read.joined(separator: " · ")),
            ("Headings missed", headings.absent.isEmpty ? "none" : headings.absent.joined(separator: " · ")),
            ("Columns not read", grouped(headings.ignored)),
        ]
    }

    private static func separatorWords(_ separator: String) -> String {
        switch separator {
        case ",": "comma"
        case ";": "semicolon"
        case "\t": "tab"
        default: separator
        }
    }
}

extension TextFacts.Encoding {
    fileprivate var words: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16, little endian"
        case .utf16BigEndian: "UTF-16, big endian"
        case .windows1252: "Windows-1252 (assumed)"
        }
    }
}

extension TextFacts.LineEnding {
    fileprivate var words: String {
        switch self {
        case .lf: "LF"
        case .crlf: "CRLF"
        case .cr: "CR"
        case .mixed: "more than one kind"
        case .none: "none: a single line"
        }
    }
}
