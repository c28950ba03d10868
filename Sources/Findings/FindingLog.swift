/// All findings of one drop: everything is counted, the first thousand in listing order are kept.
package struct FindingLog: Hashable, Sendable, Codable {
    /// Findings listed in a report, at most. Published in the report format; a longer list helps nobody.
    package static let listedLimit = 1000

    /// All errors, listed or not.
    package private(set) var errors = 0
    /// All warnings, listed or not.
    package private(set) var warnings = 0
    /// All findings by rule, listed or not.
    package private(set) var countByRule: [FindingRule: Int] = [:]
    /// Once there are `listedLimit`, the first so many are in listing order.
    private var kept: [Finding] = []

    package init() {}

    /// A log read back from where it was kept: counts of everything, and the listed part.
    package init(errors: Int, warnings: Int, countByRule: [FindingRule: Int], listed: [Finding]) {
        precondition(listed.count <= Self.listedLimit, "a stored log lists at most \(Self.listedLimit) findings")
        self.errors = errors
        self.warnings = warnings
        self.countByRule = countByRule
        kept = listed
    }

    package mutating func add(_ finding: Finding) {
        switch finding.severity {
        case .error: errors += 1
        case .warning: warnings += 1
        }
        countByRule[finding.rule, default: 0] += 1
        // Rows come in order, so once the list is full most findings are behind its end: they are only counted.
        if kept.count >= Self.listedLimit, !Finding.listedBefore(finding, kept[Self.listedLimit - 1]) { return }
        kept.append(finding)
        // Sorting is paid once a thousand findings and not once a finding.
        if kept.count == Self.listedLimit || kept.count == 2 * Self.listedLimit { kept = listed }
    }

    package mutating func add(contentsOf findings: some Sequence<Finding>) {
        for finding in findings { add(finding) }
    }

    /// Takes over everything that another log counted and kept.
    package mutating func merge(_ other: FindingLog) {
        errors += other.errors
        warnings += other.warnings
        countByRule.merge(other.countByRule, uniquingKeysWith: +)
        kept += other.kept
        kept = listed
    }

    package var isEmpty: Bool { errors + warnings == 0 }

    /// Errors first, then by row and column; at most `listedLimit`.
    package var listed: [Finding] {
        Array(kept.sorted(by: Finding.listedBefore).prefix(Self.listedLimit))
    }

    /// Rules and their counts, most frequent first, then by name: one order for every document.
    package var byRule: [(rule: FindingRule, count: Int)] {
        countByRule.map { (rule: $0.key, count: $0.value) }
            .sorted { ($1.count, $0.rule.rawValue) < ($0.count, $1.rule.rawValue) }
    }
}
