/// An action over a file-drop: a two-line CSV offered in the outbox and dropped back unchanged.
package struct Slip: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case acceptTerms = "accept-terms"
        case withdrawPart = "withdraw-part"
        case submitReturn = "submit-return"
        case withdrawReturn = "withdraw-return"
        case grantStakeholder = "grant-stakeholder"
        case revokeStakeholder = "revoke-stakeholder"
        case finaliseMAR = "finalise-mar"
        case requestMAR = "request-mar"
    }

    package var kind: Kind
    /// The account that it was offered to.
    package var account: String
    /// What it acts on: `terms`, `dashboard-2026-Q3-main`, `2026-Q3`, …
    package var subject: String
    /// The state that it was made for: a terms version, a count of receipts, a draft revision.
    package var revision: String

    package init(kind: Kind, account: String, subject: String, revision: String) {
        self.kind = kind
        self.account = account
        self.subject = subject
        self.revision = revision
    }
}
