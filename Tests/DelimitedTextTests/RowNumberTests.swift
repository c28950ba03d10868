import DelimitedText
import Findings
import Testing

struct RowNumberTests {
    func check(_ text: String, _ rows: [Reading.Row], _ location: SourceLocation = #_sourceLocation) {
        #expect(Reading(text).rows == rows, sourceLocation: location)
    }

    @Test func `a quoted line break keeps its record in one row`() {
        check("A,B\r\n\"1\r\n2\r3\n4\",x\r\ny,z\r\n", [.init(2, "1\r\n2\r3\n4", "x"), .init(3, "y", "z")])
    }

    @Test func `blank rows are counted and not visited`() {
        check("A,B\n\nx,1\n,\n \t,\n\"\",\" \"\ny,2\n", [.init(3, "x", "1"), .init(7, "y", "2")])
    }

    @Test func `the line with sep= is no row`() {
        check("sep=;\r\nA;B\r\nx;1\r\n", [.init(2, "x", "1")])
    }

    @Test func `titles above the headings are rows`() {
        check("Caseload\n\nA,B\nx,1\n", [.init(4, "x", "1")])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every line end counts one`(end: String) {
        check(["A,B", "x,1", "", "y,2", ""].joined(separator: end), [.init(2, "x", "1"), .init(4, "y", "2")])
    }

    @Test func `line ends may be mixed`() {
        let reading = Reading("A,B\r\nx,1\ny,2\rz,3\n\rw,4\r\n")
        #expect(reading.rows == [.init(2, "x", "1"), .init(3, "y", "2"), .init(4, "z", "3"), .init(6, "w", "4")])
        #expect(reading.facts?.lineEnding == .mixed)
    }

    @Test(arguments: [
        ("A,B\nx,1\n", "lf"), ("A,B\r\nx,1\r\n", "crlf"), ("A,B\rx,1\r", "cr"), ("A,B\n\"x\r\n\",1\n", "lf"),
        ("sep=;\r\nA;B", "crlf"), ("A,B", "none"),
    ])
    func `the line end outside quotes is told`(text: String, ending: String) {
        #expect(Reading(text).facts?.lineEnding.rawValue == ending)
    }

    @Test func `a heading line without rows is read`() {
        let reading = Reading("A,B\r\n")
        #expect(reading.rows == [])
        #expect(reading.found == [])
        #expect(reading.facts?.rows == 0)
    }

    @Test func `rows are counted as they are visited`() {
        #expect(Reading("A,B\nx,1\n,\n,2\n").facts?.rows == 2)
    }
}
