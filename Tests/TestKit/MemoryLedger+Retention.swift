import CivilTime
import OutboxPlan
import QuarterlyReturns
import Slips
import Weighing
import Workflow

extension MemoryLedger.State {
    mutating func deleteRevisions(endedBefore limit: Instant) -> Int {
        var gone: [MemoryLedger.Submission] = []
        for history in Dictionary(grouping: submissions, by: \.name.ofReturn).values {
            for (index, line) in history.enumerated() {
                let next = index + 1 < history.count ? history[index + 1].at : nil
                guard let end = line.isWithdrawal ? line.at : next, end < limit else { break }
                gone.append(line)
            }
        }
        submissions.removeAll { line in gone.contains { $0.name == line.name && $0.sequence == line.sequence } }
        for sequence in gone.compactMap(\.sequence) { forgetSlip(of: sequence) }
        let leftByOperators = operatorDrafts.filter { draft in
            !submissions.contains { $0.sequence == nil && $0.name.isOfSameReturn(as: draft) }
        }
        let deleted = leftByOperators.union(gone.map(\.name)).filter { drafts[$0] != nil && !isInUse($0) }
        for name in deleted { drafts[name] = nil }
        operatorDrafts.subtract(deleted)
        for (sequence, receipt) in receipts where receipt.draft.map({ deleted.contains($0.name) }) ?? false {
            receipts[sequence]?.draft = nil
        }
        return deleted.count
    }

    mutating func deleteReceipts(
        receivedBefore limit: Instant, editions: [Instant], keeping claims: Set<Int64>
    ) -> Int {
        let shown = editionChanges(organisations: nil, kind: .dashboard, editions: editions).map(\.sequence)
        let kept = claims.union(shown).union(parts.values.compactMap(\.current?.sequence))
        let due = receipts.values.filter { $0.receivedAt < limit && !kept.contains($0.sequence) && !restsOn($0) }
        deletedSequence = highestSequence
        for receipt in due {
            forgetSlip(of: receipt.sequence)
            if let draft = receipt.draft { drafts[draft.name] = nil }
            receipts[receipt.sequence] = nil
        }
        return due.count
    }

    mutating func deleteAudit(before limit: Instant) -> Int {
        let count = audit.dropLast().prefix { $0.at < limit }.count
        audit.removeFirst(count)
        return count
    }

    /// A revision that is the newest, or was submitted.
    private func isInUse(_ name: ReturnRevision) -> Bool {
        submissions.contains { $0.name == name }
            || newestDraft(service: name.service, quarter: name.quarter)?.name == name
    }

    private func restsOn(_ receipt: Receipt) -> Bool {
        if let draft = receipt.draft, isInUse(draft.name) { return true }
        return switch receipt.effect {
        case .none, .counts, .withdraws: false
        case .acceptsTerms, .grants, .revokes: true
        case .submits, .withdrawsReturn: submissions.contains { $0.sequence == receipt.sequence }
        case .finalises(let name, _, _), .requests(let name, _):
            months.contains { $0.name == name && $0.cancelledAt == nil }
        }
    }

    /// What took effect by it has gone, and so has the slip.
    private mutating func forgetSlip(of sequence: Int64) {
        guard let receipt = receipts[sequence], let slip = receipt.effect.slip else { return }
        usedSlips.remove(slip)
        receipts[sequence]?.effect = .none
    }
}

extension Receipt.Effect {
    fileprivate var slip: Slip? {
        switch self {
        case .none, .counts: nil
        case .withdraws(_, let slip), .acceptsTerms(_, let slip), .submits(_, let slip), .withdrawsReturn(_, let slip),
            .grants(_, _, let slip), .revokes(_, _, let slip), .finalises(_, _, let slip), .requests(_, let slip):
            slip
        }
    }
}

extension ReturnRevision {
    /// The same for all revisions of a return.
    var ofReturn: ReturnRevision { ReturnRevision(service: service, quarter: quarter, revision: 0) }

    func isOfSameReturn(as other: ReturnRevision) -> Bool { ofReturn == other.ofReturn }
}
