import Documents
import Findings
import Foundation
import Testing

struct FindingsArticleTests {
    @Test func `every rule is explained as in the outbox`() throws {
        var article = try Article("Findings")
        var lines: [String] = []
        for group in RuleGroup.allCases {
            lines += ["", "## \(group.rawValue)"]
            for rule in group.rules {
                let text = rule.text
                lines += ["", "### \(rule.rawValue)", ""]
                lines += ["*\(rule.severity.rawValue.capitalized)*: **\(text.title).**", ""]
                lines += wrapped(text.meaning) + [""] + wrapped("What to do: \(text.action)")
            }
        }
        try article.expect("findings", Array(lines.dropFirst()))
    }

    @Test func `a rule that an article speaks of exists`() throws {
        let rules = Set(FindingRule.allCases.map(\.rawValue))
        let exactly = try #require(try Article("Findings").section("Exactly when"))
        for line in exactly where line.hasPrefix("| `") {
            for word in line.split(separator: "|")[0].split(separator: "`") where word.contains(where: \.isLetter) {
                #expect(rules.contains(String(word)), "\(word)")
            }
        }
    }
}
