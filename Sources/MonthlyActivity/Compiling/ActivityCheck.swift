package import Findings

/// Something that the tab Checks and the progress document point out. It names tab and row, never a referral number.
package struct ActivityCheck: Hashable, Sendable, Codable {
    package enum Tab: String, Hashable, Sendable, Codable, CaseIterable {
        case keyworker = "Keyworker"
        case participants = "Participants"
        case performance = "Monthly Performance Return"
    }

    package enum Standing: String, Hashable, Sendable {
        /// A fault of the data between files: it goes when it is mended.
        case toMend = "to mend"
        case warning
        /// A fact of performance: nothing is wrong with the data.
        case fact
    }

    package let rule: FindingRule
    package let tab: Tab
    /// The row of that tab; nil where the tab as a whole is meant.
    package let row: Int?
    package let message: String

    package var standing: Standing {
        switch rule {
        case .dedicatedKeyworkerUnknown, .dedicatedKeyworkerNotActive, .referralInTwoParts, .keyworkerInTwoParts,
            .standardMissing:
            .toMend
        case .standardMissed: .fact
        default: .warning
        }
    }

    /// Order of the tab Checks: by tab, row, rule.
    static func listedBefore(_ left: ActivityCheck, _ right: ActivityCheck) -> Bool {
        let tabs = Tab.allCases
        let leftTab = tabs.firstIndex(of: left.tab) ?? 0
        let rightTab = tabs.firstIndex(of: right.tab) ?? 0
        return (leftTab, left.row ?? 0, left.rule.rawValue) < (rightTab, right.row ?? 0, right.rule.rawValue)
    }
}
