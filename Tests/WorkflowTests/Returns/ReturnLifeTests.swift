import Findings
import QuarterlyReturns
import TestKit
import Testing
import Weighing
import Workflow

/// A return from the first file to what areas see of it (returns.md, "Slips" and "A return").
struct ReturnLifeTests {
    private static let submit = "submit-return-2026-Q3"
    private static let withdraw = "withdraw-return-2026-Q3"
    private static let withdrawPart = "withdraw-part-return-2026-Q3-main"

    @Test func `a file makes a draft, a preview and a slip; the slip submits it`() throws {
        let house = ReturnHouse()
        #expect(try house.slips().isEmpty)
        house.dropCaseload(7)
        #expect(try house.draft() == 1)
        #expect(try house.slips() == [Self.submit, Self.withdrawPart])
        #expect(house.text("return-2026-Q3.preview.html", of: "svc-mersey").contains("Revision 1"))
        house.giveBack(Self.submit)
        #expect(try house.lastReport().verdict == .accepted)
        #expect(house.submitted == 1)
        #expect(try house.slips() == [Self.withdrawPart, Self.withdraw])
    }

    @Test func `an equal result makes no new revision, another one does`() throws {
        let house = ReturnHouse()
        for _ in 0..<3 { house.dropCaseload(7) }
        #expect(try house.draft() == 1)
        house.dropCaseload(8)
        #expect(try house.draft() == 2)
        try house.dropForm([.carriedOver: "5"])
        #expect(try house.draft() == 3)
        try house.dropForm([.carriedOver: "5"])
        #expect(try house.draft() == 3)
    }

    @Test func `what was submitted stands until the next revision is`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        house.giveBack(Self.submit)
        house.dropCaseload(9)
        #expect(try house.draft() == 2)
        #expect(house.submitted == 1)
        #expect(house.text("returns-2026-Q3.json", of: "stp-qyg").contains("\"clients\": 7"))
        #expect(!house.text("returns-2026-Q3.json", of: "stp-qyg").contains("\"clients\": 9"))
        house.giveBack(Self.submit)
        #expect(house.submitted == 2)
        #expect(house.text("returns-2026-Q3.json", of: "stp-qyg").contains("\"clients\": 9"))
    }

    @Test func `a slip older than the draft is refused, says where to look and changes nothing`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        let old = try #require(
            house.simulation.outbox.bytes(at: "slips/\(Self.submit).slip.csv", account: "svc-mersey"))
        house.dropCaseload(8)
        house.simulation.drop(old, as: "submit.slip.csv", account: "svc-mersey")
        house.simulation.run()
        #expect(try house.lastReport() == (.rejected, ["slip-stale"]))
        let message = try #require(house.simulation.receipts.last?.report.findings.listed.first?.message)
        #expect(message.contains("What you previewed has changed; look at revision 2."))
        #expect(house.submitted == nil)
        #expect(try house.draft() == 2)
        #expect(house.simulation.ledger.auditEvents.last?.event == "drop-rejected")
    }

    @Test func `used, foreign and forged slips are refused and change nothing`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        let slip = try #require(
            house.simulation.outbox.bytes(at: "slips/\(Self.submit).slip.csv", account: "svc-mersey"))
        func drop(_ bytes: [UInt8], by account: String) {
            house.simulation.drop(bytes, as: "x.slip.csv", account: account)
            house.simulation.run()
        }
        drop(slip, by: "svc-irwell")
        #expect(try house.lastReport() == (.rejected, ["slip-foreign"]))
        let forged = String(decoding: slip, as: UTF8.self).replacing("2026-Q3,1,", with: "2026-Q3,2,")
        drop(Array(forged.utf8), by: "svc-mersey")
        #expect(try house.lastReport() == (.rejected, ["slip-forged"]))
        #expect(house.submitted == nil)
        drop(slip, by: "svc-mersey")
        #expect(house.submitted == 1)
        drop(slip, by: "svc-mersey")
        #expect(try house.lastReport() == (.rejected, ["slip-used"]))
        #expect(house.submitted == 1)
        let events = house.simulation.ledger.auditEvents.map(\.event)
        #expect(events.filter { $0 == "drop-rejected" }.count == 3)
        #expect(events.filter { $0 == "return-submitted" }.count == 1)
    }

    @Test func `a slip that Excel saved with semicolons still works`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        let slip = try #require(
            house.simulation.outbox.bytes(at: "slips/\(Self.submit).slip.csv", account: "svc-mersey"))
        let saved = String(decoding: slip, as: UTF8.self).replacing(",", with: ";")
        house.simulation.drop(saved, as: "submit-return-2026-Q3.slip (1).csv", account: "svc-mersey")
        house.simulation.run()
        #expect(house.submitted == 1)
    }

    @Test func `a withdrawn return is gone for the areas, and can be submitted again`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        house.giveBack(Self.submit)
        house.giveBack(Self.withdraw)
        #expect(house.submitted == nil)
        #expect(!house.text("returns-2026-Q3.json", of: "stp-qyg").contains("\"clients\": 7"))
        #expect(try house.draft() == 2)
        house.giveBack(Self.submit)
        #expect(house.submitted == 2)
    }

    @Test func `an operator withdraws without a slip, and the audit says so`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        house.giveBack(Self.submit)
        house.simulation.request(.withdrawReturn(service: "MERSEY", quarter: house.quarter))
        house.simulation.run()
        #expect(house.submitted == nil)
        #expect(!house.text("returns-2026-Q3.json", of: "stp-qyg").contains("\"clients\": 7"))
        #expect(house.simulation.ledger.auditEvents.last?.event == "return-withdrawn-by-operator")
        #expect(house.simulation.ledger.auditEvents.last?.detail == "MERSEY, 2026-Q3, revision 1")
        house.giveBack(Self.submit)
        #expect(house.submitted == 2)
    }

    @Test func `a withdrawn part leaves the other parts, as a new revision`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        house.dropCaseload(2, as: "return-2026-Q3-annex.csv")
        #expect(try house.draft() == 2)
        house.giveBack(Self.withdrawPart)
        #expect(try house.draft() == 3)
        house.giveBack(Self.submit)
        #expect(house.text("returns-2026-Q3.json", of: "stp-qyg").contains("\"clients\": 2"))
    }

    @Test func `a part weighed before the quarter's end holds the return up until it is sent again`() throws {
        let house = ReturnHouse(on: "2026-09-28")
        house.dropCaseload(7)
        #expect(try house.slips() == [Self.withdrawPart])
        house.pass(days: 4)
        #expect(try house.slips() == [Self.withdrawPart])
        house.dropCaseload(7)
        #expect(try house.draft() == 1)
        #expect(try house.slips() == [Self.submit, Self.withdrawPart])
    }

    @Test func `before the terms are accepted nothing becomes of a form`() throws {
        let house = ReturnHouse(terms: .init(version: "1", text: "Be kind."))
        try house.dropForm([.carriedOver: "5"])
        #expect(try house.lastReport() == (.rejected, ["terms-not-accepted"]))
        #expect(try house.draft() == 0)
        house.giveBack("accept-terms-terms")
        try house.dropForm([.carriedOver: "5"])
        #expect(try house.draft() == 1)
    }
}
