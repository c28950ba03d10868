package import CivilTime

/// What a file name says about a drop: `<kind>-<period>[-<part>].csv`.
///
/// Case does not matter, and `-`, `_` and space are the same. What could be read is kept also where something else could
/// not, so that a report can be headed by it. The name itself is the sender's and goes no further than this reading.
package struct DropName: Hashable, Sendable {
    package enum Fault: Hashable, Sendable {
        /// Kind, period or label can't be read, or the extension is none that is read.
        case unreadable
        /// The label tells a version, not a team or a place (`v2`, `final`, `2026-10-01`).
        case looksLikeVersion
        /// A quarter of a financial year; the calendar quarter that it is.
        case financialYear(CivilQuarter)
    }

    package var kind: DropKind?
    package var period: Period?
    /// The label, folded to `[a-z0-9-]`; `main` where the name has none; nil where there is one that can't be taken.
    package var part: String?
    /// Nil where the whole name could be read.
    package var fault: Fault?

    package init(kind: DropKind?, period: Period?, part: String?, fault: Fault? = nil) {
        self.kind = kind
        self.period = period
        self.part = part
        self.fault = fault
    }

    /// The part of a name without a label.
    package static let mainPart = "main"
    /// Characters of a label, at most (published).
    static let labelLimit = 24
    private static let extensions = ["csv", "txt", "tsv"]

    /// Reads a file name, given as bytes since senders' systems write any encoding.
    ///
    /// - Parameters:
    ///   - givenKind: counts instead of what the name says (`check --kind`).
    ///   - givenPeriod: likewise (`check --period`).
    package init(reading bytes: [UInt8], kind givenKind: DropKind? = nil, period givenPeriod: Period? = nil) {
        let folded = String(decoding: bytes, as: UTF8.self).lowercased()
        let (stem, isReadable) = Self.splitExtension(folded)
        var words = Self.words(of: Self.withoutCopyMarks(stem))
        let namedKind = Self.takeKind(&words)
        let kind = givenKind ?? namedKind
        self.init(kind: kind, period: givenPeriod, part: nil)

        let financial = PeriodWords.takeFinancialYear(&words)
        if let financial, givenPeriod == nil {
            fault = .financialYear(financial)
            return
        }
        let named = PeriodWords.take(&words, asMonth: kind?.isMonthly ?? false)
        period = givenPeriod ?? named
        guard period != nil else {
            fault = .unreadable
            return
        }
        // Where the name itself has no period, nobody can tell which of its words would be a label.
        if named == nil, financial == nil { words = [] }
        part = words.isEmpty ? Self.mainPart : Self.label(words)
        if part == nil || kind == nil || !isReadable {
            fault = .unreadable
        } else if VersionWords.make(words) {
            part = nil
            fault = .looksLikeVersion
        }
    }

    private static func splitExtension(_ name: String) -> (stem: String, isReadable: Bool) {
        guard let dot = name.lastIndex(of: ".") else { return (name, false) }
        return (String(name[..<dot]), extensions.contains(String(name[name.index(after: dot)...])))
    }

    /// Takes off what Windows and browsers add to the name of a copy: ` (1)`, ` - Copy`, `Copy of `.
    private static func withoutCopyMarks(_ stem: String) -> String {
        var rest = Substring(stem)
        while true {
            let before = rest
            rest = rest.drop { $0 == " " }
            while rest.last == " " { rest.removeLast() }
            if rest.last == ")", let open = rest.lastIndex(of: "("), open > rest.startIndex {
                let digits = rest[rest.index(after: open)...].dropLast()
                if !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) { rest = rest[..<open] }
            }
            if rest.hasSuffix(" - copy") { rest = rest.dropLast(7) }
            if rest.hasPrefix("copy of ") { rest = rest.dropFirst(8) }
            if rest == before { return String(rest) }
        }
    }

    private static func words(of stem: String) -> [Substring] {
        stem.split { $0 == "-" || $0 == "_" || $0 == " " }
    }

    private static func takeKind(_ words: inout [Substring]) -> DropKind? {
        for kind in DropKind.allCases {
            let kindWords = kind.rawValue.split(separator: "-")
            if words.starts(with: kindWords) {
                words.removeFirst(kindWords.count)
                return kind
            }
        }
        return nil
    }

    /// Nil where the label is too long or holds other characters than `[a-z0-9-]`.
    private static func label(_ words: [Substring]) -> String? {
        let label = words.joined(separator: "-")
        let isPlain = label.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
        }
        return isPlain && label.utf8.count <= labelLimit ? label : nil
    }
}

extension DropName {
    /// The name that reads back as this kind, period and part: `dashboard-2026-Q3-north.csv`.
    package static func text(kind: DropKind, period: Period, part: String = mainPart) -> String {
        "\(kind.rawValue)-\(period.label)\(part == mainPart ? "" : "-" + part).csv"
    }
}

extension DropKind {
    /// Whether the period of this kind is a month; a calendar quarter otherwise.
    package var isMonthly: Bool {
        switch self {
        case .dashboard, .quarterlyReturn: false
        case .marKeyworkers, .marParticipants, .marPerformance: true
        }
    }

    /// Whether its rows are clients of an IPS caseload.
    package var isCaseload: Bool { !isMonthly }
}
