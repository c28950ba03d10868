import DelimitedText
import Findings
import Testing

struct CellTests {
    /// Reads the second of three cells.
    func check(_ cell: String, _ expected: String, _ location: SourceLocation = #_sourceLocation) {
        let reading = Reading("A,B,C\r\nx,\(cell),z\r\n")
        #expect(reading.rows == [.init(2, "x", expected, "z")], sourceLocation: location)
        #expect(reading.found == [], sourceLocation: location)
    }

    @Test func `a plain cell is what it is`() {
        check("16/03/2026", "16/03/2026")
        check("", "")
        check("Müller", "Müller")
        check("5' 4\"", "5' 4\"")
    }

    @Test func `blanks around a cell are taken off, and none within`() {
        check("  two  words\t", "two  words")
        check("\u{A0}x\u{A0}\u{A0}", "x")
        check("\u{A0} \u{A0}", "")
        check("\" quoted \r\n\"", "quoted")
        check("é", "é")  // Its last byte is that of U+00A0's neighbours.
        check("à", "à")  // Its last byte is U+00A0's last byte.
    }

    @Test func `quotes are undone`() {
        check("\"a,b\"", "a,b")
        check("\"\"", "")
        check("\"say \"\"yes\"\" twice\"", "say \"yes\" twice")
        check("\"\"\"\"", "\"")
        check("\"\"\"\"\"\"", "\"\"")
        check("\"a\r\nb\"", "a\r\nb")
    }

    @Test func `what stands behind a closing quote belongs to the cell`() {
        check("\"a\"b", "ab")
        check("\"a\"b\"c\"", "ab\"c\"")
        check("\"a\"\"b\"c", "a\"bc")
        check("\"a\"  ", "a")
    }

    @Test func `a quote within a cell opens nothing`() {
        check("a\"b", "a\"b")
        check(" \"a\"", "\"a\"")
    }

    @Test(arguments: ["=1+1", "+44", "-5", "@x"])
    func `a defused cell loses its apostrophe`(cell: String) {
        check("'\(cell)", cell)
        check("\"'\(cell)\"", cell)
    }

    @Test func `a TAB or CR that was defused is a blank around the cell`() {
        check("'\tx", "x")
        check("\"'\rx\"", "x")
    }

    @Test func `any other apostrophe stays`() {
        check("'tis", "'tis")
        check("'", "'")
        check("O'-Brien", "O'-Brien")
        check("''=1", "''=1")
    }

    @Test func `a row may be shorter than the headings, and a slot may have no column`() {
        let bytes = Array("A,B,C\nx\n,,z\n".utf8)
        let (table, _, _) = DelimitedTable.read(
            bytes, limits: ReadLimits(), knownHeadings: [headingKey("A"), headingKey("B")])
        var cells: [[String]] = []
        table?.visitRows(columns: [3, nil, 1]) { row in
            cells.append((0..<3).map { slot in row.withCell(slot) { text($0) } })
        }
        #expect(cells == [["", "", "x"], ["z", "", ""]])
    }

    @Test func `after wiping there is nothing to visit`() {
        let (table, _, _) = DelimitedTable.read(
            Array("A\nx\n".utf8), limits: ReadLimits(), knownHeadings: [headingKey("A")])
        table?.wipe()
        var visits = 0
        table?.visitRows(columns: [1]) { _ in visits += 1 }
        #expect(visits == 0)
    }
}
