import CivilTime
import GRDB
import Slips
import Weighing
import Workflow

/// One running transaction of the store. It lives no longer than the `commit` that made it.
struct StoreTransaction: LedgerTransaction {
    let db: Database
    let audit: AuditChain

    func record(_ receipt: Receipt) throws {
        let isNew = try db.row("SELECT 1 FROM receipt WHERE sequence = ?", [receipt.sequence], { _ in true }) == nil
        precondition(isNew, "a sequence is recorded once")
        receipt.requireConsistency()
        try db.inSavepoint {
            try receipt.insert(db)
            try receipt.effect.apply(db, receipt: receipt.sequence)
            try audit.append(AuditEvent(of: receipt), to: db)
            return .commit
        }
    }

    func audit(_ event: AuditEvent) throws {
        try audit.append(event, to: db)
    }

    func currentParts(organisations: [String], kind: DropKind, period: Period) throws -> [CurrentPart] {
        var filter = RowFilter()
        try filter.add("part.organisation", oneOf: organisations)
        filter.add("part.kind", ifEqual: kind.rawValue)
        filter.add("part.period", ifEqual: period.label)
        return try CurrentPart.fetch(db, filter)
    }

    func termsAcceptance(service: String) throws -> TermsAcceptance? {
        try TermsAcceptance.fetchNewest(db, service: service).first
    }

    func isUsed(_ slip: Slip) throws -> Bool {
        try slip.isUsed(db)
    }
}
