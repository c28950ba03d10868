import CivilTime
import Testing
import Weighing

struct DropNameTests {
    struct Case: CustomTestStringConvertible {
        var name: String
        /// `kind period part`, `-` for what could not be read.
        var expected: String
        var testDescription: String { name }

        init(_ name: String, _ expected: String) {
            self.name = name
            self.expected = expected
        }
    }

    @Test(arguments: [
        Case("dashboard-2026-Q3.csv", "dashboard 2026-Q3 main"),
        Case("DASHBOARD_2026_q3.CSV", "dashboard 2026-Q3 main"),
        Case("Dashboard 2026 Q3 North.csv", "dashboard 2026-Q3 north"),
        Case("dashboard-2026Q3-north-west.csv", "dashboard 2026-Q3 north-west"),
        Case("dashboard-Q3-2026.txt", "dashboard 2026-Q3 main"),
        Case("return-2026-Q1-team4.tsv", "return 2026-Q1 team4"),
        Case("dashboard-2026-Q3-main.csv", "dashboard 2026-Q3 main"),
        Case("dashboard-2026-Q3 (1).csv", "dashboard 2026-Q3 main"),
        Case("dashboard-2026-Q3(12).csv", "dashboard 2026-Q3 main"),
        Case("dashboard-2026-Q3 - Copy.csv", "dashboard 2026-Q3 main"),
        Case("dashboard-2026-Q3 - Copy (2).csv", "dashboard 2026-Q3 main"),
        Case("Copy of dashboard-2026-Q3-north.csv", "dashboard 2026-Q3 north"),
        Case("dashboard-2026-Q3-march.csv", "dashboard 2026-Q3 march"),
        Case("dashboard-2026-Q3-north-v2.csv", "dashboard 2026-Q3 north-v2"),
        Case("dashboard-2026-Q3-abcdefghijklmnopqrstuvwx.csv", "dashboard 2026-Q3 abcdefghijklmnopqrstuvwx"),
        Case("mar-keyworkers-2026-10.csv", "mar-keyworkers 2026-10 main"),
        Case("MAR Participants 2026-10 Leeds.csv", "mar-participants 2026-10 leeds"),
        Case("mar_performance_2026_01.csv", "mar-performance 2026-01 main"),
    ])
    func `a readable name gives kind, period and part`(_ example: Case) {
        let name = DropName(reading: Array(example.name.utf8))
        #expect(describe(name) == example.expected)
        #expect(name.fault == nil)
    }

    @Test(arguments: [
        Case("caseload.csv", "- - -"),
        Case("dashboard.csv", "dashboard - -"),
        Case("dashboard-2026.csv", "dashboard - -"),
        Case("dashboard-2026-Q5.csv", "dashboard - -"),
        Case("dashboard-2026-10.csv", "dashboard - -"),
        Case("mar-keyworkers-2026-Q3.csv", "mar-keyworkers - -"),
        Case("mar-keyworkers-2026-13.csv", "mar-keyworkers - -"),
        Case("2026-Q3.csv", "- 2026-Q3 main"),
        Case("dashboard-2026-Q3", "dashboard 2026-Q3 main"),
        Case("dashboard-2026-Q3.xlsx", "dashboard 2026-Q3 main"),
        Case("dashboard-2026-Q3-abcdefghijklmnopqrstuvwxy.csv", "dashboard 2026-Q3 -"),
        Case("dashboard-2026-Q3-Llandrillo-yn-Rhôs.csv", "dashboard 2026-Q3 -"),
        Case("dashboard-2026-Q3-north.west.csv", "dashboard 2026-Q3 -"),
        Case(".csv", "- - -"),
        Case("", "- - -"),
    ])
    func `an unreadable name keeps what could be read`(_ example: Case) {
        let name = DropName(reading: Array(example.name.utf8))
        #expect(describe(name) == example.expected)
        #expect(name.fault == .unreadable)
    }

    @Test(arguments: [
        "1", "2026-10-01", "01-10-2026", "20261001", "1-oct-2026", "1oct2026", "v2", "V10", "final", "new", "newest",
        "latest",
        "corrected", "correction", "fixed", "updated", "old", "draft", "copy", "resend", "again", "version-2",
        "final final 2",
        "final2",
    ])
    func `a label that tells a version is refused`(label: String) {
        let name = DropName(reading: Array("dashboard-2026-Q3-\(label).csv".utf8))
        #expect(name.fault == .looksLikeVersion)
        #expect(describe(name) == "dashboard 2026-Q3 -")
    }

    @Test(arguments: [
        ("dashboard-2026-27-Q2.csv", "2026-Q3"), ("Dashboard Q2 2026_27.csv", "2026-Q3"),
        ("return-2026-2027-Q4.csv", "2027-Q1"), ("dashboard-26-27-Q1.csv", "2026-Q2"),
        ("dashboard-Q3-2099-00.csv", "2099-Q4"),
    ])
    func `a financial year is refused with the calendar quarter`(text: String, quarter: String) {
        let name = DropName(reading: Array(text.utf8))
        #expect(name.fault == CivilQuarter(label: quarter).map { .financialYear($0) })
        #expect(name.period == nil)
    }

    @Test func `two years that do not follow each other are no financial year`() {
        #expect(DropName(reading: Array("dashboard-2026-Q3-28.csv".utf8)).fault == .looksLikeVersion)
        #expect(DropName(reading: Array("dashboard-2026-28-Q3.csv".utf8)).fault == .unreadable)
    }

    @Test func `names in other encodings do not trap`() {
        let name = DropName(reading: [0xFF, 0xFE, 0x80] + Array("-2026-Q3.csv".utf8))
        #expect(name.fault == .unreadable)
    }

    @Test func `what is given counts instead of the name`() {
        let period = Period(label: "2025-Q4")
        let name = DropName(reading: Array("caseload.csv".utf8), kind: .dashboard, period: period)
        #expect(describe(name) == "dashboard 2025-Q4 main")
        #expect(name.fault == nil)
        let labelled = DropName(reading: Array("dashboard-2026-Q3-north.csv".utf8), period: period)
        #expect(describe(labelled) == "dashboard 2025-Q4 north")
    }

    @Test func `the right name reads back`() throws {
        let period = try #require(Period(label: "2026-Q3"))
        let text = DropName.text(kind: .quarterlyReturn, period: period, part: "north")
        #expect(text == "return-2026-Q3-north.csv")
        #expect(DropName.text(kind: .dashboard, period: period) == "dashboard-2026-Q3.csv")
    }

    private func describe(_ name: DropName) -> String {
        [name.kind?.rawValue, name.period?.label, name.part].map { $0 ?? "-" }.joined(separator: " ")
    }
}
