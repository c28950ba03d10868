import Caseload
import CivilTime
import OutboxPlan
import Slips
import Testing
import Weighing
import Workflow

extension LedgerContract {
    static func checkReplacement(_ subject: LedgerUnderTest) throws {
        let second = LedgerSample.counted(2, clients: 198, contentTag: "second")
        try subject.ledger.record(LedgerSample.counted(1, clients: 12))
        try subject.ledger.record(second)
        let expected = CurrentPart(
            key: LedgerSample.partKey(), sequence: 2, receivedAt: second.receivedAt,
            asOf: CivilDay(daysSinceEpoch: 20_727), aggregate: LedgerSample.aggregate(clients: 198),
            contentTag: "second", receiptCount: 2)
        #expect(try subject.ledger.allFacts().parts == [expected])
        #expect(try subject.ledger.receipt(2) == second)
        // A rejected drop leaves the part alone.
        try subject.ledger.record(LedgerSample.rejected(3))
        #expect(try subject.ledger.allFacts().parts == [expected])
    }

    static func checkWithdrawal(_ subject: LedgerUnderTest) throws {
        let withdrawal = LedgerSample.withdrawal(2, revision: 1)
        let other = LedgerSample.partKey("other")
        try subject.ledger.record(LedgerSample.counted(1), LedgerSample.counted(5, key: other), withdrawal)
        #expect(try subject.ledger.allFacts().parts.map(\.key) == [other])
        #expect(try subject.ledger.receipt(2) == withdrawal)
        try subject.ledger.record(LedgerSample.counted(3))
        #expect(try subject.ledger.allFacts().parts.map(\.receiptCount) == [2, 1])
    }

    static func checkFinding(_ subject: LedgerUnderTest) throws {
        let later = Period.quarter(CivilQuarter(year: 2026, number: 4))
        var returned = LedgerSample.partKey("main", of: "TEAM1")
        returned.kind = .quarterlyReturn
        let keys = [
            LedgerSample.partKey("west", of: "TEAM2"), LedgerSample.partKey("west"), LedgerSample.partKey("east"),
            LedgerSample.partKey("main", of: "TEAM3"), LedgerSample.partKey("main", period: later), returned,
        ]
        for (index, key) in keys.enumerated() {
            try subject.ledger.record(LedgerSample.counted(Int64(index + 1), key: key))
        }
        try subject.ledger.commit { (transaction) throws in
            func found(_ organisations: [String], _ kind: DropKind = .dashboard) throws -> [PartKey] {
                try transaction.currentParts(
                    organisations: organisations, kind: kind, period: LedgerSample.quarter
                ).map(\.key)
            }
            #expect(try found(["TEAM2", "TEAM1", "NONE"]) == [keys[2], keys[1], keys[0]])
            #expect(try found(["TEAM1"], .quarterlyReturn) == [returned])
            #expect(try found([]).isEmpty)
            #expect(try found(["team1", "TEAM1' OR 1"]).isEmpty)
        }
        #expect(try subject.ledger.allFacts().parts.map(\.key) == keys.sorted())
    }

    static func checkTerms(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        let second = LedgerSample.acceptance(2, version: "2026-09")
        try ledger.record(LedgerSample.acceptance(1, version: "2026-01"))
        try ledger.record(second, LedgerSample.acceptance(3, service: "SERVICE0", version: "2026-02"))
        #expect(try ledger.receipt(2) == second)
        #expect(try ledger.allFacts().acceptances.map(\.service) == ["SERVICE0", "SERVICE1"])
        #expect(try ledger.allFacts().acceptances.map(\.version) == ["2026-02", "2026-09"])
        try ledger.commit { (transaction) throws in
            #expect(try transaction.termsAcceptance(service: "SERVICE1")?.version == "2026-09")
            #expect(try transaction.termsAcceptance(service: "SERVICE2") == nil)
        }
    }

    static func checkFacts(_ subject: LedgerUnderTest) throws {
        try subject.ledger.record(
            LedgerSample.counted(1, account: "team-north"),
            LedgerSample.counted(2, account: "team-south", key: LedgerSample.partKey(of: "TEAM2")),
            LedgerSample.counted(3, account: "team-north"), LedgerSample.rejected(4, account: "team-east"))
        func sequences(accounts: Set<String>?, since sequence: Int64) throws -> [Int64] {
            let since = LedgerSample.morning.advanced(bySeconds: sequence)
            return try subject.ledger.facts(accounts: accounts, organisations: [], since: since)
                .receipts.map(\.sequence)
        }
        #expect(try sequences(accounts: nil, since: 0) == [1, 2, 3, 4])
        #expect(try sequences(accounts: nil, since: 3) == [3, 4])
        #expect(try sequences(accounts: ["team-north", "team-east"], since: 0) == [1, 3, 4])
        #expect(try sequences(accounts: ["team-north"], since: 2) == [3])
        #expect(try sequences(accounts: [], since: 0).isEmpty)

        let facts = try subject.ledger.facts(
            accounts: [], organisations: ["TEAM2", "TEAM9"], since: Instant(milliseconds: 0))
        #expect(facts.parts.map(\.sequence) == [2])
    }
}
