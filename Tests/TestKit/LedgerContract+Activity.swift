import CivilTime
import MonthlyActivity
import OutboxPlan
import Testing
import Weighing
import Workflow

extension LedgerContract {
    private static let october = ProviderMonth(provider: "NORTHERN", month: CivilMonth(year: 2026, month: 10))
    private static let november = ProviderMonth(provider: "NORTHERN", month: CivilMonth(year: 2026, month: 11))

    private static func key(_ month: CivilMonth = october.month, of team: String = "TEAM1") -> PartKey {
        PartKey(organisation: team, kind: .marParticipants, period: .month(month), part: "main")
    }

    private static func counted(
        _ sequence: Int64, _ name: ProviderMonth = october, of team: String = "TEAM1", sealed: [UInt8]
    ) -> Receipt {
        var receipt = LedgerSample.counted(sequence, key: key(name.month, of: team))
        receipt.sealed = SealedRows(month: name, bytes: sealed)
        return receipt
    }

    private static func record(
        _ number: Int, _ name: ProviderMonth = october, basis: String = "drops",
        state: ActivityCompilation.State = .provisional
    ) -> CompilationRecord {
        CompilationRecord(
            name: name, number: number, at: LedgerSample.morning.advanced(bySeconds: Int64(number)), cause: .change,
            basis: basis, state: state, isComplete: true, isEnded: false, isFinalised: false)
    }

    static func checkSealedRows(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        try ledger.record(counted(1, sealed: [1, 1]), counted(2, of: "TEAM2", sealed: [2]))
        try ledger.record(counted(3, november, sealed: [3]))
        #expect(try ledger.sealedParts(of: october).map(\.sealed.bytes) == [[1, 1], [2]])
        #expect(try ledger.sealedParts(of: october).map(\.key) == [key(), key(of: "TEAM2")])
        #expect(try ledger.receipt(1)?.sealed == nil)
        // Sent again: what was before is gone at once.
        try ledger.record(counted(4, sealed: [4]))
        #expect(try ledger.sealedParts(of: october).map(\.sealed.bytes) == [[4], [2]])
        #expect(try ledger.sealedParts(of: november).map(\.sealed.bytes) == [[3]])
        let months = try ledger.allFacts().activityMonths
        #expect(months.map(\.name) == [october, november])
        #expect(months.map(\.firstDropAt) == [counted(1, sealed: []).receivedAt, counted(3, sealed: []).receivedAt])
        #expect(months.allSatisfy { $0.cancelledAt == nil && $0.finalisedBasis == nil && $0.requestedAt == nil })
    }

    static func checkCompilations(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        #expect(throws: (any Error).self) { try ledger.commit { try $0.compile(record(1)) } }
        try ledger.record(counted(1, sealed: [1]))
        try ledger.commit { transaction in
            #expect(try transaction.compilation(october) == nil)
            try transaction.compile(record(1, basis: "one"))
            try transaction.compile(record(2, basis: "two", state: .final))
            #expect(try transaction.compilation(october) == record(2, basis: "two", state: .final))
            #expect(try transaction.compilation(november) == nil)
        }
        #expect(throws: (any Error).self) { try ledger.commit { try $0.compile(record(2)) } }
        #expect(try ledger.allFacts().compilations == [record(2, basis: "two", state: .final)])
        let finalisation = LedgerSample.finalisation(2, october, compilation: 1)
        let request = LedgerSample.activityRequest(3, october, compilation: 2)
        try ledger.record(finalisation, request)
        #expect(try ledger.receipt(2) == finalisation)
        #expect(try ledger.receipt(3) == request)
        let month = try ledger.allFacts().activityMonths.first
        #expect(month?.finalisedBasis == "one")
        #expect(month?.requestedAt == request.receivedAt)
        #expect(try subject.audited().suffix(2).map(\.event) == ["mar-finalised", "mar-requested"])
    }

    static func checkPurgeOfTeam(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        try ledger.record(counted(1, sealed: [1]), counted(2, of: "TEAM2", sealed: [2]))
        let bases = ["TEAM1/a@1 | ", "TEAM2/a@2 | TEAM1/a@0", "TEAM2/a@2 XTEAM1/b@3 | "]
        for (index, basis) in bases.enumerated() {
            try ledger.commit { try $0.compile(record(index + 1, basis: basis)) }
            try ledger.record(LedgerSample.finalisation(Int64(10 + index), october, compilation: index + 1))
        }
        #expect(try ledger.allFacts().activityMonths.map(\.finalisedBasis) == [bases[2]])
        let event = AuditEvent(at: LedgerSample.morning, event: "organisation-purged", account: nil, detail: "TEAM1")
        _ = try ledger.purge("TEAM1") { _ in event }
        #expect(try ledger.sealedParts(of: october).map(\.key) == [key(of: "TEAM2")])
        #expect(try ledger.allFacts().compilations.map(\.basis) == [bases[2]], "it names nothing of the team")
        try ledger.commit { try $0.compile(record(4, basis: "TEAM2/a@2 | TEAM1/a@0")) }
        _ = try ledger.purge("TEAM2") { _ in event }
        #expect(try ledger.allFacts().compilations.map(\.basis) == [""])
    }

    static func checkCancelling(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        try ledger.record(
            counted(1, sealed: [1]), counted(2, of: "TEAM2", sealed: [2]), counted(3, november, sealed: [3]))
        try ledger.commit { transaction in
            try transaction.compile(record(1))
            try transaction.compile(record(1, november))
        }
        let now = LedgerSample.morning.advanced(bySeconds: 86_400)
        try ledger.commit { transaction in
            try transaction.cancel(october, at: now)
            #expect(try transaction.activityMonth(october)?.cancelledAt == now)
            #expect(try transaction.activityMonth(november)?.cancelledAt == nil)
        }
        try ledger.scrub()
        #expect(try ledger.sealedParts(of: october).isEmpty)
        #expect(try ledger.sealedParts(of: november).count == 1)
        #expect(try ledger.allFacts().parts.map(\.key) == [key(november.month)])
        #expect(try ledger.allFacts().compilations.map(\.name) == [november])
        #expect(try ledger.allFacts().receipts.count == 3)
        // Again, as after a crash: the first time stands.
        try ledger.commit { try $0.cancel(october, at: now.advanced(bySeconds: 9)) }
        #expect(try ledger.allFacts().activityMonths.map(\.cancelledAt) == [now, nil])
    }

    static func checkWithdrawnRows(_ subject: LedgerUnderTest) throws {
        let ledger = subject.ledger
        try ledger.record(counted(1, sealed: [1]), counted(2, of: "TEAM2", sealed: [2]))
        try ledger.record(LedgerSample.withdrawal(3, of: key(), revision: 1))
        #expect(try ledger.sealedParts(of: october).map(\.sealed.bytes) == [[2]])
    }
}
