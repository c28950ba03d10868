import Caseload
import CivilTime
import Documents
import Findings
import TestKit
import Testing
import Weighing

struct CheckTests {
    private static let three = [Samples.exampleReport, Samples.rejectedReport, Samples.cleanReport].map(Samples.dryRun)

    private func json(_ reports: [Report]) -> String { String(decoding: CheckDocument.json(reports), as: UTF8.self) }
    private func text(_ reports: [Report]) -> String { String(decoding: CheckDocument.text(reports), as: UTF8.self) }

    @Test func `one file gives its report in every form`() {
        let report = Self.three[0]
        #expect(CheckDocument.json([report]) == ReportDocument.json(report))
        #expect(CheckDocument.csv([report]) == ReportDocument.csv(report))
    }

    @Test func `several files are numbered by argument, and accepted ones added up`() throws {
        let text = json(Self.three)
        #expect(text.hasPrefix("{\n  \"files\": [\n    {\n      \"argument\": 1,\n      \"schema\""))
        #expect(text.contains("\"argument\": 3"))
        let total = try #require(text.firstRange(of: "\"total\": [")).upperBound
        #expect(
            JSONText.sameTokens(
                String(text[total...].prefix { $0 != "}" }),
                """
                {"kind": "dashboard", "period": {"label": "2026-Q3", "start": "2026-07-01", "end": "2026-09-30"
                """))
        // 209 clients of the example, 118 of the clean one; the example knows no caseload.
        #expect(text[total...].contains("\"files\": 2"))
        #expect(text[total...].contains("\"clients\": 327"))
        #expect(text[total...].contains("\"caseload\": 96"))
        #expect(text[total...].contains("\"incomplete\": [\n        \"referrals_in_employment\""))
    }

    @Test func `sums are kept apart by kind and period`() {
        var other = Self.three[2]
        other.period = .quarter(CivilQuarter(year: 2026, number: 2))
        var form = Self.three[2]
        form.kind = "return"
        let text = json([form, Self.three[2], other])
        let order = ["\"2026-Q2\"", "\"2026-Q3\"", "\"return\""].map {
            text[text.firstRange(of: "\"total\"")!.upperBound...].firstRange(of: $0)?.lowerBound
        }
        #expect(order.allSatisfy { $0 != nil } && order.compactMap(\.self) == order.compactMap(\.self).sorted())
    }

    @Test func `with every file rejected there is no sum`() {
        #expect(json([Self.three[1], Self.three[1]]).hasSuffix("\"total\": []\n}\n"))
    }

    @Test func `an independent validator finds it as the schema says`() throws {
        let documents = [
            Self.three, [Self.three[1], Self.three[1]], Samples.reports.map { Samples.dryRun($0.report) },
        ]
        let (output, exitCode) = try Python.run(
            "validate_json.py", ["check"], documents: documents.map(CheckDocument.json))
        #expect(exitCode == 0, "\(output)")
    }

    @Test func `the CSV of several files says which file`() {
        let lines = String(decoding: CheckDocument.csv(Self.three), as: UTF8.self).split(separator: "\r\n")
        #expect(lines[0] == "\u{FEFF}argument,severity,rule,row,column,cell,heading,count,message")
        #expect(lines.count == 1 + 5 + 6)
        #expect(lines[1].hasPrefix("1,warning,") && lines[6].hasPrefix("2,error,"))
    }

    @Test func `text fits a terminal of 80 columns`() {
        var report = Self.three[0]
        report.findings.add(
            Finding(.dateImpossible, row: 3, column: 4, String(repeating: "a fairly long sentence ", count: 20)))
        let tooLong = text([report]).split(separator: "\n").filter { $0.count > 80 }
        // The first line, which names the period in full, is left whole.
        #expect(tooLong.count <= 1)
    }

    @Test func `text says the verdict, where each finding is, and each number`() {
        let text = text(Self.three)
        #expect(text.contains("FILE 2 OF 3"))
        #expect(text.contains("REJECTED: 4 errors and 2 warnings."))
        #expect(text.contains("  error  E17  date-impossible\n    Referral date: There is no such day."))
        #expect(text.contains("  warning  column G  option-unknown"))
        #expect(text.contains("ALL ACCEPTED FILES TOGETHER"))
        let numbers = text.split(separator: "\n").filter { $0.hasPrefix("  Clients in the file ") }
        #expect(numbers.map { $0.split(separator: " ").last } == ["209", "118", "327"])
        #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"))
    }

    @Test func `no control character reaches the terminal`() {
        var report = Self.three[0]
        report.findings.add(
            Finding(.headingNearMiss, row: 1, column: 2, heading: "Referral\u{1B}[2J date\r\n", "\u{7}"))
        let text = text([report])
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 && $0.value != 0x7F })
    }
}
