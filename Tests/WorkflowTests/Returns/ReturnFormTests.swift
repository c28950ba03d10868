import Caseload
import Findings
import QuarterlyReturns
import TestKit
import Testing
import Weighing

/// The form, through the whole loop: what is given by hand stands beside what is calculated.
struct ReturnFormTests {
    @Test func `a return can be made by hand alone`() throws {
        let house = ReturnHouse()
        try house.dropForm([.measure(.referrals): "31", .narrative(.progress): "Two employers more."])
        #expect(try house.lastReport().verdict == .accepted)
        house.giveBack("submit-return-2026-Q3")
        #expect(house.submitted == 1)
        let json = house.text("returns-2026-Q3.json", of: "region-y62")
        #expect(json.contains("\"referrals\": 31"))
        #expect(json.contains("Two employers more."))
    }

    @Test func `what is given by hand wins, and goes when the form no longer has it`() throws {
        let house = ReturnHouse()
        house.dropCaseload(7)
        try house.dropForm([.measure(.clients): "12"])
        house.giveBack("submit-return-2026-Q3")
        #expect(house.text("returns-2026-Q3.json", of: "stp-qyg").contains("\"clients\": 12"))
        let preview = house.text("return-2026-Q3.preview.html", of: "svc-mersey")
        #expect(preview.contains("12") && preview.contains("7"))
        try house.dropForm([.measure(.clients): ""])
        house.giveBack("submit-return-2026-Q3")
        #expect(house.text("returns-2026-Q3.json", of: "stp-qyg").contains("\"clients\": 7"))
    }

    @Test func `a form of an older revision is taken with a warning that names what changed since`() throws {
        let house = ReturnHouse()
        let blank = try house.form()
        try house.dropForm([.carriedOver: "5"])
        try house.dropForm([.averageHours: "16.5"], madeFrom: blank)
        #expect(try house.lastReport() == (.acceptedWithWarnings, ["form-revision-old"]))
        let message = try #require(house.simulation.receipts.last?.report.findings.listed.first?.message)
        #expect(message.contains(ReturnField.carriedOver.label))
        #expect(try house.draft() == 2)
    }

    @Test func `forms are of the service that drops them`() throws {
        let house = ReturnHouse()
        try house.dropForm([.carriedOver: "5"], of: "svc-irwell", by: "svc-mersey")
        #expect(try house.lastReport() == (.rejected, ["form-foreign"]))
        try house.dropForm([.carriedOver: "5"], of: "svc-mersey", by: "team-north")
        #expect(try house.lastReport() == (.rejected, ["kind-not-yours"]))
        #expect(try house.draft() == 0)
        #expect(try house.draft(of: "IRWELL") == 0)
    }

    @Test func `a narrative that tells who somebody is is refused by its field, and kept nowhere`() throws {
        let house = ReturnHouse()
        // 943 476 5919 is the NHS's own example of a number with a right check digit.
        let secret = "Referred as 943 476 5919 in July"
        try house.dropForm([.narrative(.goodNews): secret])
        #expect(try house.lastReport().verdict == .rejected)
        let finding = try #require(house.simulation.receipts.last?.report.findings.listed.first)
        #expect(finding.message.contains("Good news stories"))
        #expect(try house.draft() == 0)
        for account in ["svc-mersey", "stp-qyg", "national-eng"] {
            #expect(try !house.allText(of: account).contains("943 476 5919"))
        }
        #expect(!"\(house.simulation.ledger.state)".contains("5919"))
    }
}
