import MonthlyActivity
import TestKit
import Testing
import Weighing
import Workflow

/// A month from its first file to the end of what is kept of it (mar.md, "Compilation" and "What is kept, and how").
struct CompilationLifeTests {
    private static let finalise = "slips/finalise-mar-2026-10.slip.csv"
    private static let request = "slips/request-mar-2026-10.slip.csv"

    @Test func `a month is compiled soon after its files, and shown once it has ended`() throws {
        let house = ActivityHouse(on: "2026-10-30")
        house.dropMonth()
        #expect(house.record?.state == .provisional)
        #expect(house.record?.isComplete == true)
        #expect(try house.has("mar-2026-10.progress.html"))
        #expect(try !house.has(ActivityHouse.workbook))
        house.pass(to: "2026-11-01")
        #expect(try house.has(ActivityHouse.workbook))
        #expect(house.text(ActivityHouse.workbook).contains("0001"))
    }

    @Test func `files are put together at most every five minutes`() throws {
        let house = ActivityHouse(on: "2026-11-02")
        house.drop(.keyworkers, ActivityFiles.keyworkers(["K1"]))
        #expect(house.record?.number == 1)
        house.drop(.participants, ActivityFiles.participants(["0001"]))
        house.drop(.performance, ActivityFiles.performance())
        #expect(house.record?.number == 1)
        house.simulation.run(for: 301)
        #expect(house.record?.number == 2)
        #expect(house.record?.isComplete == true)
        house.pass(to: "2026-11-03")
        #expect(house.record?.number == 2, "a night in which nothing has changed makes no new one")
    }

    @Test func `parts of several teams are put together, and what is wrong between them is to mend`() throws {
        let house = ActivityHouse(on: "2026-11-02")
        house.drop(.keyworkers, ActivityFiles.keyworkers(["K1"]), by: "team-leeds")
        house.drop(.participants, ActivityFiles.participants(["0001", "0002"]), by: "team-leeds")
        house.drop(.participants, ActivityFiles.participants(["0002", "0003"], keyworker: "K9"), by: "team-york")
        house.drop(.performance, ActivityFiles.performance([(100, 97), (10, 10), (0, 0)]))
        house.simulation.run(for: 301)
        #expect(house.record?.isComplete == false)
        let progress = house.text("mar-2026-10.progress.csv")
        for rule in ["dkw-unknown", "referral-in-two-parts"] { #expect(progress.contains(rule)) }
        #expect(!progress.contains("css-missed"))
        #expect(!progress.contains("0002") && !progress.contains("K9"), "rows and cells, never what stands in them")
        #expect(try !house.has(Self.finalise))
        // Mended by the team that sent it.
        house.drop(.participants, ActivityFiles.participants(["0003"]), by: "team-york")
        house.simulation.run(for: 301)
        #expect(house.record?.isComplete == true)
    }

    @Test func `a slip makes it final, a later change provisional again`() throws {
        let house = ActivityHouse(on: "2026-11-02")
        house.dropMonth()
        house.giveBack("finalise-mar-2026-10")
        #expect(house.record?.state == .final)
        #expect(try !house.has(Self.finalise))
        house.drop(.performance, ActivityFiles.performance([(12, 12), (10, 10), (10, 10)]))
        house.simulation.run(for: 301)
        #expect(house.record?.state == .provisional)
        #expect(try house.has(Self.finalise))
    }

    @Test func `a slip of an older compilation is refused, and so is one that a drop has overtaken`() throws {
        let house = ActivityHouse(on: "2026-11-02")
        house.dropMonth()
        let old = try #require(house.simulation.outbox.bytes(at: Self.finalise, account: "prv-northern"))
        house.drop(.performance, ActivityFiles.performance([(12, 12), (10, 10), (10, 10)]))
        house.simulation.drop(old, as: "x.slip.csv", account: "prv-northern")
        house.simulation.run()
        #expect(try house.lastReport() == (.rejected, ["slip-stale"]))
        #expect(house.lastMessage?.contains("came in since the month was compiled") == true)
        house.simulation.run(for: 301)
        house.simulation.drop(old, as: "x.slip.csv", account: "prv-northern")
        house.simulation.run()
        #expect(house.lastMessage?.contains("compiled again since this slip was made") == true)
        #expect(house.record?.state == .provisional)
    }

    @Test func `with nothing to mend it is final at the deadline, and late when something comes after`() throws {
        let house = ActivityHouse(on: "2026-11-04")
        house.dropMonth()
        #expect(house.record?.state == .provisional)
        house.pass(to: "2026-11-05")
        #expect(house.record?.state == .final)
        house.drop(.performance, ActivityFiles.performance([(12, 12), (10, 10), (10, 10)]))
        house.simulation.run(for: 301)
        #expect(house.record?.state == .late)
        #expect(try house.lastReport().verdict == .accepted)
    }

    @Test func `what is to mend stays provisional at the deadline`() throws {
        let house = ActivityHouse(on: "2026-11-04")
        house.drop(.participants, ActivityFiles.participants(["0001"]))
        house.pass(to: "2026-11-05")
        #expect(house.record?.state == .provisional)
    }

    @Test func `the workbook goes two weeks after the deadline, and comes back for three days on a slip`() throws {
        let house = ActivityHouse(on: "2026-11-02")
        house.dropMonth()
        house.pass(to: "2026-11-17")
        #expect(try house.has(ActivityHouse.workbook))
        house.pass(to: "2026-11-18")
        #expect(try !house.has(ActivityHouse.workbook))
        house.giveBack("request-mar-2026-10")
        #expect(try house.has(ActivityHouse.workbook))
        #expect(try !house.has(Self.request))
        house.pass(to: "2026-11-20")
        #expect(try house.has(ActivityHouse.workbook))
        house.pass(to: "2026-11-21")
        #expect(try !house.has(ActivityHouse.workbook))
        #expect(try house.has(Self.request), "it can be asked for again")
        house.simulation.request(.compile(ActivityHouse.october))
        house.simulation.run()
        #expect(try house.has(ActivityHouse.workbook))
    }

    @Test func `keyworkers of last month are offered from the 1st, participants never`() throws {
        let house = ActivityHouse(on: "2026-10-02")
        house.dropMonth("2026-09")
        #expect(house.text("templates/mar-keyworkers-2026-10.csv").contains("K1,0.80,Work,Active,01/04/2025"))
        #expect(!house.text("templates/mar-participants-2026-10.csv").contains("0001"))
        #expect(try house.has("templates/mar-performance-2026-10.csv"))
    }

    @Test func `files are held against last month's`() throws {
        let house = ActivityHouse(on: "2026-10-02")
        house.dropMonth("2026-09", referrals: ["0001", "0002"])
        house.pass(to: "2026-11-02")
        house.drop(.participants, ActivityFiles.participants(["0002"]))
        #expect(try house.lastReport() == (.acceptedWithWarnings, ["participant-vanished"]))
        house.drop(.participants, ActivityFiles.participants(["0001", "0002"]))
        #expect(try house.lastReport() == (.accepted, []))
    }
}
