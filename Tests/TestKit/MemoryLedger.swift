package import CivilTime
import Findings
package import MonthlyActivity
package import OutboxPlan
package import QuarterlyReturns
import Slips
package import Weighing
package import Workflow

/// The ledger as plain values, behind the same contract as the one on disk (`LedgerContract`). It outlives the run that a
/// `FaultPlan` kills, as a disk does.
package final class MemoryLedger: Ledger {
    /// Asked at each effect: `commit`, `setPublished`, `answer`. An effect that it refuses did not happen. The next run
    /// gets a plan of its own.
    package var faults = FaultPlan()
    package var state = State()

    /// All that is in it.
    package struct State: Sendable {
        var receipts: [Int64: Receipt] = [:]
        /// The highest sequence of those that were deleted.
        var deletedSequence: Int64 = 0
        var parts: [PartKey: Part] = [:]
        var acceptances: [(sequence: Int64, acceptance: TermsAcceptance)] = []
        var usedSlips: Set<Slip> = []
        var drafts: [ReturnRevision: ReturnDraft] = [:]
        /// Revisions submitted and withdrawn, in order.
        var submissions: [Submission] = []
        /// Made in place of those that an operator took back.
        var operatorDrafts: Set<ReturnRevision> = []
        var stakeholders: [StakeholderAccess] = []
        var runs: [ScheduledRun] = []
        var months: [ActivityMonth] = []
        var compilations: [CompilationRecord] = []
        var sealed: [PartKey: SealedPart] = [:]
        var published: [PublishedKey: PublishedDocument] = [:]
        var openRequests: [Request] = []
        var lastRequest: Int64 = 0
        var audit: [AuditEvent] = []
    }

    /// A withdrawn part is not current and keeps its count.
    struct Part {
        var current: CurrentPart?
        var receiptCount: Int
    }

    struct Submission {
        var name: ReturnRevision
        var at: Instant
        var isWithdrawal: Bool
        /// Nil where an operator withdrew it.
        var sequence: Int64?
    }

    struct PublishedKey: Hashable {
        var account: String
        var path: String
    }

    package init() {}

    /// Everything audited so far, oldest first.
    package var auditEvents: [AuditEvent] { state.audit }

    /// Scheduled runs in the order in which they were noted.
    package var runs: [ScheduledRun] { state.runs }

    /// What another process does to the real one.
    package func leave(_ kind: Request.Kind) -> Request {
        state.lastRequest += 1
        let request = Request(id: state.lastRequest, kind: kind)
        state.openRequests.append(request)
        return request
    }

    package func highestSequence() -> Int64 { state.highestSequence }

    package func hasReceipt(_ sequence: Int64) -> Bool { state.receipts[sequence] != nil }

    package func commit(_ work: (any LedgerTransaction) throws -> Void) throws(PortFailure) {
        let transaction = MemoryTransaction(state)
        do {
            try work(transaction)
        } catch let failure as PortFailure {
            throw failure
        } catch {
            throw PortFailure(
                operation: "commit drops to the ledger", subject: "memory", cause: "\(type(of: error))",
                advice: "This is a fault of the program.", mayPass: false)
        }
        try faults.willTakeEffect()
        state = transaction.state
        try faults.didTakeEffect()
    }

    package func purge(
        _ organisation: String, event: (Kept) -> AuditEvent
    ) throws(PortFailure) -> Kept {
        try faults.willTakeEffect()
        let highest = highestSequence()
        let kept = state.purge(organisation)
        if !kept.isEmpty {
            state.deletedSequence = highest
            state.audit.append(event(kept))
        }
        try faults.didTakeEffect()
        return kept
    }

    package func facts(
        accounts: Set<String>?, organisations: Set<String>?, since: Instant
    ) -> LedgerFacts {
        let receipts = state.receipts.values.filter { receipt in
            receipt.receivedAt >= since && accounts?.contains(receipt.account) ?? true
        }
        let parts = state.parts.values.compactMap(\.current).filter { part in
            organisations?.contains(part.key.organisation) ?? true
        }
        let accepting = Set(state.acceptances.map(\.acceptance.service))
        func isAskedFor(_ organisation: String) -> Bool { organisations?.contains(organisation) ?? true }
        let returns = Set(
            state.drafts.keys.map { ReturnRevision(service: $0.service, quarter: $0.quarter, revision: 0) }
        )
        .sorted()
        return LedgerFacts(
            receipts: receipts.sorted { $0.sequence < $1.sequence }.map(ReceiptHead.init(of:)),
            parts: parts.sorted { $0.key < $1.key },
            acceptances: accepting.sorted().compactMap(state.newestAcceptance(service:)),
            drafts: returns.filter { isAskedFor($0.service) }.compactMap {
                state.newestDraft(service: $0.service, quarter: $0.quarter)
            },
            stakeholders: state.stakeholders
                .filter { isAskedFor($0.service) || accounts?.contains($0.account) ?? true }
                .sorted { ($0.service, $0.account) < ($1.service, $1.account) },
            activityMonths: state.months.filter { isAskedFor($0.name.provider) }.sorted { $0.name < $1.name },
            compilations: state.months.filter { isAskedFor($0.name.provider) }.map(\.name).sorted()
                .compactMap(state.compilation))
    }

    package func submittedReturns(
        services: Set<String>?, quarters: ClosedRange<CivilQuarter>?
    ) -> [SubmittedReturn] {
        state.submitted
            .filter { services?.contains($0.service) ?? true && quarters?.contains($0.quarter) ?? true }
            .sorted { $0.name < $1.name }
    }

    package func sealedParts(of name: ProviderMonth) -> [SealedPart] {
        state.sealed.values.filter { $0.sealed.month == name }.sorted { $0.key < $1.key }
    }

    package func scrub() throws(PortFailure) {
        try faults.willTakeEffect()
        try faults.didTakeEffect()
    }

    package func newestRun(_ kind: ScheduledRun.Kind) -> ScheduledRun? {
        state.runs.filter { $0.kind == kind }.max { $0.day < $1.day }
    }

    package func receipt(_ sequence: Int64) -> Receipt? { state.receipts[sequence] }

    package func editionChanges(
        organisations: Set<String>, kind: DropKind, editions: [Instant]
    ) -> [EditionChange] {
        state.editionChanges(organisations: organisations, kind: kind, editions: editions)
    }

    package func published(accounts: Set<String>?) -> [PublishedDocument] {
        state.published.values
            .filter { accounts?.contains($0.account) ?? true }
            .sorted { ($0.account, $0.path) < ($1.account, $1.path) }
    }

    package func setPublished(
        put: [PublishedDocument], removed: [(account: String, path: String)]
    ) throws(PortFailure) {
        try faults.willTakeEffect()
        for (account, path) in removed { state.published[.init(account: account, path: path)] = nil }
        for document in put { state.published[.init(account: document.account, path: document.path)] = document }
        try faults.didTakeEffect()
    }

    package func openRequests() -> [Request] { state.openRequests }
    /// What was answered since this ledger was made, in order.
    package private(set) var answers: [String] = []

    package func answer(_ request: Request, with answer: String) throws(PortFailure) {
        try faults.willTakeEffect()
        state.openRequests.removeAll { $0.id == request.id }
        answers.append(answer)
        try faults.didTakeEffect()
    }
}

extension MemoryLedger.State {
    var highestSequence: Int64 { max(receipts.keys.max() ?? 0, deletedSequence) }

    /// - Parameter organisations: nil = all.
    func editionChanges(organisations: Set<String>?, kind: DropKind, editions: [Instant]) -> [EditionChange] {
        var changes: [EditionChange] = []
        for (start, edition) in zip([Instant(milliseconds: .min)] + editions, editions) {
            let received = receipts.values.filter { start <= $0.receivedAt && $0.receivedAt < edition }
            var ofEdition: [PartKey: EditionChange] = [:]
            for receipt in received.sorted(by: { $0.sequence < $1.sequence }) {
                guard let key = receipt.changedPart, organisations?.contains(key.organisation) ?? true, key.kind == kind
                else { continue }
                ofEdition[key] = EditionChange(
                    edition: edition, key: key, sequence: receipt.sequence, numbers: receipt.editionNumbers)
            }
            changes += ofEdition.values.sorted { $0.key < $1.key }
        }
        return changes
    }

    /// Every revision that was submitted and not withdrawn, in the order of submission.
    var submitted: [SubmittedReturn] {
        submissions.enumerated().compactMap { index, line in
            let isWithdrawn = submissions[index...].contains {
                $0.isWithdrawal && $0.name.isOfSameReturn(as: line.name)
            }
            return isWithdrawn ? nil : drafts[line.name].map { SubmittedReturn($0, at: line.at) }
        }
    }

    func newestAcceptance(service: String) -> TermsAcceptance? {
        acceptances.filter { $0.acceptance.service == service }
            .max { ($0.acceptance.acceptedAt, $0.sequence) < ($1.acceptance.acceptedAt, $1.sequence) }?
            .acceptance
    }

    func newestDraft(service: String, quarter: CivilQuarter) -> ReturnDraft? {
        drafts.values.filter { $0.service == service && $0.quarter == quarter }.max { $0.revision < $1.revision }
    }

    func compilation(_ name: ProviderMonth) -> CompilationRecord? {
        compilations.filter { $0.name == name }.max { $0.number < $1.number }
    }

    func submittedReturn(service: String, quarter: CivilQuarter) -> SubmittedReturn? {
        submitted.last { $0.service == service && $0.quarter == quarter }
    }
}

extension ReceiptHead {
    package init(of receipt: Receipt) {
        let report = receipt.report
        self.init(
            sequence: receipt.sequence, account: receipt.account, receivedAt: receipt.receivedAt,
            letters: receipt.letters, verdict: report.verdict, kind: report.kind, period: report.period,
            part: report.part, subject: report.subject, fileBytes: report.fileBytes, errors: report.findings.errors,
            warnings: report.findings.warnings)
    }
}

extension Receipt {
    fileprivate var changedPart: PartKey? {
        switch effect {
        case .counts(let key, _), .withdraws(let key, by: _): key
        default: nil
        }
    }

    fileprivate var editionNumbers: EditionChange.Numbers? {
        guard case .counts = effect, let asOf = report.asOf, let aggregate = report.aggregate else { return nil }
        return EditionChange.Numbers(asOf: asOf, aggregate: aggregate)
    }
}
