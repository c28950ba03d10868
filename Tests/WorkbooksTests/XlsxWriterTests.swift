import CivilTime
import Foundation
import Sheets
import TestKit
import Testing
import Workbooks
import Workflow

struct XlsxWriterTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    @Test func `openpyxl reads what was written`() throws {
        let book = try read(WorkbookSample.everything)
        #expect(book["title"] as? String == "Returns & more, 2026-Q3")
        #expect((book["created"] as? String)?.hasPrefix("2026-09-30T") == true)
        #expect(book["macros"] as? Bool == false)
        let sheets = try #require(book["sheets"] as? [[String: Any]])
        #expect(sheets.map { $0["name"] as? String } == ["Cover", "Returns", "Lists"])
        #expect(sheets.map { $0["state"] as? String } == ["visible", "visible", "hidden"])
        #expect(sheets.allSatisfy { ($0["formulas"] as? [String]) == [] })
    }

    @Test func `numbers are numbers, dates are dates, and text is never a formula`() throws {
        let rows = try #require(try sheet(1)["rows"] as? [[Any]])
        let expected: [[Any?]] = [
            ["Service", "Reference", "Submitted", "Hours", "Kind", "Same kind", "Answer"],
            [
                "Größe <b>", "00712", ["day": "2026-10-12", "format": "dd/mm/yyyy"],
                ["number": 16.5, "format": "#,##0.0"], "yes", nil, nil,
            ],
            [
                "@SUM(1)", nil, ["day": "1900-03-01", "format": "dd/mm/yyyy"],
                ["number": -12345.67, "format": "#,##0.00"], nil, nil, nil,
            ],
            [
                "two\nlines _x000B_ and a bell _x0007_", "1E+09", nil, ["number": 0, "format": "#,##0"], nil, nil, nil,
            ],
        ]
        #expect(rows as NSArray == expected.map { $0.map { $0 ?? NSNull() } } as NSArray)
        let cover = try #require(try sheet(0)["rows"] as? [[Any]])
        #expect(cover.count == 3)
        #expect(cover.last?.last as? String == "=1+1")
    }

    @Test func `a table has headings that stay in sight, filters and a page set-up`() throws {
        let table = try sheet(1)
        #expect(table["frozen"] as? String == "A2")
        #expect(table["filter"] as? String == "A1:G11")
        #expect(table["repeated"] as? String == "$1:$1")
        #expect(table["bold"] as? [String] == ["A1", "B1", "C1", "D1", "E1", "F1", "G1"])
        #expect(table["widths"] as? [String: Int] == ["A": 25, "B": 13, "C": 12, "D": 10, "E": 10, "F": 10, "G": 10])
        let formats = try #require(table["columnFormats"] as? [String: String])
        #expect(formats["B"] == "@" && formats["C"] == "dd/mm/yyyy" && formats["D"] == "#,##0.0")
        for sheet in [try sheet(0), table] {
            #expect(sheet["paper"] as? NSArray == [9, "landscape"])
            // As wide as one page (the format's default, so it is not written), as high as need be.
            #expect(sheet["fit"] as? NSArray == [true, NSNull(), 0])
        }
        let cover = try sheet(0)
        #expect(cover["frozen"] is NSNull && cover["filter"] is NSNull)
        #expect(cover["bold"] as? [String] == ["A1"])
    }

    @Test func `drop-down lists may be long, hold commas, and are written once`() throws {
        #expect(
            try sheet(1)["lists"] as? [String: String] == [
                "E2:E11": "Lists!$A$1:$A$20", "F2:F11": "Lists!$A$1:$A$20", "G2:G11": "Lists!$A$21:$A$22",
            ])
        let lists = try #require(try sheet(2)["rows"] as? [[String]])
        #expect(lists.flatMap(\.self) == WorkbookSample.options + ["yes", "no"])
    }

    @Test func `rows are as high as their wrapped texts`() throws {
        let words = "ten letter "  // 10 characters and a blank
        let sheet = Sheet(
            name: "S",
            columns: [
                Sheet.Column(heading: "A long heading", width: 10), Sheet.Column(heading: "B", width: 22),
                Sheet.Column(heading: "C", width: 5, format: .text),
            ],
            rows: [
                [.text("short"), .text(String(repeating: words, count: 6))], [.text("one\ntwo\nthree")],
                [.text("short"), .number(5), .text("0123456789")], [.text(String(repeating: "x", count: 25))],
            ])
        let book = try read(Workbook(title: "T", created: WorkbookSample.day(2026, 1, 1), sheets: [sheet]))
        let heights = try #require((book["sheets"] as? [[String: Any]])?.first?["heights"] as? [String: Double])
        #expect(heights == ["1": 30, "2": 45, "3": 45, "5": 45])
    }

    @Test func `the same workbook gives the same bytes, another one others`() throws {
        let writer = XlsxWriter(temporaryDirectory: directory.path)
        let bytes = try writer.bytes(of: WorkbookSample.everything)
        #expect(try writer.bytes(of: WorkbookSample.everything) == bytes)
        var later = WorkbookSample.everything
        later.created = later.created.advanced(by: 1)
        #expect(try writer.bytes(of: later) != bytes)
    }

    @Test func `nothing is left behind`() throws {
        _ = try XlsxWriter(temporaryDirectory: directory.path).bytes(of: WorkbookSample.everything)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    }

    @Test func `a temporary directory that is not there is a failure that may pass`() {
        let missing = directory.file("missing")
        let failure = #expect(throws: PortFailure.self) {
            try XlsxWriter(temporaryDirectory: missing).bytes(of: WorkbookSample.everything)
        }
        #expect(failure?.subject == missing)
        #expect(failure?.mayPass == true)
    }

    @Test(arguments: ["Names of 32 characters are too long", "a/b", "'quoted'", "cover", "Lists"])
    func `a sheet name that the format does not have is a fault of the program`(name: String) {
        var workbook = WorkbookSample.everything
        workbook.sheets[1].name = name
        let failure = #expect(throws: PortFailure.self) {
            try XlsxWriter(temporaryDirectory: directory.path).bytes(of: workbook)
        }
        #expect(failure?.mayPass == false)
        // The next workbook is written as if nothing had been.
        #expect(throws: Never.self) { try read(WorkbookSample.everything) }
    }

    private func read(_ workbook: Workbook) throws -> [String: Any] {
        let bytes = try XlsxWriter(temporaryDirectory: directory.path).bytes(of: workbook)
        let (output, exitCode) = try Python.run("read_xlsx.py", documents: [bytes])
        try #require(exitCode == 0, "\(output)")
        return try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
    }

    private func sheet(_ index: Int) throws -> [String: Any] {
        try #require(try read(WorkbookSample.everything)["sheets"] as? [[String: Any]])[index]
    }
}
