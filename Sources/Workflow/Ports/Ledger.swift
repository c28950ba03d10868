package import CivilTime
package import MonthlyActivity
package import OutboxPlan
package import QuarterlyReturns
package import Weighing

/// A document as it was last published.
package struct PublishedDocument: Hashable, Sendable {
    package var account: String
    package var path: String
    /// Fingerprint of the inputs that it was rendered from.
    package var fingerprint: String
    /// What the file looked like right after; a difference later means that somebody damaged it.
    package var size: Int64
    package var modifiedAt: Int64

    package init(account: String, path: String, fingerprint: String, size: Int64, modifiedAt: Int64) {
        self.account = account
        self.path = path
        self.fingerprint = fingerprint
        self.size = size
        self.modifiedAt = modifiedAt
    }
}

/// A piece of work that was due once, and is done.
package struct ScheduledRun: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case export
        case compile = "mar"
        case cancel
        case retention
    }

    package var kind: Kind
    /// The day in London for which it was due: its period key.
    package var day: CivilDay
    package var doneAt: Instant

    package init(kind: Kind, day: CivilDay, doneAt: Instant) {
        self.kind = kind
        self.day = day
        self.doneAt = doneAt
    }
}

/// Something worth keeping that is not a receipt.
package struct AuditEvent: Hashable, Sendable {
    package var at: Instant
    /// A short slug: `drop-accepted`, `part-withdrawn`, `claim-of-unknown-account`, …
    package var event: String
    /// The account concerned; nil for the program's own.
    package var account: String?
    /// Our own words and codes only; nothing that a sender wrote.
    package var detail: String

    package init(at: Instant, event: String, account: String?, detail: String) {
        self.at = at
        self.event = event
        self.account = account
        self.detail = detail
    }
}

/// One running transaction. Reads see what was recorded before in it.
package protocol LedgerTransaction: LedgerView {
    /// Writes a receipt and its effect, in a savepoint of its own, with an audit line. A sequence comes once: recording it
    /// again is our own mistake and traps.
    func record(_ receipt: Receipt) throws
    func audit(_ event: AuditEvent) throws
    /// An operator takes a submitted return back, without a drop: nothing is submitted for its quarter then, and the
    /// service goes on with `draft`, a revision of its own.
    func withdraw(_ submitted: ReturnRevision, leaving draft: ReturnDraft, at now: Instant) throws
    /// Notes that a month was compiled. A number comes once.
    func compile(_ record: CompilationRecord) throws
    /// Rows, compilations and parts of a month are gone; that there was one stays.
    func cancel(_ name: ProviderMonth, at now: Instant) throws
    /// Deletes revisions of returns that were submitted until the next was, or until they were withdrawn, before `limit`;
    /// gives how many. What is submitted stays, and the newest draft. That there was a drop or slip stays too.
    func deleteRevisions(endedBefore limit: Instant) throws -> Int
    /// Deletes drops and slips received before `limit`, with their reports and the drafts that they made; gives how many.
    /// Those stay that anything rests on: parts that count, newest drafts, revisions that were submitted, months that are
    /// not cancelled, decisions on terms and stakeholders, and what editions tell apart (`Ledger.editionChanges`, of
    /// dashboards). Their sequences are never given again.
    ///
    /// - Parameter claims: sequences that stay whatever their age: those of claims on disk.
    func deleteReceipts(
        receivedBefore limit: Instant, editions: [Instant], keeping claims: Set<Int64>
    ) throws -> Int
    /// Deletes the audit's oldest lines, those before the first that is of `limit` or later; gives how many. The newest
    /// line stays.
    func deleteAudit(before limit: Instant) throws -> Int
    /// Notes a run as done. A kind is done once a day: noting it again fails.
    func complete(_ run: ScheduledRun) throws
}

/// The only memory. All calls come from one thread, the work loop; other processes may read and leave requests.
package protocol Ledger: AnyObject {
    /// The highest sequence that ever had a receipt; 0 where none had.
    func highestSequence() throws(PortFailure) -> Int64
    func hasReceipt(_ sequence: Int64) throws(PortFailure) -> Bool

    /// Runs `work` in one transaction and commits it durably. Where `work` throws, nothing of it stays.
    func commit(_ work: (any LedgerTransaction) throws -> Void) throws(PortFailure)

    /// Deletes everything that is kept of an organisation: drops with their reports, parts, returns, terms accepted,
    /// stakeholders. What was audited stays, and `event` is added to it in the same transaction. Gives what there was.
    /// What is published of it is left to publishing. Where nothing is kept, nothing is written.
    func purge(
        _ organisation: String, event: (Kept) -> AuditEvent
    ) throws(PortFailure) -> Kept

    /// Facts for documents; nil = all. `accounts` limits the receipts, of which those received before `since` are left
    /// out. `organisations` limits what nobody outside them sees: parts, drafts, stakeholders, months. Of
    /// stakeholders, an account asked for is told its own access too. Submitted returns and editions are read apart.
    func facts(
        accounts: Set<String>?, organisations: Set<String>?, since: Instant
    ) throws(PortFailure) -> LedgerFacts
    /// Every revision that was submitted and not withdrawn, by quarter, service and revision: the last of a service and
    /// quarter is what is submitted now. Nil = of all services, of every quarter.
    func submittedReturns(
        services: Set<String>?, quarters: ClosedRange<CivilQuarter>?
    ) throws(PortFailure) -> [SubmittedReturn]
    func receipt(_ sequence: Int64) throws(PortFailure) -> Receipt?

    /// The parts of a month that count now, with their rows, by key. None of a month that is cancelled.
    func sealedParts(of name: ProviderMonth) throws(PortFailure) -> [SealedPart]
    /// Leaves nothing of what was deleted in the ledger's files.
    func scrub() throws(PortFailure)

    /// What had happened to parts by each of `editions` (in order): of every part, the newest drop that counted or withdrew
    /// it of those received since the edition before. What came before the first edition belongs to it, what came at the last
    /// or later is left out. By edition and key.
    func editionChanges(
        organisations: Set<String>, kind: DropKind, editions: [Instant]
    ) throws(PortFailure) -> [EditionChange]

    /// What is published for these accounts; nil = for all, those that left the register included.
    func published(accounts: Set<String>?) throws(PortFailure) -> [PublishedDocument]
    /// Takes over what publishing did: `put` replaces entries of the same account and path.
    func setPublished(put: [PublishedDocument], removed: [(account: String, path: String)]) throws(PortFailure)

    /// The newest run of a kind by its day; nil where there was none.
    func newestRun(_ kind: ScheduledRun.Kind) throws(PortFailure) -> ScheduledRun?

    /// Requests without an answer, oldest first.
    func openRequests() throws(PortFailure) -> [Request]
    func answer(_ request: Request, with answer: String) throws(PortFailure)
}
