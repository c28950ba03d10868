import DelimitedText
import Findings
import Testing

struct LayoutTests {
    @Test(arguments: [",", ";", "\t", "|"])
    func `the separator is the one with which most headings are recognised`(separator: String) {
        let line = ["A", "B", "C"].joined(separator: separator)
        let reading = Reading("\(line)\r\nx\(separator)y\(separator)z\r\n")
        #expect(reading.facts?.separator == separator)
        #expect(reading.rows == [.init(2, "x", "y", "z")])
        #expect(reading.found == [])
    }

    @Test func `a separator is not chosen for being frequent`() {
        let reading = Reading("A;B;C\n1,2,3;4,5,6;7,8,9\n")
        #expect(reading.facts?.separator == ";")
        #expect(reading.rows == [.init(2, "1,2,3", "4,5,6", "7,8,9")])
    }

    @Test func `a tie goes to the comma`() {
        #expect(Reading("A\nx\n").facts?.separator == ",")
        #expect(Reading("A,B\nA;B\n").facts?.separator == ",")
    }

    @Test func `a tie goes to the separator that the file declares`() {
        #expect(Reading("sep=;\nA\nx\n").facts?.separator == ";")
        #expect(Reading("SEP=|\nA\nx\n").facts?.separator == "|")
    }

    @Test func `a declared separator that does not fit the headings is not believed`() {
        let reading = Reading("sep=;\nA,B\nx,1\n")
        #expect(reading.facts?.separator == ",")
        #expect(reading.rows == [.init(2, "x", "1")])
    }

    @Test func `only a whole line sep= is hidden`() {
        #expect(Reading("sep=;x\nA;B\n").headingRow == 2)
        #expect(Reading("sep=;;\nA;B\n").headingRow == 2)
        #expect(Reading("sep=!\nA;B\n").headingRow == 2)
        #expect(Reading("x\nsep=;\nA;B\n").headingRow == 3)
        #expect(Reading("sep=;").found == ["headings-not-found"])
    }

    @Test func `the heading line is the one with most known headings`() {
        let reading = Reading("A,report\nA,B,C\nx,y,z\n")
        #expect(reading.headingRow == 2)
        #expect(reading.found == ["heading-row-late 2"])
    }

    @Test func `of two heading lines the first is taken`() {
        let reading = Reading("A,B\nB,A\n")
        #expect(reading.headingRow == 1)
        #expect(reading.rows == [.init(2, "B", "A")])
    }

    @Test func `a heading that comes twice counts once`() {
        #expect(Reading("A,A,A\nA,B\n").headingRow == 2)
    }

    @Test(arguments: [
        ("Caseload\nA,B\n", ["heading-row-late 2"]), ("\nA,B\n", ["heading-row-late 2"]), ("sep=,\nA,B\n", []),
        (String(repeating: "title\n", count: 19) + "A,B\n", ["heading-row-late 20"]),
        (String(repeating: "title\n", count: 20) + "A,B\n", ["headings-not-found"]),
        ("\"a\nb\nc\"\n" + String(repeating: "\n", count: 18) + "A,B\n", ["heading-row-late 20"]),
        ("name,born\nx,y\n", ["headings-not-found"]),
    ])
    func `headings are looked for in the first 20 rows`(text: String, found: [String]) {
        #expect(Reading(text).found == found)
    }

    @Test func `without headings there is no table and still a fact or two`() {
        let reading = Reading("x;y\r\nz;w\r\n")
        #expect(reading.rows == nil)
        #expect(reading.facts?.headingRow == nil)
        #expect(reading.facts?.rows == 0)
        #expect(reading.facts?.lineEnding == .crlf)
    }

    @Test func `headings match over case, blanks and marks`() {
        let reading = Reading(
            "\u{FEFF}  referral\u{A0} DATE ,\"Discharge\r\ndate\"\n1,2\n", known: ["Referral date", "Discharge date"])
        #expect(reading.rows == [.init(2, "1", "2")])
        #expect(reading.found == [])
    }

    @Test func `blank columns and rows at the end are nothing`() {
        let reading = Reading("A,B,,,\nx,y,,\" \",\n,,,,\n,,,,\n")
        #expect(reading.rows == [.init(2, "x", "y")])
        #expect(reading.found == [])
    }

    @Test(arguments: [
        ("A,B\nx,y,z\n", ["row-too-wide C2"]), ("A,B\nx,y,,z,w\nx,y,z\n", ["row-too-wide D2", "row-too-wide C3"]),
        ("A,,B,\nx,stray,y\n", []), ("title,one,two,three\nA,B\nx,y\n", ["heading-row-late 2"]),
    ])
    func `a cell to the right of the last heading is an error of its row`(text: String, found: [String]) {
        #expect(Reading(text).found == found)
    }

    @Test func `columns are counted from 1 and unknown headings have a key too`() {
        let (table, _, _) = DelimitedTable.read(
            Array("Other  One,,A\n".utf8), limits: ReadLimits(), knownHeadings: [headingKey("A")])
        #expect(table?.headings.map(\.column) == [1, 3])
        #expect(table?.headings.map(\.key) == [Array("other one".utf8), Array("a".utf8)])
    }
}
