import CivilTime
import MonthlyActivity
import OutboxPlan
import QuarterlyReturns
import Testing
import Weighing
import Workflow

extension LedgerContract {
    private static let october = ProviderMonth(provider: "NORTHERN", month: CivilMonth(year: 2026, month: 10))
    private static let november = ProviderMonth(provider: "NORTHERN", month: CivilMonth(year: 2026, month: 11))

    /// When the sample's drop of this sequence is received.
    private static func time(_ sequence: Int64) -> Instant { LedgerSample.morning.advanced(bySeconds: sequence) }

    private static func sealed(_ sequence: Int64, _ name: ProviderMonth) -> Receipt {
        let key = PartKey(
            organisation: "TEAM1", kind: .marParticipants, period: .month(name.month), part: "main")
        var receipt = LedgerSample.counted(sequence, key: key)
        receipt.sealed = SealedRows(month: name, bytes: [1])
        return receipt
    }

    private static func compilation(of name: ProviderMonth) -> CompilationRecord {
        CompilationRecord(
            name: name, number: 1, at: time(14), cause: .change, basis: "drops", state: .provisional, isComplete: true,
            isEnded: false, isFinalised: false)
    }

    static func checkReceiptsExpire(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        let drafts = (1...3).map { LedgerSample.draft($0) }
        let withdrawn = LedgerSample.partKey("b")
        let ofReturn = PartKey(
            organisation: "SERVICE1", kind: .quarterlyReturn, period: LedgerSample.quarter, part: "main")
        let editions = [time(4), Instant(milliseconds: .max)]
        try ledger.record(
            LedgerSample.rejected(1), LedgerSample.counted(2, clients: 2),
            // The newest before the first edition, which has its numbers still.
            LedgerSample.counted(3, clients: 3),
            LedgerSample.counted(4, clients: 4), LedgerSample.counted(5, clients: 5),
            LedgerSample.counted(6, key: withdrawn), LedgerSample.withdrawal(7, of: withdrawn, revision: 1),
            LedgerSample.acceptance(8, version: "1"),
            LedgerSample.stakeholderChange(9, isGranted: true, changeCount: 0),
            LedgerSample.form(10, drafts[0]), LedgerSample.form(11, drafts[1]),
            LedgerSample.submission(12, of: drafts[1]), LedgerSample.form(13, drafts[2]), sealed(14, october),
            sealed(16, november))
        try ledger.commit { transaction in
            for name in [october, november] { try transaction.compile(compilation(of: name)) }
            try transaction.record(LedgerSample.finalisation(15, october, compilation: 1))
            try transaction.record(LedgerSample.activityRequest(17, november, compilation: 1))
            try transaction.cancel(november, at: time(18))
        }
        try ledger.record(
            LedgerSample.rejected(18), LedgerSample.counted(19, key: ofReturn), LedgerSample.counted(20, key: ofReturn),
            LedgerSample.rejected(21))
        func shown() throws -> [EditionChange] {
            try ledger.editionChanges(organisations: ["TEAM1"], kind: .dashboard, editions: editions)
        }
        let before = try ledger.allFacts()
        let (shownBefore, auditedBefore) = (try shown(), try subject.audited())
        let submittedBefore = try ledger.submittedReturns(services: nil, quarters: nil)
        // Of drop 18 a claim lies on the disk; drop 21 came just in time.
        func expire(before limit: Instant) throws -> Int {
            var count = 0
            try ledger.commit {
                count = try $0.deleteReceipts(receivedBefore: limit, editions: editions, keeping: [18, 99])
            }
            return count
        }
        #expect(try expire(before: time(21)) == 8)

        var after = try ledger.allFacts()
        #expect(after.receipts.map(\.sequence) == [3, 5, 7, 8, 9, 11, 12, 13, 14, 15, 18, 20, 21])
        #expect(try after.receipts.allSatisfy { try ledger.hasReceipt($0.sequence) })
        #expect(try !ledger.hasReceipt(1))
        #expect(try ledger.receipt(4) == nil)
        #expect(try ledger.receipt(3) == LedgerSample.counted(3, clients: 3))
        #expect(try ledger.receipt(12) == LedgerSample.submission(12, of: drafts[1]))
        #expect(try shown() == shownBefore)
        #expect(try ledger.submittedReturns(services: nil, quarters: nil) == submittedBefore)
        #expect(try ledger.sealedParts(of: october).count == 1)
        #expect(try subject.audited() == auditedBefore)
        try ledger.commit { (transaction) throws in
            #expect(try transaction.draft(drafts[0].name) == nil)
            #expect(try transaction.draft(drafts[1].name) == drafts[1])
            #expect(try transaction.activityMonth(october)?.finalisedBasis == "drops")
        }
        // Nothing else of what documents are made from has changed.
        after.receipts = before.receipts
        after.activityMonths = before.activityMonths
        #expect(after == before)

        #expect(try expire(before: time(21)) == 0)
        #expect(try expire(before: time(22)) == 1)
        #expect(try ledger.highestSequence() == 21)
        try ledger.record(LedgerSample.counted(22, clients: 6))
        #expect(try ledger.allFacts().parts.contains { $0.sequence == 22 && $0.receiptCount == 5 })
        #expect(try expire(before: time(99)) == 1, "the one that was replaced in the same edition")
    }

    static func checkRevisionsExpire(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        let drafts = (1...5).map { LedgerSample.draft($0) }
        let others = LedgerSample.draft(1, service: "SERVICE2")
        var withdrawal = LedgerSample.returnWithdrawal(5, of: drafts[1])
        withdrawal.draft = drafts[2]
        try ledger.record(
            LedgerSample.form(1, drafts[0]), LedgerSample.submission(2, of: drafts[0]),
            LedgerSample.form(3, drafts[1]), LedgerSample.submission(4, of: drafts[1]), withdrawal,
            LedgerSample.submission(6, of: drafts[2]))
        try ledger.commit { try $0.withdraw(drafts[2].name, leaving: drafts[3], at: time(7)) }
        try ledger.record(
            LedgerSample.form(8, drafts[4]), LedgerSample.submission(9, of: drafts[4]),
            LedgerSample.form(10, others), LedgerSample.submission(11, of: others))
        try ledger.commit { try $0.withdraw(others.name, leaving: others.renewed(), at: time(12)) }
        func expire(before limit: Instant) throws -> Int {
            var count = 0
            try ledger.commit { count = try $0.deleteRevisions(endedBefore: limit) }
            return count
        }
        func left() throws -> [Int] {
            var left: [Int] = []
            try ledger.commit { transaction in
                left = try drafts.filter { try transaction.draft($0.name) != nil }.map(\.revision)
            }
            return left
        }
        let facts = try ledger.allFacts()
        let submitted = [SubmittedReturn(drafts[4], at: time(9))]
        func checkSubmitted() throws {
            #expect(try ledger.submittedReturns(services: nil, quarters: nil) == submitted)
            #expect(try ledger.allFacts() == facts)
        }
        // Revision 1 was submitted until revision 2 was.
        #expect(try expire(before: time(4)) == 0)
        #expect(try expire(before: time(5)) == 1)
        #expect(try left() == [2, 3, 4, 5])
        try checkSubmitted()
        // Revision 2 until its slip withdrew it.
        #expect(try expire(before: time(6)) == 1)
        #expect(try left() == [3, 4, 5])
        try checkSubmitted()
        // Revision 3 until an operator did, who left revision 4.
        #expect(try expire(before: time(7)) == 0)
        #expect(try expire(before: time(8)) == 2)
        #expect(try left() == [5])
        try checkSubmitted()
        // Of the other service nothing is submitted, and its newest draft stays.
        #expect(try expire(before: time(99)) == 1)
        #expect(try expire(before: time(99)) == 0)
        try checkSubmitted()

        #expect(try ledger.receipt(2)?.report == LedgerSample.submission(2, of: drafts[0]).report)
        #expect(try [1, 2, 3, 4, 5, 6].allSatisfy { try ledger.receipt($0)?.effect == Receipt.Effect.none })
        #expect(try ledger.receipt(5)?.draft == nil)
        #expect(try ledger.receipt(9) == LedgerSample.submission(9, of: drafts[4]))
    }

    static func checkAuditExpires(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        func event(_ at: Int64) -> AuditEvent {
            AuditEvent(at: time(at), event: "test", account: nil, detail: "at \(at)")
        }
        func expire(before limit: Instant) throws -> Int {
            var count = 0
            try ledger.commit { count = try $0.deleteAudit(before: limit) }
            return count
        }
        #expect(try expire(before: time(9)) == 0, "there is none")
        // A clock that is set back, or a claim that waited, has an older line after a younger.
        let events = [2, 1, 3, 2, 4, 5].map(event)
        try ledger.commit { transaction in for event in events { try transaction.audit(event) } }
        #expect(try expire(before: time(2)) == 0)
        #expect(try expire(before: time(3)) == 2)
        #expect(try subject.audited() == Array(events[2...]))
        try ledger.commit { transaction in
            #expect(try transaction.deleteAudit(before: time(4)) == 2)
            try transaction.audit(event(6))
        }
        #expect(try subject.audited() == Array(events[4...]) + [event(6)])
        #expect(try expire(before: time(99)) == 2, "the newest line stays")
        #expect(try expire(before: time(99)) == 0)
        try ledger.commit { try $0.audit(event(7)) }
        #expect(try subject.audited() == [event(6), event(7)])
    }
}
