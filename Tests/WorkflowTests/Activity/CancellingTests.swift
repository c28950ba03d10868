import CivilTime
import MonthlyActivity
import TestKit
import Testing
import Weighing
import Workflow

/// When its time is over, a month is gone (mar.md, "What is kept, and how").
struct CancellingTests {
    private func isKept(_ house: ActivityHouse) -> Bool {
        house.simulation.vault.months().contains(ActivityHouse.october)
            || !house.simulation.ledger.sealedParts(of: ActivityHouse.october).isEmpty
    }

    @Test func `three months after the first drop key, rows, workbook and parts are gone, receipts stay`() throws {
        let house = ActivityHouse(on: "2026-10-30")
        house.dropMonth()
        house.pass(to: "2027-01-29")
        #expect(isKept(house))
        house.pass(to: "2027-01-30")
        #expect(!isKept(house))
        #expect(house.simulation.parts.isEmpty)
        #expect(try !house.paths().contains { $0.contains("2026-10") })
        #expect(house.simulation.receipts.count == 3)
        #expect(house.simulation.ledger.auditEvents.contains { $0.event == "mar-cancelled" })
        let receipts = "\(house.simulation.receipts)"
        #expect(!receipts.contains("0001"))
    }

    @Test func `of a month that was dropped late, three months after its deadline`() throws {
        let house = ActivityHouse(on: "2026-11-10")
        house.dropMonth()
        house.pass(to: "2027-02-03")
        #expect(isKept(house))
        house.pass(to: "2027-02-04")
        #expect(!isKept(house))
    }

    @Test func `a file for a cancelled month is refused, also where there never was one`() throws {
        let house = ActivityHouse(on: "2026-10-30")
        house.dropMonth()
        house.pass(to: "2027-01-30")
        house.drop(.performance, ActivityFiles.performance())
        #expect(try house.lastReport() == (.rejected, ["month-cancelled"]))
        house.drop(.performance, ActivityFiles.performance(), month: "2026-05")
        #expect(try house.lastReport() == (.rejected, ["month-cancelled"]))
        #expect(!isKept(house))
    }

    @Test func `what a downtime left standing is cancelled at the next start`() throws {
        let house = ActivityHouse(on: "2026-10-30")
        house.dropMonth()
        house.simulation.clock.wall = house.simulation.clock.wall.advanced(bySeconds: 120 * 86_400)
        house.simulation.start()
        house.simulation.run()
        #expect(!isKept(house))
    }

    @Test func `who dies while cancelling has cancelled after the next start`() throws {
        let house = ActivityHouse(on: "2026-10-30")
        house.dropMonth()
        let remains = house.simulation.remains
        for effect in 1...6 {
            let later = Simulation(from: remains, faults: [.death(atEffect: effect)])
            later.clock.wall = later.clock.wall.advanced(bySeconds: 120 * 86_400)
            later.start()
            later.run()
            #expect(later.deaths == 1)
            #expect(later.vault.months().isEmpty, "dead at effect \(effect)")
            #expect(later.ledger.sealedParts(of: ActivityHouse.october).isEmpty, "dead at effect \(effect)")
        }
    }

    @Test func `rows whose key is lost are missing until they are sent again`() throws {
        let house = ActivityHouse(on: "2026-11-02")
        house.dropMonth()
        try house.simulation.vault.destroyKey(of: ActivityHouse.october)
        house.simulation.request(.compile(ActivityHouse.october))
        house.simulation.run()
        #expect(house.record?.isComplete == false)
        #expect(house.simulation.notices.contains(.rowsLost(ActivityHouse.october)))
        house.dropMonth(referrals: ["0001", "0002", "0003"])
        #expect(house.record?.isComplete == true)
    }
}
