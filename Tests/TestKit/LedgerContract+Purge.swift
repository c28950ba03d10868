import CivilTime
import OutboxPlan
import QuarterlyReturns
import Testing
import Weighing
import Workflow

extension LedgerContract {
    static func checkPurge(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        let draft = LedgerSample.draft(1)
        let others = LedgerSample.draft(1, service: "SERVICE2")
        let otherKey = LedgerSample.partKey(of: "TEAM2")
        try ledger.record(
            LedgerSample.acceptance(1, version: "1"), LedgerSample.form(2, draft),
            LedgerSample.submission(3, of: draft),
            LedgerSample.stakeholderChange(4, isGranted: true, changeCount: 0),
            LedgerSample.counted(5, account: "svc-mersey", key: LedgerSample.partKey(of: "SERVICE1")),
            LedgerSample.rejected(6, account: "svc-mersey", of: "SERVICE1"),
            LedgerSample.rejected(7, of: "SERVICE1"),
            LedgerSample.form(8, others), LedgerSample.submission(9, of: others),
            LedgerSample.counted(10, account: "team-east", key: otherKey),
            LedgerSample.counted(11, account: "svc-mersey", key: LedgerSample.partKey("b", of: "SERVICE1")),
            LedgerSample.withdrawal(12, of: LedgerSample.partKey("b", of: "SERVICE1"), revision: 1))
        let auditedBefore = try subject.audited()
        let event = AuditEvent(at: LedgerSample.morning, event: "organisation-purged", account: nil, detail: "SERVICE1")
        let expected = Kept(
            // The sample's withdrawal is a slip of this account.
            accounts: ["stk-mersey", "svc-mersey", "svc-service1", "team-north"], drops: 9, parts: 2, revisions: 1)

        let kept = try ledger.purge("SERVICE1") { kept in
            #expect(kept == expected)
            return event
        }
        #expect(kept == expected)
        let facts = try ledger.allFacts()
        #expect(facts.receipts.map(\.sequence) == [8, 9, 10])
        #expect(facts.parts.map(\.key) == [otherKey])
        #expect(facts.acceptances.isEmpty)
        #expect(facts.stakeholders.isEmpty)
        #expect(facts.drafts == [others])
        #expect(try ledger.submittedReturns(services: nil, quarters: nil).map(\.service) == ["SERVICE2"])
        #expect(try subject.audited() == auditedBefore + [event])
        // A number is never given twice, and what is gone stays gone.
        #expect(try ledger.highestSequence() == 12)
        #expect(try ledger.purge("SERVICE1") { _ in event }.isEmpty)
        #expect(try subject.audited().count == auditedBefore.count + 1)
        try ledger.record(LedgerSample.counted(13, account: "svc-mersey", key: LedgerSample.partKey(of: "SERVICE1")))
        #expect(try ledger.allFacts().parts.map(\.receiptCount) == [1, 1])
        #expect(try ledger.highestSequence() == 13)
    }
}
