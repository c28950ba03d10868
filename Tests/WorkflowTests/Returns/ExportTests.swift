import CivilTime
import QuarterlyReturns
import TestKit
import Testing
import Weighing
import Workflow

/// The export on schedule: once for every day in London, whatever clocks and outages do.
struct ExportTests {
    private static let quarterHour = WorkLoop.Pace(rescanSeconds: 900, settleSeconds: 1, unfinishedSeconds: 7200)
    private static let outage = PortFailure(
        operation: "write", subject: "a disk", cause: "ENOSPC", advice: "Make room.")

    private func simulation(
        at second: Int, on day: String, exportAt exportSecond: Int = 12_600, faults: [FaultPlan.Fault] = []
    ) throws -> Simulation {
        var rules = SampleHouse.rules()
        rules.exportSecond = exportSecond
        let day = try #require(CivilDay(isoText: day))
        return Simulation(
            rules: rules, pace: Self.quarterHour, faults: faults,
            wall: SampleHouse.zone.firstInstant(on: day, secondOfDay: second))
    }

    private func runs(_ simulation: Simulation) -> [String] {
        simulation.ledger.runs.filter { $0.kind == .export }.map { "\($0.day.isoText) \($0.doneAt.rfc3339)" }
    }

    private func days(_ simulation: Simulation) -> [String] {
        simulation.ledger.runs.filter { $0.kind == .export }.map(\.day.isoText)
    }

    @Test func `the first start exports, then every day does at its time, to the second`() throws {
        let simulation = try simulation(at: 43_200, on: "2026-11-02")
        simulation.start()
        simulation.run(for: 3 * 86_400)
        #expect(
            runs(simulation) == [
                "2026-11-02 2026-11-02T12:00:00Z", "2026-11-03 2026-11-03T03:30:00Z",
                "2026-11-04 2026-11-04T03:30:00Z", "2026-11-05 2026-11-05T03:30:00Z",
            ])
    }

    @Test func `a time that spring leaves out comes right after, one that autumn brings twice comes once`() throws {
        // 01:30 is left out on 28 March 2027 and comes twice on 25 October 2026.
        let spring = try simulation(at: 43_200, on: "2027-03-27", exportAt: 5400)
        spring.start()
        spring.run(for: 2 * 86_400)
        #expect(
            runs(spring) == [
                "2027-03-27 2027-03-27T12:00:00Z", "2027-03-28 2027-03-28T01:00:00Z",
                "2027-03-29 2027-03-29T00:30:00Z",
            ])
        let autumn = try simulation(at: 43_200, on: "2026-10-24", exportAt: 5400)
        autumn.start()
        autumn.run(for: 2 * 86_400)
        #expect(
            runs(autumn) == [
                "2026-10-24 2026-10-24T11:00:00Z", "2026-10-25 2026-10-25T00:30:00Z",
                "2026-10-26 2026-10-26T01:30:00Z",
            ])
    }

    @Test func `what was missed in a downtime becomes one run`() throws {
        let simulation = try simulation(at: 43_200, on: "2026-11-02")
        simulation.start()
        simulation.run(for: 60)
        simulation.clock.wall = simulation.clock.wall.advanced(bySeconds: 3 * 86_400)
        simulation.start()
        simulation.run(for: 60)
        simulation.start()
        simulation.run(for: 60)
        #expect(days(simulation) == ["2026-11-02", "2026-11-05"])
    }

    @Test func `a clock that is set back exports no day twice`() throws {
        let simulation = try simulation(at: 43_200, on: "2026-11-02")
        simulation.start()
        simulation.run(for: 60)
        simulation.clock.wall = simulation.clock.wall.advanced(bySeconds: -86_400)
        simulation.run(for: 3600)
        #expect(days(simulation) == ["2026-11-02"])
    }

    @Test func `a full disk delays the export, and does not leave it out`() throws {
        let simulation = try simulation(
            at: 43_200, on: "2026-11-02", faults: [.refusals(ofEffects: 1...400, Self.outage)])
        simulation.start()
        simulation.run(for: 5)
        #expect(days(simulation).isEmpty)
        #expect(simulation.currentTroubles.contains { $0.step == .export })
        simulation.run(for: 3600)
        #expect(days(simulation) == ["2026-11-02"])
        #expect(simulation.currentTroubles.isEmpty)
    }

    @Test func `content that has not changed is not written again`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        house.giveBack("submit-return-2026-Q3")
        house.pass(days: 1)
        let first = house.simulation.regional.published.mapValues(\.changedAt)
        house.pass(days: 3)
        #expect(house.simulation.regional.published.mapValues(\.changedAt) == first)
        let changes = house.simulation.notices.compactMap { notice in
            if case .exported(_, let changed) = notice { changed } else { nil }
        }
        // Nothing yet, at the start; then the nation and the North West.
        #expect(changes.dropFirst() == [2, 0, 0, 0])
    }

    @Test func `an operator has one region exported, and all`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        house.giveBack("submit-return-2026-Q3")
        func clients(in area: RegionalContent.Area) -> Bool {
            house.simulation.regional.published[area].map { !$0.content.revisions.isEmpty } ?? false
        }
        house.simulation.request(.export(region: "Y63"))
        house.simulation.run()
        #expect(!clients(in: .region("Y62")) && !clients(in: .nation))
        house.simulation.request(.export(region: "Y62"))
        house.simulation.run()
        #expect(clients(in: .region("Y62")) && !clients(in: .nation))
        house.simulation.request(.export(region: nil))
        house.simulation.run()
        #expect(clients(in: .nation))
    }
}
