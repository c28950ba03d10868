import Findings

/// How much the ledger keeps of an organisation, its audit lines not counted.
package struct Kept: Hashable, Sendable {
    /// Accounts that sent something for it, and stakeholders that it decided on, by name.
    package var accounts: [String]
    /// Receipts of drops and slips, with their reports.
    package var drops: Int
    /// Parts, current or withdrawn.
    package var parts: Int
    /// Revisions of its returns.
    package var revisions: Int
    /// Months of a provider's Monthly Activities Report.
    package var months: Int

    package init(accounts: [String] = [], drops: Int = 0, parts: Int = 0, revisions: Int = 0, months: Int = 0) {
        self.accounts = accounts
        self.drops = drops
        self.parts = parts
        self.revisions = revisions
        self.months = months
    }

    package var isEmpty: Bool { drops == 0 && parts == 0 && revisions == 0 && months == 0 }

    /// `12 drops, 3 parts, 5 revisions of returns, 0 months of activities`.
    package var words: String {
        [
            numbered(drops, "drop", "drops"), numbered(parts, "part", "parts"),
            numbered(revisions, "revision of a return", "revisions of returns"),
            numbered(months, "month of activities", "months of activities"),
        ].joined(separator: ", ")
    }
}
