package import CivilTime
package import MonthlyActivity
package import QuarterlyReturns
package import Slips

/// One drop as the ledger keeps it: the report, and what only the program needs.
package struct Receipt: Hashable, Sendable {
    /// The drop's identity, taken when it was claimed; unique.
    package var sequence: Int64
    package var account: String
    /// Code of the account's organisation at that time.
    package var organisation: String
    package var receivedAt: Instant
    /// Four letters that make the report's name hard to guess and unique.
    package var letters: String
    package var report: Report
    /// What this drop does to the ledger beside being recorded.
    package var effect: Effect
    /// The next revision of a return, which this drop makes: a part that counts or no longer does, or a form; nil where
    /// no return changes by it.
    package var draft: ReturnDraft?

    /// The rows that count, of a file of the Monthly Activities Report; nil for all else. They are kept as long as this drop
    /// is the newest of its part and its month is not cancelled, and are no part of what `Ledger.receipt` gives back.
    package var sealed: SealedRows?

    package enum Effect: Hashable, Sendable {
        /// Rejected, a slip without an effect, or a form.
        case none
        /// The part gives these numbers from now on.
        case counts(PartKey, contentTag: String)
        /// The part no longer counts.
        case withdraws(PartKey, by: Slip)
        case acceptsTerms(TermsAcceptance, by: Slip)
        /// That revision is the submitted one from now on.
        case submits(ReturnRevision, by: Slip)
        /// Nothing is submitted for the quarter any more; earlier submissions are gone with the last one.
        case withdrawsReturn(ReturnRevision, by: Slip)
        /// The stakeholder's account sees the service's summary, or no longer does.
        case grants(service: String, stakeholder: String, by: Slip)
        case revokes(service: String, stakeholder: String, by: Slip)
        /// The provider stands to this compilation of its month.
        case finalises(ProviderMonth, compilation: Int, by: Slip)
        /// The month's workbook is wanted again.
        case requests(ProviderMonth, by: Slip)
    }

    package init(
        sequence: Int64, account: String, organisation: String, receivedAt: Instant, letters: String, report: Report,
        effect: Effect, draft: ReturnDraft? = nil, sealed: SealedRows? = nil
    ) {
        self.sequence = sequence
        self.account = account
        self.organisation = organisation
        self.receivedAt = receivedAt
        self.letters = letters
        self.report = report
        self.effect = effect
        self.draft = draft
        self.sealed = sealed
    }
}
