package import Caseload
package import CivilTime
package import MonthlyActivity
package import QuarterlyReturns
package import Slips

/// What makes a part: sent again, it replaces what it gave before.
package struct PartKey: Hashable, Sendable, Codable, Comparable {
    /// Code of the account's organisation.
    package var organisation: String
    package var kind: DropKind
    package var period: Period
    /// `main` where the file name has no label.
    package var part: String

    package init(organisation: String, kind: DropKind, period: Period, part: String) {
        self.organisation = organisation
        self.kind = kind
        self.period = period
        self.part = part
    }

    /// `dashboard-2026-Q3-main`: how file names and slips speak of it.
    package var subject: String { "\(kind.rawValue)-\(period.label)-\(part)" }

    package static func < (left: PartKey, right: PartKey) -> Bool {
        (left.organisation, left.kind.rawValue, left.period, left.part)
            < (right.organisation, right.kind.rawValue, right.period, right.part)
    }
}

/// A part that counts now: the numbers of the newest accepted drop under its key.
package struct CurrentPart: Hashable, Sendable {
    package var key: PartKey
    /// The drop that gave the numbers.
    package var sequence: Int64
    package var receivedAt: Instant
    package var asOf: CivilDay
    package var aggregate: Aggregate
    /// Keyed tag of the drop's bytes; tells a copy under another name, and nothing to who has no key.
    package var contentTag: String
    /// Accepted drops that this part has had so far, this one included; the revision of its `withdraw-part` slip.
    package var receiptCount: Int

    package init(
        key: PartKey, sequence: Int64, receivedAt: Instant, asOf: CivilDay, aggregate: Aggregate, contentTag: String,
        receiptCount: Int
    ) {
        self.key = key
        self.sequence = sequence
        self.receivedAt = receivedAt
        self.asOf = asOf
        self.aggregate = aggregate
        self.contentTag = contentTag
        self.receiptCount = receiptCount
    }

    /// Clients counted: what `rows-fell`, `replaces.rows` and a dashboard's parts compare.
    package var clients: Int { aggregate[.clients] ?? 0 }
}

/// A service's yes to the terms.
package struct TermsAcceptance: Hashable, Sendable {
    /// Code of the service.
    package var service: String
    package var version: String
    package var account: String
    package var acceptedAt: Instant

    package init(service: String, version: String, account: String, acceptedAt: Instant) {
        self.service = service
        self.version = version
        self.account = account
        self.acceptedAt = acceptedAt
    }
}

/// Whether a stakeholder may see a service's summary.
package struct StakeholderAccess: Hashable, Sendable {
    /// Code of the service.
    package var service: String
    /// Name of the stakeholder's account.
    package var account: String
    package var isGranted: Bool
    /// How often it was granted or revoked; the revision of the slip that is on offer next.
    package var changeCount: Int

    /// Not granted, and never was.
    package init(service: String, account: String) {
        self.init(service: service, account: account, isGranted: false, changeCount: 0)
    }

    package init(service: String, account: String, isGranted: Bool, changeCount: Int) {
        self.service = service
        self.account = account
        self.isGranted = isGranted
        self.changeCount = changeCount
    }
}

/// What judging a drop may ask of the ledger. Answers reflect everything committed, and whatever the running transaction
/// recorded before.
package protocol LedgerView {
    /// Parts that count now, sorted by key.
    func currentParts(organisations: [String], kind: DropKind, period: Period) throws -> [CurrentPart]
    /// The newest acceptance of a service; nil where it has accepted nothing yet.
    func termsAcceptance(service: String) throws -> TermsAcceptance?
    /// Whether a slip with these very words has taken effect before.
    func isUsed(_ slip: Slip) throws -> Bool
    /// The newest revision of a return; nil where nothing was sent for it yet.
    func newestDraft(service: String, quarter: CivilQuarter) throws -> ReturnDraft?
    /// A revision as it was made; nil where there is none of this name.
    func draft(_ name: ReturnRevision) throws -> ReturnDraft?
    /// What is submitted for a quarter now; nil where nothing is, or no longer.
    func submittedReturn(service: String, quarter: CivilQuarter) throws -> SubmittedReturn?
    func stakeholderAccess(service: String, account: String) throws -> StakeholderAccess
    /// Nil where nothing was ever accepted for it.
    func activityMonth(_ name: ProviderMonth) throws -> ActivityMonth?
    /// The newest; nil where the month was never compiled.
    func compilation(_ name: ProviderMonth) throws -> CompilationRecord?
}
