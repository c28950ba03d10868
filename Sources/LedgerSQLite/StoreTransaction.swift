import CivilTime
import GRDB
import MonthlyActivity
import QuarterlyReturns
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
            try receipt.draft?.insert(db, receipt: receipt.sequence)
            try receipt.effect.apply(db, receipt: receipt.sequence)
            try receipt.insertSealed(db)
            try audit.append(AuditEvent(of: receipt), to: db)
            return .commit
        }
    }

    func audit(_ event: AuditEvent) throws {
        try audit.append(event, to: db)
    }

    func withdraw(_ submitted: ReturnRevision, leaving draft: ReturnDraft, at now: Instant) throws {
        try submitted.insertWithdrawal(db, at: now)
        try draft.insert(db, receipt: nil)
    }

    func compile(_ record: CompilationRecord) throws {
        try record.insert(db)
    }

    func cancel(_ name: ProviderMonth, at now: Instant) throws {
        try ActivityMonth.cancel(db, name, at: now)
    }

    func deleteRevisions(endedBefore limit: Instant) throws -> Int {
        try Retention.deleteRevisions(db, endedBefore: limit)
    }

    func deleteReceipts(
        receivedBefore limit: Instant, editions: [Instant], keeping claims: Set<Int64>
    ) throws -> Int {
        try Retention.deleteReceipts(db, receivedBefore: limit, editions: editions, keeping: claims)
    }

    func deleteAudit(before limit: Instant) throws -> Int {
        try audit.shorten(db, before: limit)
    }

    func complete(_ run: ScheduledRun) throws {
        try run.insert(db)
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

    func newestDraft(service: String, quarter: CivilQuarter) throws -> ReturnDraft? {
        try ReturnDraft.fetchNewest(db, RowFilter(service: service, quarter: quarter)).first
    }

    func draft(_ name: ReturnRevision) throws -> ReturnDraft? {
        try ReturnDraft.fetch(db, name)
    }

    func submittedReturn(service: String, quarter: CivilQuarter) throws -> SubmittedReturn? {
        let filter = RowFilter(service: service, quarter: quarter, of: "submission")
        return try SubmittedReturn.fetch(db, filter).last
    }

    func activityMonth(_ name: ProviderMonth) throws -> ActivityMonth? {
        try ActivityMonth.fetch(db, RowFilter(name)).first
    }

    func compilation(_ name: ProviderMonth) throws -> CompilationRecord? {
        try CompilationRecord.fetchNewest(db, RowFilter(name)).first
    }

    func stakeholderAccess(service: String, account: String) throws -> StakeholderAccess {
        var filter = RowFilter()
        filter.add("service", ifEqual: service)
        filter.add("account", ifEqual: account)
        return try StakeholderAccess.fetch(db, filter).first ?? StakeholderAccess(service: service, account: account)
    }
}

extension RowFilter {
    fileprivate init(_ name: ProviderMonth) {
        add("provider", ifEqual: name.provider)
        add("month", ifEqual: name.month.label)
    }

    fileprivate init(service: String, quarter: CivilQuarter, of table: String = "return_draft") {
        add("\(table).service", ifEqual: service)
        add("\(table).quarter", ifEqual: quarter.label)
    }
}
