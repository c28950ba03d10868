import CivilTime
import OutboxPlan
import Slips
import Testing
import Weighing
import Workflow

private struct OwnMistake: Error {}

extension LedgerContract {
    static func checkFailedWork(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        let refusal = PortFailure(operation: "go on", subject: "a test", cause: "enough", advice: "None.")
        #expect(throws: refusal) {
            try ledger.commit { transaction in
                try transaction.record(LedgerSample.counted(1))
                try transaction.record(LedgerSample.acceptance(2, version: "1"))
                try transaction.audit(AuditEvent(at: LedgerSample.morning, event: "odd", account: nil, detail: ""))
                throw refusal
            }
        }
        let failure = #expect(throws: PortFailure.self) { try ledger.commit { _ in throw OwnMistake() } }
        #expect(failure?.mayPass == false)
        try checkEmpty(subject)
        // The sequence was not used up.
        try ledger.record(LedgerSample.counted(1))
        #expect(try ledger.allFacts().parts.map(\.receiptCount) == [1])
        #expect(try subject.audited().count == 1)
    }

    static func checkSavepoint(_ subject: LedgerUnderTest) throws {
        let slipUsedAgain = LedgerSample.withdrawal(3, revision: 1)
        try subject.ledger.commit { transaction in
            try transaction.record(LedgerSample.counted(1))
            try transaction.record(LedgerSample.withdrawal(2, revision: 1))
            #expect(throws: (any Error).self) { try transaction.record(slipUsedAgain) }
            try transaction.record(LedgerSample.counted(4))
        }
        #expect(try subject.ledger.allFacts().receipts.map(\.sequence) == [1, 2, 4])
        #expect(try subject.audited().count == 3)
    }

    static func checkReadsInside(_ subject: LedgerUnderTest) throws {
        let slip = Slip(kind: .acceptTerms, account: "svc-mersey", subject: "terms", revision: "1")
        var otherRevision = slip
        otherRevision.revision = "2"
        try subject.ledger.commit { transaction in
            func current() throws -> [Int64] {
                try transaction.currentParts(
                    organisations: ["TEAM1"], kind: .dashboard, period: LedgerSample.quarter
                ).map(\.sequence)
            }
            #expect(try current().isEmpty)
            #expect(try !transaction.isUsed(slip))
            try transaction.record(LedgerSample.counted(1))
            #expect(try current() == [1])
            try transaction.record(LedgerSample.counted(2))
            #expect(try current() == [2])
            try transaction.record(LedgerSample.acceptance(3, version: "1"))
            #expect(try transaction.isUsed(slip))
            #expect(try !transaction.isUsed(otherRevision))
            #expect(try transaction.termsAcceptance(service: "SERVICE1")?.account == "svc-mersey")
            try transaction.record(LedgerSample.withdrawal(4, revision: 2))
            #expect(try current().isEmpty)
        }
        try subject.ledger.commit { (transaction) throws in #expect(try transaction.isUsed(slip)) }
    }

    static func checkPublished(_ subject: LedgerUnderTest) throws {
        func document(_ account: String, _ path: String, _ fingerprint: String) -> PublishedDocument {
            PublishedDocument(
                account: account, path: path, fingerprint: fingerprint, size: 52_011,
                modifiedAt: 1_790_845_923_000_000_001)
        }
        let ledger = subject.ledger
        let index = document("team-north", "index.html", "a")
        let report = document("team-north", "reports/x.report.html", "b")
        let gone = document("team-gone", "index.html", "c")
        try ledger.setPublished(put: [report, index, gone], removed: [])
        #expect(try ledger.published(accounts: nil) == [gone, index, report])
        #expect(try ledger.published(accounts: ["team-north"]) == [index, report])
        #expect(try ledger.published(accounts: []).isEmpty)

        let newIndex = document("team-north", "index.html", "d")
        try ledger.setPublished(
            put: [newIndex], removed: [("team-north", "reports/x.report.html"), ("team-gone", "never.html")])
        #expect(try ledger.published(accounts: nil) == [gone, newIndex])
    }

    static func checkRequests(_ subject: LedgerUnderTest) throws {
        let first = try subject.leave(.publishAll)
        let second = try subject.leave(.export(region: "Y62"))
        #expect(try subject.ledger.openRequests() == [first, second])
        try subject.ledger.answer(first, with: "12 documents published")
        #expect(try subject.ledger.openRequests() == [second])
        try subject.ledger.answer(second, with: "0 documents published")
        #expect(try subject.ledger.openRequests().isEmpty)
        let third = try subject.leave(.withdrawReturn(service: "SERVICE1", quarter: CivilQuarter(label: "2026-Q3")!))
        #expect(third.id > second.id)
        #expect(try subject.ledger.openRequests() == [third])
    }

    static func checkAudit(_ subject: LedgerUnderTest) throws {
        let own = AuditEvent(
            at: LedgerSample.morning, event: "claim-of-unknown-account", account: nil, detail: "1 claim")
        try subject.ledger.record(
            LedgerSample.counted(1), LedgerSample.rejected(2), LedgerSample.withdrawal(3, revision: 1),
            LedgerSample.acceptance(4, version: "2026-09"))
        try subject.ledger.commit { try $0.audit(own) }
        let audited = try subject.audited()
        #expect(
            audited.map(\.event) == [
                "drop-accepted", "drop-rejected", "part-withdrawn", "terms-accepted", "claim-of-unknown-account",
            ])
        #expect(
            audited.map(\.detail) == [
                "drop 1, dashboard, 2026-Q3, accepted", "drop 2, rejected",
                "drop 3, withdraw-part, dashboard, 2026-Q3, accepted", "drop 4, accept-terms, terms, accepted",
                "1 claim",
            ])
        #expect(audited.map(\.account) == ["team-north", "team-north", "team-north", "svc-mersey", nil])
        #expect(audited.first?.at == LedgerSample.morning.advanced(bySeconds: 1))
        #expect(audited.last == own)
    }
}
