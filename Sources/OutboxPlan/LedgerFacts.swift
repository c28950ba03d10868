package import CivilTime
package import QuarterlyReturns
package import Weighing

/// A receipt without its findings and numbers: enough to know which report should exist, and what it said.
package struct ReceiptHead: Hashable, Sendable {
    package var sequence: Int64
    package var account: String
    package var receivedAt: Instant
    package var letters: String
    package var verdict: Verdict
    /// As in `Report`.
    package var kind: String?
    package var period: Period?
    package var part: String?
    package var subject: String?
    package var fileBytes: Int?
    package var errors: Int
    package var warnings: Int

    package init(
        sequence: Int64, account: String, receivedAt: Instant, letters: String, verdict: Verdict, kind: String?,
        period: Period?, part: String?, subject: String?, fileBytes: Int?, errors: Int, warnings: Int
    ) {
        self.sequence = sequence
        self.account = account
        self.receivedAt = receivedAt
        self.letters = letters
        self.verdict = verdict
        self.kind = kind
        self.period = period
        self.part = part
        self.subject = subject
        self.fileBytes = fileBytes
        self.errors = errors
        self.warnings = warnings
    }
}

/// What the ledger knows, as far as documents are made from it.
package struct LedgerFacts: Hashable, Sendable {
    /// By sequence, oldest first.
    package var receipts: [ReceiptHead]
    /// Every part that counts now, of every organisation asked for, sorted by key.
    package var parts: [CurrentPart]
    /// The newest acceptance of each service.
    package var acceptances: [TermsAcceptance]
    /// The newest revision of every return of the organisations asked for, by quarter and service. For the service alone.
    package var drafts: [ReturnDraft]
    /// Every stakeholder that was granted or revoked access to one of the organisations asked for, or is one of the accounts
    /// asked for; by service and account.
    package var stakeholders: [StakeholderAccess]
    /// Every month of the providers asked for, in order.
    package var activityMonths: [ActivityMonth]
    /// The newest compilation of each of them.
    package var compilations: [CompilationRecord]
    /// What is submitted now of the returns that the account asked for may see, by quarter and service.
    package var submitted: [SubmittedReturn] = []
    /// For a stakeholder's account: `Ledger.editionChanges` of the service that it sees.
    package var editionChanges: [EditionChange] = []

    package init(
        receipts: [ReceiptHead] = [], parts: [CurrentPart] = [], acceptances: [TermsAcceptance] = [],
        drafts: [ReturnDraft] = [], stakeholders: [StakeholderAccess] = [], activityMonths: [ActivityMonth] = [],
        compilations: [CompilationRecord] = []
    ) {
        self.receipts = receipts
        self.parts = parts
        self.acceptances = acceptances
        self.drafts = drafts
        self.stakeholders = stakeholders
        self.activityMonths = activityMonths
        self.compilations = compilations
    }
}
