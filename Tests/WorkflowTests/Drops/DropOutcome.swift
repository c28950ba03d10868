import Caseload
import CivilTime
import DelimitedText
import Findings
import TableSchema
import TestKit
import Weighing

/// What a case led to, as text: every report in the order of the drops, then the parts that count in the end.
struct DropOutcome {
    let text: String

    /// - Parameter showsAbsentHeadings: with their messages; else, since most cases lack most headings, they are counted.
    init(_ simulation: Simulation, showsAbsentHeadings: Bool) {
        let reports = simulation.receipts.map { Self.text(of: $0.report, showsAbsentHeadings: showsAbsentHeadings) }
        let parts = simulation.parts.map { "\($0.key.organisation) \($0.key.subject): \($0.clients) clients" }
        let counting = ["Counting in the end:"] + (parts.isEmpty ? ["nothing"] : parts)
        text = (reports + [counting.lines]).joined(separator: "\n")
    }

    private static func text(of report: Report, showsAbsentHeadings: Bool) -> String {
        let subject = [report.kind, report.period?.label, report.part, report.subject].compactMap(\.self)
        let what = subject.isEmpty ? "unreadable" : subject.joined(separator: " ")
        var lines = ["\(report.account ?? "nobody"), \(what): \(report.verdict.rawValue)"]
        let findings = report.findings.listed
        let absent = showsAbsentHeadings ? 0 : findings.count { $0.rule == .headingAbsent }
        lines += findings.filter { absent == 0 || $0.rule != .headingAbsent }.map(text(of:))
        if absent > 0 { lines.append("  warning heading-absent × \(absent)") }
        if let replaced = report.replaces { lines.append("  replaces \(replaced.rows) clients") }
        if let text = report.text { lines.append("  text: \(self.text(of: text))") }
        if let headings = report.headings { lines.append("  headings: \(text(of: headings))") }
        if let aggregate = report.aggregate { lines += numbers(of: aggregate) }
        return lines.lines
    }

    /// `error date-impossible B3 "Referral date": …`.
    private static func text(of finding: Finding) -> String {
        let place =
            finding.cell ?? finding.row.map { "row \($0)" } ?? finding.column.map { "column \(columnLetters($0))" }
        let words = [
            finding.severity.rawValue, finding.rule.rawValue, place, finding.heading.map { "\"\($0)\"" },
            finding.count.map { "(\($0))" },
        ]
        return "  \(words.compactMap(\.self).joined(separator: " ")): \(finding.message)"
    }

    private static func text(of facts: TextFacts) -> String {
        let separator = facts.separator == "\t" ? "tab" : facts.separator
        return [
            "\(facts.bytes) bytes", facts.encoding.rawValue + (facts.byteOrderMark ? " with mark" : ""),
            "separator \(separator)", facts.lineEnding.rawValue,
            facts.headingRow.map { "headings in row \($0)" } ?? "no headings",
            "\(facts.rows) rows" + (facts.rowsSkipped.map { ", \($0) skipped" } ?? ""),
        ].joined(separator: "; ")
    }

    private static func text(of facts: HeadingFacts) -> String {
        "read \(list(facts.read)); absent \(list(facts.absent)); \(facts.ignored) ignored"
    }

    private static func list(_ headings: [String]) -> String {
        headings.isEmpty ? "none" : headings.joined(separator: ", ")
    }

    /// Measures that are known, and what of bands and demographics is not 0.
    private static func numbers(of aggregate: Aggregate) -> [String] {
        let measures = Measure.allCases.compactMap { measure in
            aggregate[measure].map { "\(measure.rawValue) \($0)" }
        }
        let bands = BandedMeasure.allCases.compactMap { measure in
            aggregate.bands[measure].map { counts in
                line(measure.rawValue, DayBand.allCases.map { ($0.rawValue, counts[$0] ?? 0) })
            }
        }
        let demographics = Demographic.allCases.compactMap { demographic in
            aggregate.demographics[demographic].map { counts in
                line(demographic.rawValue, counts.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
            }
        }
        return ["  " + measures.joined(separator: ", ")] + bands + demographics
    }

    private static func line(_ name: String, _ counts: [(label: String, count: Int)]) -> String {
        let counts = counts.filter { $0.count != 0 }.map { "\($0.label): \($0.count)" }
        return "  \(name): \(counts.isEmpty ? "none" : counts.joined(separator: ", "))"
    }
}

extension [String] {
    /// One a line, the last one ended too.
    fileprivate var lines: String { map { $0 + "\n" }.joined() }
}
