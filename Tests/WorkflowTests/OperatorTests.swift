import CivilTime
import TestKit
import Testing
import Weighing
import Workflow

/// What operators ask of the loop about accounts and organisations.
struct OperatorTests {
    /// The sample register without the service Mersey, its teams and all their accounts.
    private static let withoutMersey = SampleHouse.rules(
        register: SampleHouse.register(
            organisations: { $0.split(separator: "\n").filter { !$0.contains("MERSEY") }.joined(separator: "\n") },
            accounts: { $0.split(separator: "\n").filter { !$0.contains("MERSEY") }.joined(separator: "\n") }))

    @Test func `an organisation that has left is purged, and the area's documents follow`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        house.giveBack("submit-return-2026-Q3")
        #expect(house.text("returns-2026-Q3.json", of: "stp-qyg").contains("\"clients\": 7"))

        house.simulation.request(.purge(organisation: "MERSEY"))
        house.simulation.run()
        #expect(house.submitted == 1, "it is in the register")

        house.simulation.reload(Self.withoutMersey)
        house.simulation.run()
        #expect(house.submitted == 1, "leaving the register alone deletes nothing")
        house.simulation.request(.purge(organisation: "MERSEY"))
        house.simulation.run()
        #expect(house.submitted == nil)
        #expect(house.simulation.receipts.isEmpty)
        #expect(!house.text("returns-2026-Q3.json", of: "stp-qyg").contains("\"clients\": 7"))
        #expect(try house.simulation.outbox.files(account: "svc-mersey").isEmpty)
        #expect(house.simulation.ledger.auditEvents.last?.event == "organisation-purged")
        #expect(
            house.simulation.ledger.auditEvents.last?.detail
                == "MERSEY: 2 drops, 1 part, 1 revision of a return, 0 months of activities")
    }

    @Test func `a purge is not done before the outboxes are empty, and says what hinders it`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        let full = PortFailure(operation: "remove documents", subject: "svc-mersey", cause: "EROFS", advice: "Mend it.")
        house.simulation.outbox.faults = FaultPlan(.refusals(ofEffects: 1...Int.max, full))
        house.simulation.reload(Self.withoutMersey)
        house.simulation.request(.purge(organisation: "MERSEY"))
        house.simulation.run()
        #expect(house.simulation.receipts.isEmpty)
        #expect(house.simulation.ledger.openRequests().count == 1)
        let trouble = try #require(house.simulation.currentTroubles.first { $0.step == .requests })
        #expect(trouble.failure.description.contains("EROFS") && trouble.failure.advice.contains("All else is deleted"))

        house.simulation.outbox.faults = FaultPlan()
        house.simulation.run()
        #expect(house.simulation.ledger.openRequests().isEmpty)
        #expect(try house.simulation.outbox.files(account: "svc-mersey").isEmpty)
    }

    @Test func `what can't be done at all is answered, and holds up nothing behind it`() throws {
        let house = ReturnHouse()
        house.simulation.run()
        let hopeless = PortFailure(
            operation: "use the key of a month", subject: "a key", cause: "it is gone", advice: "Restore it.",
            mayPass: false)
        house.simulation.outbox.faults = FaultPlan(.refusals(ofEffects: 1...1000, hopeless))
        house.simulation.request(.publishAll)
        house.simulation.request(.withdrawReturn(service: "MERSEY", quarter: CivilQuarter(year: 2026, number: 3)))
        house.simulation.run()
        #expect(house.simulation.ledger.openRequests().isEmpty)
        let answers = house.simulation.ledger.answers
        #expect(answers.count == 2)
        #expect(answers.first?.hasPrefix("not done: could not use the key of a month") == true)
        #expect(answers.last?.hasPrefix("nothing is submitted by MERSEY") == true)
    }

    @Test func `an account that is handed over leaves its new keys in the audit, and nothing else`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        let slips = try house.slips()
        house.simulation.request(.auditKeys(account: "svc-mersey", fingerprints: ["SHA256:a", "SHA256:b"]))
        house.simulation.run()
        let event = try #require(house.simulation.ledger.auditEvents.last)
        #expect(event.event == "keys-replaced-by-operator")
        #expect(event.account == "svc-mersey")
        #expect(event.detail == "SHA256:a, SHA256:b")
        #expect(try house.slips() == slips)
    }

    @Test(arguments: [
        Request.Kind.publishAll, .export(region: nil), .export(region: "Y62"), .purge(organisation: "MERSEY"),
        .auditKeys(account: "team-north", fingerprints: ["SHA256:a", "SHA256:b"]),
    ])
    func `a request comes out of the ledger as it was left`(kind: Request.Kind) {
        #expect(Request.Kind(rawValue: kind.rawValue) == kind)
    }
}
