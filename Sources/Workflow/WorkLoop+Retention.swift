import CivilTime
import Weighing

/// What the ledger keeps for a time that the operator has set. In the order in which it is deleted: drops that only a
/// revision rested on go with it.
package enum Expiring: String, Hashable, Sendable, CaseIterable {
    case revisions, receipts, audit
}

extension WorkLoop {
    /// Deletes what has been kept for as long as it was to be, and audits how much that was. No document changes by it.
    func deleteExpired() throws(PortFailure) {
        let kept = Expiring.allCases.compactMap { kind in firstKeptDay(of: kind).map { (kind: kind, day: $0) } }
        guard !kept.isEmpty else { return }
        let now = ports.clock.now()
        // A claim whose receipt were gone would be weighed and counted once more.
        let claims = Set(try ports.spool.claims().map(\.sequence))
        // What came since the last edition belongs to the next one, whenever that is.
        let editions = rules.editions(until: today) + [Self.never]
        var deleted: [(kind: Expiring, count: Int)] = []
        try ports.ledger.commit { transaction in
            deleted = []
            for (kind, day) in kept {
                let limit = rules.zone.firstInstant(on: day, secondOfDay: 0)
                let count =
                    switch kind {
                    case .revisions: try transaction.deleteRevisions(endedBefore: limit)
                    case .receipts:
                        try transaction.deleteReceipts(
                            receivedBefore: limit, editions: editions, keeping: claims)
                    case .audit: try transaction.deleteAudit(before: limit)
                    }
                guard count > 0 else { continue }
                deleted.append((kind, count))
                try transaction.audit(
                    AuditEvent(
                        at: now, event: "\(kind.rawValue)-expired", account: nil,
                        detail: "\(count) from before \(day.isoText)"))
            }
        }
        for (kind, count) in deleted { ports.notify(.expired(kind, count: count)) }
        try ports.ledger.scrub()
    }

    /// What is older is deleted; nil = nothing is. Whatever is set, a drop is kept for as long as its report is.
    private func firstKeptDay(of kind: Expiring) -> CivilDay? {
        let days =
            switch kind {
            case .revisions: rules.retention.revisionDays
            case .receipts: rules.retention.receiptDays.map { max($0, rules.reportDays) }
            case .audit: rules.retention.auditDays
            }
        return days.map { today.advanced(by: -$0) }
    }
}
