import MonthlyActivity
import Register
import TestKit
import Testing
import Workflow

/// Rows about participants stand in the provider's own workbook, and nowhere else.
struct ActivitySightTests {
    @Test func `only the provider has the workbook, and DWP once it is final`() throws {
        let house = ActivityHouse(on: "2026-11-02")
        house.dropMonth(referrals: ["7390001234"])
        func readers() throws -> [String] {
            try ActivityHouse.register.accounts.map(\.name).filter { account in
                try house.simulation.outbox.files(account: account).contains { file in
                    house.text(file.path, of: account).contains("7390001234")
                }
            }
        }
        #expect(try readers() == ["prv-northern"])
        house.giveBack("finalise-mar-2026-10")
        #expect(try readers().sorted() == ["dwp", "prv-northern"])
        #expect(!"\(house.simulation.ledger.state)".contains("7390001234"))
    }
}
