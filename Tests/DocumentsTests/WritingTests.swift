import Findings
import DelimitedText
import TestKit
import Testing

@testable import Documents

struct CSVTests {
    @Test(arguments: [
        ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("two\nlines", "\"two\nlines\""),
        ("a\rb", "\"a\rb\""), ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
        ("\rx", "\"'\rx\""), ("=\"x\"", "\"'=\"\"x\"\"\""), ("a=1", "a=1"), ("'quoted'", "'quoted'"), ("", ""),
        ("\"\u{301}", "\"\"\"\u{301}\""), ("=\u{301}", "'=\u{301}"),
    ])
    func `cells are quoted where they must be, and defused where they would run`(cell: String, expected: String) {
        var csv = CSV(columns: ["a"])
        csv.add([cell])
        #expect(String(decoding: csv.bytes, as: UTF8.self) == "\u{FEFF}a\r\n\(expected)\r\n")
    }

    @Test func `another reader gets every cell back`() throws {
        let cells = [
            "plain", "a,b", "\"", "two\r\nlines", "=1+1", "+1", "-1", "@x", "\tx", "\rx", "é ’ \u{1F600}", "", "'",
        ]
        var csv = CSV(columns: cells)
        csv.add(cells.reversed())
        let (output, exitCode) = try Python.run("read_csv.py", documents: [csv.bytes])
        #expect(exitCode == 0, "\(output)")
        let expected = JSON.array([.array(cells.map(JSON.string)), .array(cells.reversed().map(JSON.string))])
        #expect(try JSONText.same(output, String(decoding: expected.document, as: UTF8.self)))
    }

    @Test func `our own reader takes the guard off again`() throws {
        let cells = ["=1+1", "+1", "-1", "@x", "plain", "a,\"b\""]
        var csv = CSV(columns: ["one"])
        for cell in cells { csv.add([cell]) }
        let read = DelimitedTable.read(csv.bytes, limits: ReadLimits(), knownHeadings: [headingKey("one")])
        #expect(read.facts?.byteOrderMark == true)
        #expect(read.facts?.lineEnding == .crlf)
        var back: [String] = []
        try #require(read.table).visitRows(columns: [1]) { row in
            back.append(row.withCell(0) { cell in String(decoding: cell.indices.map { cell[$0] }, as: UTF8.self) })
        }
        #expect(back == cells)
    }
}

struct JSONTests {
    private func text(_ json: JSON) -> String { String(decoding: json.document, as: UTF8.self) }

    @Test func `keys keep their order, two blanks a level`() {
        let json = JSON.object([
            .init("b", .array([.integer(-1), .null, .bool(true)])), .init("a", .object([.init("x", .tenths(3125))])),
            .init("none", .array([])), .init("nothing", .object([])),
        ])
        #expect(
            text(json) == """
                {
                  "b": [
                    -1,
                    null,
                    true
                  ],
                  "a": {
                    "x": 312.5
                  },
                  "none": [],
                  "nothing": {}
                }

                """)
    }

    @Test(arguments: [
        ("\"\\/", #""\"\\/""#), ("\u{8}\u{C}\n\r\t", #""\b\f\n\r\t""#), ("\u{0}\u{1F}", #""\u0000\u001f""#),
        ("é\u{2028}\u{1F600}\u{7F}", "\"é\u{2028}\u{1F600}\u{7F}\""), ("\"\u{301}", "\"\\\"\u{301}\""),
        ("\r\n", #""\r\n""#),
    ])
    func `strings are escaped as RFC 8259 asks`(string: String, expected: String) {
        #expect(text(.string(string)) == expected + "\n")
    }

    @Test(arguments: [(0, "0.0"), (4, "0.0"), (5, "0.1"), (2_000, "20.0"), (31_244, "312.4"), (31_245, "312.5")])
    func `hours are rounded half up to one decimal`(hundredths: Int, expected: String) {
        #expect(text(.tenths(tenths(ofHundredths: hundredths))) == expected + "\n")
    }
}

struct WordingTests {
    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "−1,000")])
    func `thousands are parted by commas`(number: Int, expected: String) {
        #expect(grouped(number) == expected)
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1_000, "1 KB"), (1_025, "2 KB"), (52_011, "51 KB"),
        (1_310_720, "1.2 MB"), (67_108_864, "64.0 MB"),
    ])
    func `sizes are said as file managers say them`(bytes: Int, expected: String) {
        #expect(sizeText(bytes) == expected)
    }

    @Test(arguments: [
        (1, 3, "33.3%"), (2, 3, "66.7%"), (1, 8, "12.5%"), (1, 2_000, "0.1%"), (5, 5, "100.0%"), (0, 0, "–"),
    ])
    func `shares are rounded half up`(part: Int, whole: Int, expected: String) {
        #expect(percentText(part, of: whole) == expected)
    }

    @Test func `lists read as in a sentence`() {
        #expect(sentenceList([]) == "")
        #expect(sentenceList(["a"]) == "a")
        #expect(sentenceList(["a", "b", "c"]) == "a, b and c")
        #expect(counted(1, "client") == "1 client")
        #expect(counted(1_200, "client") == "1,200 clients")
    }

    @Test(arguments: [
        (0, 1, 1), (1, 1, 1), (4, 1, 4), (6, 2, 6), (9, 2, 10), (50, 10, 50), (51, 20, 60), (341, 100, 400),
        (1_056, 500, 1_500),
    ])
    func `an axis has round marks up to the highest bar`(highest: Int, step: Int, top: Int) {
        let scale = AxisScale(highest: highest)
        #expect(scale.step == step)
        #expect(scale.top == top)
    }

    @Test func `an axis never has more than five steps, nor a bar above it`() {
        for highest in Array(0...3_000) + [99_999, 1_000_000, 200_000_000] {
            let scale = AxisScale(highest: highest)
            #expect(scale.top >= highest && scale.marks.count <= 6 && scale.marks.last == scale.top)
        }
    }
}
