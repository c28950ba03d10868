import DelimitedText
import Findings
import Testing

struct TruncationTests {
    func check(_ text: String, _ found: [String], _ location: SourceLocation = #_sourceLocation) {
        #expect(Reading(text).found == found, sourceLocation: location)
    }

    @Test func `a quote that is open at the end is a text cut off`() {
        check("A,B\nx,\"y\n", ["text-truncated B2"])
        check("A,B\nx,\"", ["text-truncated B2"])
        check("A,B\nx,\"y\"\"", ["text-truncated B2"])
        check("A,B\n\"x\n\n\",1\ny,\"z\nw,1\n", ["text-truncated B3"])
    }

    @Test func `an open quote is named by its line in the file, which may be another than its row`() {
        let message = Reading("sep=,\nA,B\n\"x\n\r\n\",1\ny,\"z\nw,1\n").findings.listed.first?.message ?? ""
        #expect(message.contains("line 6 "))
    }

    @Test func `an open quote among the headings is told too`() {
        check("\"A,B\nx,1\n", ["headings-not-found", "text-truncated A1"])
    }

    @Test func `NUL bytes are a text cut off`() {
        check("A,B\nx,1\ny,\0\0\0\0\0\0", ["text-truncated", "last-line-open 3"])
        check("A,B\nx,1\n\0\0\0\0\0\0\0\0", ["text-truncated"])
        check("\0\0\0\0", ["text-truncated"])
        #expect(Reading("A,B\nx,1\n\0\0").findings.listed.first?.message.contains("Line 3 ") == true)
    }

    @Test func `NULs behind the text are not a cell that is too long`() {
        check("A,B\nx,1\n" + String(repeating: "\0", count: 20_000), ["text-truncated"])
    }

    @Test func `a last row that is short and open is a text cut off`() {
        check("A,B,C\nx,1,2\ny,1", ["text-truncated 3"])
        check("A,B,C\nx,1,2\ny", ["text-truncated 3"])
        check("A,B,C\nx", ["text-truncated 2"])
        check("A,B,C\nx,1,\ny,", ["text-truncated 3"])
        check("A,B,C\nx,1,2\n,", ["text-truncated 3"])
    }

    @Test func `a last row as short as others is complete`() {
        check("A,B,C\nx,1\ny,2", ["last-line-open 3"])
        check("A,B,C\nx\nz,1,2\ny", ["last-line-open 4"])
    }

    @Test func `a short last row with a line end is complete`() {
        check("A,B,C\nx,1,2\ny\n", [])
    }

    @Test func `a complete last row without a line end is a warning`() {
        check("A,B\nx,1", ["last-line-open 2"])
        check("A,B\nx,", ["last-line-open 2"])
        check("A,B", ["last-line-open 1"])
        check("A,B\nx,\"1\"", ["last-line-open 2"])
    }

    @Test func `a stray blank at the end is nothing`() {
        check("A,B\nx,1\n ", [])
        check("A,B\nx,1\n\u{A0}", [])
    }
}
