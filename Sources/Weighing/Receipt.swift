package import CivilTime
package import Slips

/// One drop as the ledger keeps it for good: the report, and what only the program needs.
package struct Receipt: Hashable, Sendable {
    /// The drop's identity, taken when it was claimed; unique.
    package var sequence: Int64
    package var account: String
    /// Code of the account's organisation at that time; nil where the register no longer knew the account.
    package var organisation: String?
    package var receivedAt: Instant
    /// Four letters that make the report's name hard to guess and unique.
    package var letters: String
    package var report: Report
    /// What this drop does to the ledger beside being recorded.
    package var effect: Effect

    package enum Effect: Hashable, Sendable {
        /// Rejected, or a slip without an effect.
        case none
        /// The part gives these numbers from now on.
        case counts(PartKey, contentTag: String)
        /// The part no longer counts.
        case withdraws(PartKey, by: Slip)
        case acceptsTerms(TermsAcceptance, by: Slip)
    }

    package init(
        sequence: Int64, account: String, organisation: String?, receivedAt: Instant, letters: String, report: Report,
        effect: Effect
    ) {
        self.sequence = sequence
        self.account = account
        self.organisation = organisation
        self.receivedAt = receivedAt
        self.letters = letters
        self.report = report
        self.effect = effect
    }
}
