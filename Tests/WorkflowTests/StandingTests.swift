import CivilTime
import TestKit
import Testing
import Workflow

/// What the loop says of itself to those who measure it.
struct StandingTests {
    private let caseload = "Client ID,Referral date\nc1,01/07/2026\n"

    private func reported(_ simulation: Simulation) -> [Notice] {
        simulation.notices.filter { if case .reported = $0 { true } else { false } }
    }

    @Test func `a drop is told to be reported once, with the time since it was claimed`() {
        let simulation = Simulation()
        simulation.start()
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.run(for: 700)
        #expect(reported(simulation) == [.reported(sequence: 1, seconds: 0)])
        simulation.request(.publishAll)
        simulation.run()
        #expect(reported(simulation).count == 1, "published anew is not reported again")
    }

    @Test func `a report that could not be written is told when it could`() throws {
        let simulation = Simulation()
        simulation.start()
        simulation.run()
        simulation.outbox.isFull = true
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "team-north")
        simulation.run(for: 20)
        #expect(simulation.receipts.count == 1)
        #expect(reported(simulation).isEmpty)
        let standing = try #require(simulation.standing)
        #expect(standing.outboxesToPublish >= 1)
        #expect(standing.documentsToPublish >= 3, "a report has three forms")
        #expect(standing.troubles >= 1)

        simulation.outbox.isFull = false
        simulation.run(for: 20)
        guard case .reported(1, let seconds)? = reported(simulation).first else {
            Issue.record("it was not told")
            return
        }
        #expect(seconds >= 19)
        #expect(simulation.standing?.outboxesToPublish == 0)
        #expect(simulation.standing?.documentsToPublish == 0)
        #expect(simulation.standing?.troubles == 0)
    }

    @Test func `what waits is counted, and an upload under way is not old`() {
        let simulation = Simulation()
        simulation.start()
        simulation.spool.immovable = ["team-east"]
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv", account: "team-east")
        simulation.send(to: "team-north") {
            $0.putUnreadable(Array(caseload.utf8), as: EntryName("dashboard-2026-Q3.csv"), account: "team-north")
        }
        simulation.drop(caseload, as: "dashboard-2026-Q3.csv.filepart", account: "team-south")
        simulation.run(for: 60)
        #expect(simulation.standing?.inInboxes == 3)
        #expect(simulation.standing?.unreadable == 1)
        #expect((59...61).contains(simulation.standing?.oldestSeconds ?? 0), "the one that can't be claimed")
        simulation.spool.immovable = []
        simulation.run(for: 10)
        #expect(simulation.standing?.inInboxes == 2)
        #expect(simulation.standing?.oldestSeconds == nil)
    }

    @Test func `lost events are told`() {
        let simulation = Simulation()
        simulation.start()
        simulation.overflow()
        #expect(simulation.notices.contains(.eventsLost))
    }
}
