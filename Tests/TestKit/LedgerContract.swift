import Caseload
import CivilTime
import Findings
package import OutboxPlan
import Slips
package import Weighing
package import Workflow

/// A ledger and the two doors that its port does not have.
package struct LedgerUnderTest {
    package let ledger: any Ledger
    /// Everything audited so far, oldest first.
    package let audited: () throws -> [AuditEvent]
    /// Leaves a request as another process does.
    package let leave: (Request.Kind) throws -> Request

    package init(
        ledger: any Ledger, audited: @escaping () throws -> [AuditEvent],
        leave: @escaping (Request.Kind) throws -> Request
    ) {
        self.ledger = ledger
        self.audited = audited
        self.leave = leave
    }
}

/// What every `Ledger` does, the one on disk and the one in memory.
package enum LedgerContract {
    package static let cases: [ContractCase<LedgerUnderTest>] = [
        ContractCase("an empty ledger knows nothing", checkEmpty),
        ContractCase("a report comes back as it was recorded, whatever of it is absent", checkEveryReport),
        ContractCase("all findings are counted, a thousand are listed, errors first", checkFindings),
        ContractCase("where the work throws, nothing of the transaction stays", checkFailedWork),
        ContractCase("a record that fails takes nothing else with it", checkSavepoint),
        ContractCase("reads inside a transaction see what it recorded before", checkReadsInside),
        ContractCase("a part sent again gives the new numbers and counts one more", checkReplacement),
        ContractCase("a withdrawn part counts no more, and keeps its count", checkWithdrawal),
        ContractCase("parts are found by organisation, kind and period, sorted by key", checkFinding),
        ContractCase("the newest acceptance of a service stands", checkTerms),
        ContractCase("every revision of a return is kept, the newest is its draft", checkDrafts),
        ContractCase("what is submitted stands until the next is, or until it is withdrawn", checkSubmissions),
        ContractCase("only a revision that is there can be submitted", checkSubmissionOfNothing),
        ContractCase("an operator takes back what is submitted, without a drop", checkOperatorWithdrawal),
        ContractCase("stakeholders are granted and revoked, and the changes counted", checkStakeholders),
        ContractCase("an account is told its own access as a stakeholder", checkOwnAccess),
        ContractCase("of every part, editions know the last change before each", checkEditionChanges),
        ContractCase("facts about returns are limited by organisation and service", checkReturnFacts),
        ContractCase("a scheduled run is done once a day", checkRuns),
        ContractCase("sealed rows are those of the newest drop of each part", checkSealedRows),
        ContractCase("rows of a withdrawn part are gone", checkWithdrawnRows),
        ContractCase("compilations are numbered, and slips wish about them", checkCompilations),
        ContractCase("a cancelled month leaves its receipts and its name", checkCancelling),
        ContractCase("facts are limited by account, organisation and time", checkFacts),
        ContractCase("what is published is put, replaced, removed and found by account", checkPublished),
        ContractCase("a purge leaves nothing of the organisation but the audit, and all of others", checkPurge),
        ContractCase("a purged team is in no compilation's basis either", checkPurgeOfTeam),
        ContractCase("drops go when their time is over, but for those that something rests on", checkReceiptsExpire),
        ContractCase("revisions that are submitted no more go, and what is submitted stays", checkRevisionsExpire),
        ContractCase("the audit's oldest lines go, and it goes on", checkAuditExpires),
        ContractCase("requests are open, oldest first, until they are answered", checkRequests),
        ContractCase("every drop has an audit line, in the order of recording", checkAudit),
    ]
}

extension Ledger {
    package func record(_ receipts: Receipt...) throws(PortFailure) {
        try commit { transaction in
            for receipt in receipts { try transaction.record(receipt) }
        }
    }

    package func allFacts() throws(PortFailure) -> LedgerFacts {
        try facts(accounts: nil, organisations: nil, since: Instant(milliseconds: .min))
    }
}
