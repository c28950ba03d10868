import DelimitedText
import Findings
import Testing

struct LimitTests {
    let limits = ReadLimits(bytes: 60, rows: 3, columns: 4, cellBytes: 10)

    func check(_ text: String, _ found: [String], _ location: SourceLocation = #_sourceLocation) {
        #expect(Reading(text, limits: limits).found == found, sourceLocation: location)
    }

    @Test func `a file at its limits is read`() {
        check("A,B,C,D\n1234567890,\"1234567890\",,\nx,y,z,w\nx,y,z,w\n\n", [])
    }

    @Test func `a file that is too large is not looked at`() {
        let reading = Reading(String(repeating: "A", count: 61), limits: limits)
        #expect(reading.found == ["file-too-large"])
        #expect(reading.facts == nil)
    }

    @Test func `rows past the limit are counted and not visited`() {
        let reading = Reading("A\n1\n2\n3\n\n4\n5,5\n", limits: limits)
        #expect(reading.found == ["rows-too-many"])
        #expect(reading.rows?.count == 3)
        #expect(reading.facts?.rows == 5)
    }

    @Test func `too many columns are told once`() {
        check("A,B,C,D,E\nx,y,z,w,v\n", ["columns-too-many 1"])
        check("A,B,C,D,,,,,,\nx,,,,,,,,,,,\n", [])
        check("A,B,C,D\nx,y,z,w,v\n", ["columns-too-many 2", "row-too-wide E2"])
    }

    @Test func `a cell that is too long is named`() {
        check("A,B\nx,12345678901\n", ["cell-too-long B2"])
        check("title that is too long\nA,B\nx,1\n", ["cell-too-long A1", "heading-row-late 2"])
        check("A,B\nx,\"a\"\"b\"\"c\"\"d\"\n", ["cell-too-long B2"])  // Doubled quotes count as they stand.
    }

    @Test func `blanks are never too long`() {
        check("A,B\nx,                    \n", [])
    }

    @Test func `a runaway quote is named by the line where it opened`() {
        let reading = Reading("A,B\n\"x\n\",1\ny,\"z\nw,1\nv,25\n\"\n", limits: limits)
        #expect(reading.found == ["cell-too-long B3"])
        #expect(reading.findings.listed.first?.message.contains("quotation mark in line 4 ") == true)
    }

    @Test func `a heading cell that is too long is no heading`() {
        let (table, findings, _) = DelimitedTable.read(
            Array("A,\"runaway\nx,1\ny,2\n".utf8), limits: limits, knownHeadings: [headingKey("A")])
        #expect(table?.headings.map(\.column) == [1])
        #expect(findings.countByRule == [.cellTooLong: 1, .textTruncated: 1])
    }

    @Test func `limits are spoken of in sizes that people know`() {
        let large = ReadLimits()
        #expect(large.bytes == 67_108_864)
        let bytes = [UInt8](repeating: 0x41, count: large.bytes + 1)
        #expect(Reading(bytes).findings.listed.first?.message.contains("larger than 64 MB") == true)
        let cell = "A\n" + String(repeating: "x", count: large.cellBytes + 1) + "\n"
        #expect(Reading(cell).findings.listed.first?.message.contains("longer than 16,384 bytes") == true)
    }
}
