import CivilTime
import Findings
import MonthlyActivity
import QuarterlyReturns
import Slips
package import Weighing
import Workflow

/// Works on a copy of the ledger's state, which `commit` takes over in the end.
final class MemoryTransaction: LedgerTransaction {
    private(set) var state: MemoryLedger.State

    init(_ state: MemoryLedger.State) {
        self.state = state
    }

    func record(_ receipt: Receipt) throws {
        precondition(state.receipts[receipt.sequence] == nil, "a sequence is recorded once")
        receipt.requireConsistency()
        // The savepoint: `state` changes only when all of it went well.
        var changed = state
        try changed.apply(receipt)
        changed.receipts[receipt.sequence] = receipt.withFindingsAsListed
        changed.audit.append(AuditEvent(of: receipt))
        state = changed
    }

    func audit(_ event: AuditEvent) {
        state.audit.append(event)
    }

    func withdraw(_ submitted: ReturnRevision, leaving draft: ReturnDraft, at now: Instant) throws {
        var changed = state
        try changed.submit(submitted, at: now, isWithdrawal: true, sequence: nil)
        try changed.add(draft)
        changed.operatorDrafts.insert(draft.name)
        state = changed
    }

    func compile(_ record: CompilationRecord) throws {
        guard state.months.contains(where: { $0.name == record.name }) else {
            throw MemoryLedger.refusal("there is no such month")
        }
        guard !state.compilations.contains(where: { $0.name == record.name && $0.number == record.number }) else {
            throw MemoryLedger.refusal("the compilation was noted before")
        }
        state.compilations.append(record)
    }

    func cancel(_ name: ProviderMonth, at now: Instant) {
        for key in state.sealed.keys where state.sealed[key]?.sealed.month == name {
            state.sealed[key] = nil
            state.parts[key]?.current = nil
        }
        state.compilations.removeAll { $0.name == name }
        for index in state.months.indices where state.months[index].name == name {
            if state.months[index].cancelledAt == nil { state.months[index].cancelledAt = now }
            state.months[index].finalisedBasis = nil
        }
    }

    func activityMonth(_ name: ProviderMonth) -> ActivityMonth? { state.months.first { $0.name == name } }

    func compilation(_ name: ProviderMonth) -> CompilationRecord? { state.compilation(name) }

    func deleteRevisions(endedBefore limit: Instant) -> Int { state.deleteRevisions(endedBefore: limit) }

    func deleteReceipts(receivedBefore limit: Instant, editions: [Instant], keeping claims: Set<Int64>) -> Int {
        state.deleteReceipts(receivedBefore: limit, editions: editions, keeping: claims)
    }

    func deleteAudit(before limit: Instant) -> Int { state.deleteAudit(before: limit) }

    func complete(_ run: ScheduledRun) throws {
        guard !state.runs.contains(where: { $0.kind == run.kind && $0.day == run.day }) else {
            throw MemoryLedger.refusal("the run was noted before")
        }
        state.runs.append(run)
    }

    func currentParts(organisations: [String], kind: DropKind, period: Period) -> [CurrentPart] {
        state.parts.values.compactMap(\.current)
            .filter { organisations.contains($0.key.organisation) && $0.key.kind == kind && $0.key.period == period }
            .sorted { $0.key < $1.key }
    }

    func termsAcceptance(service: String) -> TermsAcceptance? { state.newestAcceptance(service: service) }

    func isUsed(_ slip: Slip) -> Bool { state.usedSlips.contains(slip) }

    func newestDraft(service: String, quarter: CivilQuarter) -> ReturnDraft? {
        state.newestDraft(service: service, quarter: quarter)
    }

    func draft(_ name: ReturnRevision) -> ReturnDraft? { state.drafts[name] }

    func submittedReturn(service: String, quarter: CivilQuarter) -> SubmittedReturn? {
        state.submittedReturn(service: service, quarter: quarter)
    }

    func stakeholderAccess(service: String, account: String) -> StakeholderAccess {
        state.stakeholders.first { $0.service == service && $0.account == account }
            ?? StakeholderAccess(service: service, account: account)
    }
}

extension MemoryLedger.State {
    fileprivate mutating func apply(_ receipt: Receipt) throws {
        if let draft = receipt.draft { try add(draft) }
        switch receipt.effect {
        case .none:
            break
        case .counts(let key, let contentTag):
            guard let aggregate = receipt.report.aggregate, let asOf = receipt.report.asOf else { return }
            let count = (parts[key]?.receiptCount ?? 0) + 1
            let current = CurrentPart(
                key: key, sequence: receipt.sequence, receivedAt: receipt.receivedAt, asOf: asOf,
                aggregate: aggregate, contentTag: contentTag, receiptCount: count)
            parts[key] = MemoryLedger.Part(current: current, receiptCount: count)
            seal(receipt, key)
        case .withdraws(let key, by: let slip):
            try use(slip)
            parts[key]?.current = nil
            sealed[key] = nil
        case .acceptsTerms(let acceptance, by: let slip):
            try use(slip)
            acceptances.append((receipt.sequence, acceptance))
        case .submits(let name, by: let slip):
            try use(slip)
            try submit(name, at: receipt.receivedAt, isWithdrawal: false, sequence: receipt.sequence)
        case .withdrawsReturn(let name, by: let slip):
            try use(slip)
            try submit(name, at: receipt.receivedAt, isWithdrawal: true, sequence: receipt.sequence)
        case .grants(let service, let stakeholder, by: let slip):
            try use(slip)
            setAccess(of: stakeholder, to: service, isGranted: true)
        case .revokes(let service, let stakeholder, by: let slip):
            try use(slip)
            setAccess(of: stakeholder, to: service, isGranted: false)
        case .finalises(let name, let number, by: let slip):
            try use(slip)
            let basis = compilations.first { $0.name == name && $0.number == number }?.basis
            for index in months.indices where months[index].name == name { months[index].finalisedBasis = basis }
        case .requests(let name, by: let slip):
            try use(slip)
            for index in months.indices where months[index].name == name {
                months[index].requestedAt = receipt.receivedAt
            }
        }
    }

    private mutating func seal(_ receipt: Receipt, _ key: PartKey) {
        sealed[key] = nil
        guard let rows = receipt.sealed else { return }
        if !months.contains(where: { $0.name == rows.month }) {
            months.append(ActivityMonth(name: rows.month, firstDropAt: receipt.receivedAt))
        }
        sealed[key] = SealedPart(
            key: key, receivedAt: receipt.receivedAt, warnings: receipt.report.findings.warnings, sealed: rows)
    }

    fileprivate mutating func add(_ draft: ReturnDraft) throws {
        guard drafts.updateValue(draft, forKey: draft.name) == nil else {
            throw MemoryLedger.refusal("the revision was made before")
        }
    }

    fileprivate mutating func submit(
        _ name: ReturnRevision, at time: Instant, isWithdrawal: Bool, sequence: Int64?
    ) throws {
        guard drafts[name] != nil else { throw MemoryLedger.refusal("there is no such revision") }
        submissions.append(
            MemoryLedger.Submission(name: name, at: time, isWithdrawal: isWithdrawal, sequence: sequence))
    }

    private mutating func setAccess(of stakeholder: String, to service: String, isGranted: Bool) {
        let index = stakeholders.firstIndex { $0.service == service && $0.account == stakeholder }
        let changeCount = (index.map { stakeholders.remove(at: $0).changeCount } ?? 0) + 1
        stakeholders.append(
            StakeholderAccess(
                service: service, account: stakeholder, isGranted: isGranted, changeCount: changeCount))
    }

    private mutating func use(_ slip: Slip) throws {
        guard usedSlips.insert(slip).inserted else {
            throw MemoryLedger.refusal("the slip was used before")
        }
    }
}

extension MemoryLedger {
    fileprivate static func refusal(_ cause: String) -> PortFailure {
        PortFailure(
            operation: "record a drop", subject: "memory", cause: cause, advice: "This is a fault of the program.",
            mayPass: false)
    }
}

extension Receipt {
    /// A ledger keeps rows apart, and the findings that a report lists, in its order; a log that was just filled may hold others still.
    package var withFindingsAsListed: Receipt {
        var copy = self
        copy.sealed = nil
        let findings = report.findings
        copy.report.findings = FindingLog(
            errors: findings.errors, warnings: findings.warnings, countByRule: findings.countByRule,
            listed: findings.listed)
        return copy
    }
}
