import Findings
import TestKit
import Testing

import Foundation

/// Whole cases from the inbox to the report, read by people: `Tests/Golden/drops`.
struct GoldenDropTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Golden/drops")
    private static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".case") }.sorted()
    private static let separator = "----------\n"

    @Test(arguments: names)
    func `a drop leads to what its case says`(name: String) throws {
        let input = try Self.input(of: name)
        let dropCase = try DropCase(input)
        let outcome = DropOutcome(try dropCase.run(), showsAbsentHeadings: dropCase.showsAbsentHeadings)
        try Golden.expect(Array((input + Self.separator + outcome.text).utf8), at: "drops/\(name)")
    }

    @Test func `every rule has a case in which it is said`() throws {
        let texts = try Self.names.map { try String(contentsOf: Self.folder.appending(path: $0), encoding: .utf8) }
        let unsaid = FindingRule.allCases.filter { rule in
            !texts.contains { $0.contains("\n  \(rule.severity.rawValue) \(rule.rawValue)") }
        }
        // Those of the Monthly Activities Report are said in tests of its own until the work loop takes its files.
        let activities = FindingRule.allCases.drop { $0 != .keyworkerIDMissing }
        // Months come with the Monthly Activities Report; only `check` compares files (`RepeatedClientTests`); forms are
        // read by their own tests until the work loop takes them.
        let forms = FindingRule.allCases.filter { $0.rawValue.hasPrefix("form-") }
        #expect(unsaid == [.monthCancelled, .clientInAnotherFile] + forms + activities)
    }

    private static func input(of name: String) throws -> String {
        let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        guard let end = text.range(of: separator) else { throw DropCase.Mistake(line: "no line of hyphens in \(name)") }
        return String(text[..<end.lowerBound])
    }
}
