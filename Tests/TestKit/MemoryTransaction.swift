import CivilTime
import Findings
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

    func currentParts(organisations: [String], kind: DropKind, period: Period) -> [CurrentPart] {
        state.parts.values.compactMap(\.current)
            .filter { organisations.contains($0.key.organisation) && $0.key.kind == kind && $0.key.period == period }
            .sorted { $0.key < $1.key }
    }

    func termsAcceptance(service: String) -> TermsAcceptance? { state.newestAcceptance(service: service) }

    func isUsed(_ slip: Slip) -> Bool { state.usedSlips.contains(slip) }
}

extension MemoryLedger.State {
    fileprivate mutating func apply(_ receipt: Receipt) throws {
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
        case .withdraws(let key, by: let slip):
            try use(slip)
            parts[key]?.current = nil
        case .acceptsTerms(let acceptance, by: let slip):
            try use(slip)
            acceptances.append((receipt.sequence, acceptance))
        }
    }

    private mutating func use(_ slip: Slip) throws {
        guard usedSlips.insert(slip).inserted else {
            throw PortFailure(
                operation: "record a drop", subject: "memory", cause: "the slip was used before",
                advice: "This is a fault of the program.", mayPass: false)
        }
    }
}

extension Receipt {
    /// A ledger keeps the findings that a report lists, in its order; a log that was just filled may hold others still.
    package var withFindingsAsListed: Receipt {
        var copy = self
        let findings = report.findings
        copy.report.findings = FindingLog(
            errors: findings.errors, warnings: findings.warnings, countByRule: findings.countByRule,
            listed: findings.listed)
        return copy
    }
}
