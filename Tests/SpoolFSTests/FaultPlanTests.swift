import CivilTime
import TestKit
import Testing
import Workflow

struct FaultPlanTests {
    /// A run over both ports with six effects: claim, sync, a try, two documents, an unlink.
    private func run(_ spool: MemorySpool, _ outbox: MemoryOutbox) throws(PortFailure) {
        guard let entry = try spool.look(account: "north").first else { return }
        let claim = Claim(
            account: "north", sequence: 1, receivedAt: Instant(milliseconds: 1), tries: 0, name: entry.name)
        _ = try spool.claim(entry, as: claim)
        try spool.syncClaims()
        let tried = try spool.setTries(1, of: claim)
        _ = try outbox.write([("a.html", [1]), ("b.html", [2])], account: "north")
        try spool.remove([tried])
    }

    private func ports(_ plan: FaultPlan) -> (MemorySpool, MemoryOutbox) {
        let (spool, outbox) = (MemorySpool(), MemoryOutbox())
        spool.makeInbox("north")
        spool.put([1], as: EntryName("x.csv"), account: "north")
        spool.faults = plan
        outbox.faults = plan
        return (spool, outbox)
    }

    @Test func `without faults all effects happen and are counted across ports`() throws {
        let plan = FaultPlan()
        let (spool, outbox) = ports(plan)
        try run(spool, outbox)
        #expect(plan.effectCount == 6)
        #expect(try spool.claims().isEmpty)
        #expect(try outbox.files(account: "north").map(\.path) == ["a.html", "b.html"])
    }

    @Test(arguments: [
        (1, ["x.csv"], nil, []), (2, [], 0, []), (3, [], 0, []), (4, [], 1, []), (5, [], 1, ["a.html"]),
        (6, [], 1, ["a.html", "b.html"]),
    ])
    func `a dying run leaves what its effects before left`(
        number: Int, inbox: [String], tries: Int?, documents: [String]
    ) throws {
        let plan = FaultPlan(.death(atEffect: number))
        let (spool, outbox) = ports(plan)
        #expect(throws: PortFailure.self) { try run(spool, outbox) }
        #expect(plan.isDead)
        // Nor does anything happen after.
        #expect(throws: PortFailure.self) { try outbox.write([("late.html", [])], account: "north") }
        #expect(spool.inboxNames("north") == Set(inbox.map { EntryName($0) }))
        #expect(try spool.claims().map(\.tries) == (tries.map { [$0] } ?? []))
        #expect(try outbox.files(account: "north").map(\.path) == documents)
    }

    @Test func `a refusal is that effect's alone`() throws {
        let full = PortFailure(operation: "write", subject: "north", cause: "ENOSPC", advice: "Make room.")
        let plan = FaultPlan(.refusals(ofEffects: 2...2, full))
        let (spool, outbox) = ports(plan)
        #expect(throws: full) { try run(spool, outbox) }
        #expect(!plan.isDead)
        try spool.syncClaims()
        #expect(try spool.claims().count == 1)
    }
}
