import Caseload
import CivilTime
import Findings
import Slips
package import Weighing

extension CheckDocument {
    /// For a terminal: verdict, findings and numbers of each file, and the sums of several.
    package static func text(_ reports: [Report]) -> [UInt8] {
        var lines: [String] = []
        for (index, report) in reports.enumerated() {
            if reports.count > 1 { lines += ["FILE \(index + 1) OF \(reports.count)"] }
            lines += self.lines(of: report) + [""]
        }
        if reports.count > 1 {
            for total in CheckTotal.all(of: reports) { lines += self.lines(of: total) + [""] }
        }
        let text = lines.map { line in
            String(String.UnicodeScalarView(line.unicodeScalars.map { isForbiddenControl($0) ? "\u{FFFD}" : $0 }))
        }
        return Array(text.joined(separator: "\n").utf8)
    }

    private static let width = 80

    private static func lines(of report: Report) -> [String] {
        var lines: [String] = []
        if let kind = report.kind.flatMap(DropKind.init), let period = report.period {
            lines.append(
                "\(kind.words.capitalisedFirst), \(period.longText)" + (report.part.map { ", part \($0)" } ?? ""))
        }
        if let asOf = report.asOf { lines.append("Weighed as of \(asOf.longText)") }
        lines += ["", "\(report.verdict.rawValue.uppercased()): \(VerdictWords(report).counts)."]
        lines += wrapped(meaning(of: report.verdict), indent: 0)
        if !report.findings.isEmpty { lines += [""] + findingLines(report.findings) }
        if let aggregate = report.caseload { lines += [""] + numberLines(aggregate, incomplete: []) }
        return lines
    }

    private static func lines(of total: CheckTotal) -> [String] {
        let what = "\(total.kind.words), \(total.period.longText), \(counted(total.fileCount, "file"))"
        return ["ALL ACCEPTED FILES TOGETHER: " + what]
            + numberLines(total.total.aggregate, incomplete: Set(total.total.incomplete))
    }

    private static func meaning(of verdict: Verdict) -> String {
        switch verdict {
        case .accepted: "Sent like this, its numbers would count."
        case .acceptedWithWarnings: "Sent like this, its numbers would count. Please look at the warnings."
        case .rejected: "Sent like this, nothing of it would be counted. Mend the errors first."
        }
    }

    // MARK: Findings

    private static func findingLines(_ log: FindingLog) -> [String] {
        var lines = ["Findings"]
        for (rule, count) in log.byRule {
            lines.append("  \(padded(grouped(count), to: 7, atEnd: false))  \(rule.rawValue)")
        }
        lines.append("")
        let listed = log.listed
        for finding in listed {
            let place = [finding.severity.rawValue, place(of: finding), finding.rule.rawValue].compactMap(\.self)
            let heading = finding.heading.map { "\($0): " } ?? ""
            let cells = finding.count.map { " (\(counted($0, "cell")))" } ?? ""
            lines.append("  " + place.joined(separator: "  "))
            lines += wrapped(heading + finding.message + cells, indent: 4)
        }
        if listed.count < log.errors + log.warnings {
            lines.append("  … the first \(grouped(listed.count)) of \(grouped(log.errors + log.warnings)).")
        }
        return lines
    }

    private static func place(of finding: Finding) -> String? {
        finding.cell ?? finding.row.map { "row \($0)" } ?? finding.column.map { "column \(columnLetters($0))" }
    }

    // MARK: Numbers

    private static func numberLines(_ aggregate: Aggregate, incomplete: Set<String>) -> [String] {
        func line(_ label: String, _ value: String?, isIncomplete: Bool = false, indent: Int = 2) -> String {
            let name = String(repeating: " ", count: indent) + label
            return padded(name, to: 56) + padded(value ?? "not known", to: 10, atEnd: false)
                + (isIncomplete ? "  incomplete" : "")
        }
        var lines = ["Numbers"]
        for measure in Measure.allCases {
            lines.append(
                line(
                    measure.words.label, Numbers.text(of: measure, in: aggregate),
                    isIncomplete: incomplete.contains(measure.rawValue)))
        }
        for banded in BandedMeasure.allCases {
            guard let bands = aggregate.bands[banded] else {
                lines.append(line(banded.words.label, nil))
                continue
            }
            lines.append("  " + banded.words.label + (incomplete.contains(banded.rawValue) ? "  incomplete" : ""))
            for band in DayBand.allCases { lines.append(line(band.words, grouped(bands[band] ?? 0), indent: 4)) }
        }
        for demographic in Demographic.allCases {
            guard let options = aggregate.demographics[demographic] else {
                lines.append(line(demographic.words.label, nil))
                continue
            }
            lines.append("  " + demographic.words.label)
            for option in orderedOptions(options) { lines.append(line(option.label, grouped(option.count), indent: 4)) }
        }
        return lines
    }

    // MARK: Layout

    private static func padded(_ text: String, to width: Int, atEnd: Bool = true) -> String {
        let blanks = String(repeating: " ", count: max(0, width - text.count))
        return atEnd ? text + blanks : blanks + text
    }

    /// Lines of at most `width` characters, broken at blanks; a longer word stands alone.
    private static func wrapped(_ text: String, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if line.isEmpty {
                line = margin + word
            } else if line.count + 1 + word.count <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = margin + word
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }
}
