import Caseload
import CivilTime
import OutboxPlan
import Testing
import Weighing
import Workflow

extension LedgerContract {
    static func checkOwnAccess(_ subject: LedgerUnderTest) throws {
        try subject.ledger.record(
            LedgerSample.stakeholderChange(1, isGranted: true, changeCount: 0),
            LedgerSample.stakeholderChange(2, stakeholder: "stk-dale", isGranted: true, changeCount: 0))
        func known(_ accounts: Set<String>?, _ organisations: Set<String>?) throws -> [String] {
            try subject.ledger.facts(
                accounts: accounts, organisations: organisations, since: LedgerSample.morning
            ).stakeholders.map(\.account)
        }
        #expect(try known(["stk-mersey"], []) == ["stk-mersey"])
        #expect(try known(["svc-mersey"], ["SERVICE1"]) == ["stk-dale", "stk-mersey"])
        #expect(try known(["team-north"], ["TEAM1"]).isEmpty)
        #expect(try known(nil, []) == ["stk-dale", "stk-mersey"])
    }

    /// Drops come a second apart, so editions lie between them.
    static func checkEditionChanges(_ subject: LedgerUnderTest) throws {
        let (main, other) = (LedgerSample.partKey(), LedgerSample.partKey("other"))
        var returned = LedgerSample.partKey()
        returned.kind = .quarterlyReturn
        try subject.ledger.record(
            LedgerSample.counted(1, key: main, clients: 11), LedgerSample.counted(2, key: main, clients: 12),
            LedgerSample.counted(3, key: other, clients: 13), LedgerSample.rejected(4),
            LedgerSample.counted(5, key: main, clients: 15), LedgerSample.withdrawal(6, of: other, revision: 1),
            LedgerSample.counted(7, key: returned), LedgerSample.counted(8, key: LedgerSample.partKey(of: "TEAM2")),
            LedgerSample.counted(9, key: main, clients: 19))
        func changes(before seconds: Int64..., of organisations: Set<String> = ["TEAM1"]) throws -> [String] {
            try subject.ledger.editionChanges(
                organisations: organisations, kind: .dashboard,
                editions: seconds.map { LedgerSample.morning.advanced(bySeconds: $0) }
            ).map { change in
                let edition = (change.edition.milliseconds - LedgerSample.morning.milliseconds) / 1000
                let clients = change.numbers.map { "\($0.aggregate[.clients] ?? 0)" } ?? "withdrawn"
                return "\(edition) \(change.key.part) \(change.sequence) \(clients)"
            }
        }
        #expect(try changes(before: 4, 7, 9) == ["4 main 2 12", "4 other 3 13", "7 main 5 15", "7 other 6 withdrawn"])
        // A drop received at the very instant belongs to the next edition.
        #expect(try changes(before: 3) == ["3 main 2 12"])
        #expect(try changes(before: 1).isEmpty)
        #expect(try changes(before: 60) == ["60 main 9 19", "60 other 6 withdrawn"])
        #expect(try changes(before: 60, of: ["TEAM2", "TEAM3"]) == ["60 main 8 12"])
        #expect(try changes(before: 60, of: []).isEmpty)
        #expect(try changes().isEmpty)
        let numbers = try subject.ledger.editionChanges(
            organisations: ["TEAM1"], kind: .dashboard, editions: [LedgerSample.morning.advanced(bySeconds: 2)]
        ).first?.numbers
        #expect(numbers?.aggregate == LedgerSample.aggregate(clients: 11))
        #expect(numbers?.asOf == CivilDay(daysSinceEpoch: 20_727))
    }
}
