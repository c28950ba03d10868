import CivilTime
import OutboxPlan
import QuarterlyReturns
import Testing
import Weighing
import Workflow

extension LedgerContract {
    private static let quarter = LedgerSample.returnQuarter

    static func checkDrafts(_ subject: LedgerUnderTest) throws {
        let drafts = (1...10).map { LedgerSample.draft($0) }
        var counted = LedgerSample.counted(20, account: "svc-mersey", key: LedgerSample.partKey(of: "SERVICE1"))
        counted.draft = LedgerSample.draft(11)
        for draft in drafts { try subject.ledger.record(LedgerSample.form(Int64(draft.revision), draft)) }
        try subject.ledger.record(counted)
        // Made by a form or beside a part, it comes back whole.
        #expect(try subject.ledger.receipt(3) == LedgerSample.form(3, drafts[2]))
        #expect(try subject.ledger.receipt(20) == counted)
        #expect(try subject.ledger.allFacts().drafts == [LedgerSample.draft(11)])
        try subject.ledger.commit { (transaction) throws in
            #expect(try transaction.newestDraft(service: "SERVICE1", quarter: quarter) == LedgerSample.draft(11))
            #expect(try transaction.draft(drafts[4].name) == drafts[4])
            #expect(try transaction.draft(LedgerSample.draft(12).name) == nil)
            #expect(try transaction.newestDraft(service: "SERVICE1", quarter: quarter.next) == nil)
            #expect(try transaction.newestDraft(service: "SERVICE2", quarter: quarter) == nil)
            // A revision is made once.
            #expect(throws: (any Error).self) { try transaction.record(LedgerSample.form(21, LedgerSample.draft(11))) }
        }
        #expect(try subject.ledger.receipt(21) == nil)
    }

    static func checkSubmissions(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        let drafts = (1...4).map { LedgerSample.draft($0) }
        func submitted(_ revision: Int, at sequence: Int64) -> SubmittedReturn {
            SubmittedReturn(drafts[revision - 1], at: LedgerSample.morning.advanced(bySeconds: sequence))
        }
        func check(_ expected: [SubmittedReturn]) throws {
            #expect(try ledger.submittedReturns(services: nil, quarters: nil) == expected)
            try ledger.commit { (transaction) throws in
                #expect(try transaction.submittedReturn(service: "SERVICE1", quarter: quarter) == expected.last)
                #expect(try transaction.submittedReturn(service: "SERVICE1", quarter: quarter.next) == nil)
            }
        }
        try ledger.record(LedgerSample.form(1, drafts[0]), LedgerSample.form(2, drafts[1]))
        try check([])
        let submission = LedgerSample.submission(3, of: drafts[1])
        try ledger.record(submission)
        #expect(try ledger.receipt(3) == submission)
        try check([submitted(2, at: 3)])
        // An edit changes nothing of what is submitted.
        try ledger.record(LedgerSample.form(4, drafts[2]))
        try check([submitted(2, at: 3)])
        try ledger.record(LedgerSample.submission(5, of: drafts[2]))
        try check([submitted(2, at: 3), submitted(3, at: 5)])
        let withdrawal = LedgerSample.returnWithdrawal(6, of: drafts[2])
        try ledger.record(withdrawal)
        #expect(try ledger.receipt(6) == withdrawal)
        try check([])
        try ledger.record(LedgerSample.form(7, drafts[3]), LedgerSample.submission(8, of: drafts[3]))
        try check([submitted(4, at: 8)])
        #expect(
            try subject.audited().map(\.event) == [
                "drop-accepted", "drop-accepted", "return-submitted", "drop-accepted", "return-submitted",
                "return-withdrawn", "drop-accepted", "return-submitted",
            ])
        #expect(
            try subject.audited()[3...5].map(\.detail) == [
                "drop 4, return, 2026-Q3, revision 3, accepted",
                "drop 5, submit-return, 2026-Q3, revision 3, accepted",
                "drop 6, withdraw-return, 2026-Q3, revision 3, accepted",
            ])
    }

    static func checkSubmissionOfNothing(_ subject: LedgerUnderTest) throws {
        try subject.ledger.commit { transaction in
            try transaction.record(LedgerSample.form(1, LedgerSample.draft(1)))
            #expect(throws: (any Error).self) {
                try transaction.record(LedgerSample.submission(2, of: LedgerSample.draft(2)))
            }
            #expect(throws: (any Error).self) {
                try transaction.record(LedgerSample.returnWithdrawal(3, of: LedgerSample.draft(2)))
            }
        }
        #expect(try subject.ledger.submittedReturns(services: nil, quarters: nil).isEmpty)
        #expect(try subject.ledger.allFacts().receipts.map(\.sequence) == [1])
    }

    static func checkOperatorWithdrawal(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        let now = LedgerSample.morning.advanced(bySeconds: 3600)
        let draft = LedgerSample.draft(1)
        try ledger.record(LedgerSample.form(1, draft), LedgerSample.submission(2, of: draft))
        #expect(throws: (any Error).self) {
            try ledger.commit { try $0.withdraw(LedgerSample.draft(7).name, leaving: LedgerSample.draft(8), at: now) }
        }
        #expect(throws: (any Error).self) { try ledger.commit { try $0.withdraw(draft.name, leaving: draft, at: now) } }
        #expect(try ledger.submittedReturns(services: nil, quarters: nil).map(\.revision) == [1])
        try ledger.commit { transaction in
            try transaction.withdraw(draft.name, leaving: draft.renewed(), at: now)
            #expect(try transaction.submittedReturn(service: "SERVICE1", quarter: quarter) == nil)
            #expect(try transaction.newestDraft(service: "SERVICE1", quarter: quarter)?.revision == 2)
        }
        #expect(try ledger.submittedReturns(services: nil, quarters: nil).isEmpty)
        #expect(try ledger.allFacts().drafts.map(\.content) == [draft.content])
        try ledger.record(LedgerSample.submission(3, of: draft.renewed()))
        #expect(try ledger.submittedReturns(services: nil, quarters: nil).map(\.revision) == [2])
    }

    static func checkStakeholders(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        func access(_ account: String = "stk-mersey") throws -> StakeholderAccess? {
            var found: StakeholderAccess?
            try ledger.commit { found = try $0.stakeholderAccess(service: "SERVICE1", account: account) }
            return found
        }
        #expect(try access() == StakeholderAccess(service: "SERVICE1", account: "stk-mersey"))
        let grant = LedgerSample.stakeholderChange(1, isGranted: true, changeCount: 0)
        let revocation = LedgerSample.stakeholderChange(2, isGranted: false, changeCount: 1)
        try ledger.record(grant)
        #expect(try access()?.isGranted == true)
        try ledger.record(
            revocation, LedgerSample.stakeholderChange(3, stakeholder: "stk-dale", isGranted: true, changeCount: 0))
        #expect(try access()?.isGranted == false)
        #expect(try access()?.changeCount == 2)
        #expect(try ledger.receipt(1) == grant)
        #expect(try ledger.receipt(2) == revocation)
        #expect(
            try ledger.allFacts().stakeholders == [
                StakeholderAccess(service: "SERVICE1", account: "stk-dale", isGranted: true, changeCount: 1),
                StakeholderAccess(service: "SERVICE1", account: "stk-mersey", isGranted: false, changeCount: 2),
            ])
        #expect(
            try subject.audited().map(\.event) == [
                "stakeholder-granted", "stakeholder-revoked", "stakeholder-granted",
            ])
        #expect(try subject.audited()[1].detail == "drop 2, revoke-stakeholder, stk-mersey, accepted")
    }

    static func checkReturnFacts(_ subject: LedgerUnderTest) throws {
        let drafts = [
            LedgerSample.draft(1, service: "SERVICE2", quarter: quarter),
            LedgerSample.draft(1, service: "SERVICE1", quarter: quarter.next),
            LedgerSample.draft(1, service: "SERVICE1", quarter: quarter),
        ]
        for (index, draft) in drafts.enumerated() {
            try subject.ledger.record(
                LedgerSample.form(Int64(index * 2 + 1), draft), LedgerSample.submission(Int64(index * 2 + 2), of: draft)
            )
        }
        try subject.ledger.record(
            LedgerSample.stakeholderChange(7, isGranted: true, changeCount: 0),
            LedgerSample.stakeholderChange(
                8, service: "SERVICE2", stakeholder: "stk-dale", isGranted: true, changeCount: 0)
        )
        let names = [drafts[2], drafts[0], drafts[1]].map(\.name)
        #expect(try subject.ledger.allFacts().drafts.map(\.name) == names)
        let facts = try subject.ledger.facts(
            accounts: [], organisations: ["SERVICE1"], since: LedgerSample.morning)
        #expect(facts.drafts.map(\.name) == [names[0], names[2]])
        #expect(facts.stakeholders.map(\.service) == ["SERVICE1"])
        func submitted(_ services: Set<String>?, _ quarters: ClosedRange<CivilQuarter>?) throws -> [ReturnRevision] {
            try subject.ledger.submittedReturns(services: services, quarters: quarters).map(\.name)
        }
        #expect(try submitted(nil, nil) == names)
        #expect(try submitted(["SERVICE1"], nil) == [names[0], names[2]])
        #expect(try submitted(nil, quarter...quarter) == [names[0], names[1]])
        #expect(try submitted(["SERVICE1"], quarter.next...quarter.next.next) == [names[2]])
        #expect(try submitted([], nil).isEmpty)
    }

    static func checkRuns(_ subject: LedgerUnderTest) throws {
        func run(_ day: Int32) -> ScheduledRun {
            ScheduledRun(kind: .export, day: CivilDay(daysSinceEpoch: day), doneAt: LedgerSample.morning)
        }
        try subject.ledger.commit { transaction in
            try transaction.complete(run(20_727))
            try transaction.complete(run(20_725))
        }
        #expect(try subject.ledger.newestRun(.export) == run(20_727))
        #expect(throws: PortFailure.self) { try subject.ledger.commit { try $0.complete(run(20_725)) } }
        #expect(throws: PortFailure.self) {
            try subject.ledger.commit { transaction in
                try transaction.complete(run(20_728))
                try transaction.complete(run(20_728))
            }
        }
        #expect(try subject.ledger.newestRun(.export) == run(20_727))
    }
}
