import Findings
import Weighing

/// Every finding in words, in the order of the catalogue; those of the Monthly Activities Report for its senders alone.
enum RuleGuide {
    static func html(for kinds: [DropKind]) -> HTML {
        let groups = RuleGroup.allCases.filter { group in
            ![.activity, .compiling].contains(group) || kinds.contains { $0.isMonthly }
        }
        return guide(groups)
    }

    private static func guide(_ groups: [RuleGroup]) -> HTML {
        section("What each finding means", id: "findings") {
            p {
                """
                An \(strong("error")) rejects the file; a \(strong("warning")) asks you to look again. The word in small \
                letters is the rule’s name, as it stands in reports.
                """
            }
            for group in groups {
                h3(HTML(group.rawValue))
                block("dl", ["class": "rules"]) {
                    for rule in group.rules {
                        let text = rule.text
                        block("dt", ["id": "rule-\(rule.rawValue)"]) {
                            "\(text.title) "
                            element("span", ["class": "muted small"]) { "\(rule.rawValue), \(rule.severity.rawValue)" }
                        }
                        block("dd") { HTML(text.meaning) }
                        block("dd") { "\(strong("What to do:")) \(text.action)" }
                    }
                }
            }
        }
    }
}
