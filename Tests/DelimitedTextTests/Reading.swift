import DelimitedText
import Findings

/// What a text is read as: every row under the headings, all findings, the facts.
struct Reading {
    struct Row: Equatable {
        var number: Int
        var cells: [String]

        init(_ number: Int, _ cells: String...) {
            self.number = number
            self.cells = cells
        }
    }

    /// Nil where there is no table.
    var rows: [Row]?
    var headingRow: Int?
    var findings: FindingLog
    var facts: TextFacts?

    /// The headings that are known are A, B and C, unless others are given. All columns up to the last heading are read.
    init(_ bytes: [UInt8], limits: ReadLimits = ReadLimits(), known: [String] = ["A", "B", "C"]) {
        let keys = Set(known.map { headingKey($0) })
        let (table, findings, facts) = DelimitedTable.read(bytes, limits: limits, knownHeadings: keys)
        self.findings = findings
        self.facts = facts
        guard let table else { return }
        headingRow = table.headingRow
        let columns = Array(1...(table.headings.last?.column ?? 1))
        var rows: [Row] = []
        table.visitRows(columns: columns) { row in
            var read = Row(row.number)
            for slot in columns.indices { row.withCell(slot) { read.cells.append(text($0)) } }
            rows.append(read)
        }
        self.rows = rows
    }

    init(_ text: String, limits: ReadLimits = ReadLimits(), known: [String] = ["A", "B", "C"]) {
        self.init(Array(text.utf8), limits: limits, known: known)
    }

    /// Rule and place of each finding, in listing order: `text-truncated B3`, `file-empty`.
    var found: [String] {
        findings.listed.map { finding in
            let place = finding.cell ?? finding.row.map(String.init) ?? ""
            return place.isEmpty ? finding.rule.rawValue : "\(finding.rule.rawValue) \(place)"
        }
    }
}

/// The bytes as a string.
func text(_ bytes: Span<UInt8>) -> String {
    String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
}

/// Sebastiano Vigna's SplitMix64: random numbers that are the same in every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
