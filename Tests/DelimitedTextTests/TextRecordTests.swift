import DelimitedText
import Findings
import Testing

struct TextRecordTests {
    func read(_ text: String, firstCell: [String]? = nil) -> [TextRecord] {
        DelimitedText.records(of: Array(text.utf8), firstCell: firstCell)
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func `a slip is read however it was saved`(separator: String) {
        let lines = [["Slip", "Account"], ["accept-terms", "svc-mersey"]].map { $0.joined(separator: separator) }
        let expected = [
            TextRecord(line: 1, row: 1, cells: ["Slip", "Account"]),
            TextRecord(line: 2, row: 2, cells: ["accept-terms", "svc-mersey"]),
        ]
        #expect(read(lines.joined(separator: "\r\n")) == expected)
        #expect(read("\u{FEFF}" + lines.joined(separator: "\r") + "\r") == expected)
        #expect(DelimitedText.records(of: EncodingTests.utf16(lines.joined(separator: "\n"))) == expected)
    }

    @Test func `lines are a text editor's, rows a spreadsheet's, and blank records are left out`() {
        let records = read("a,b\n\n\"x\r\ny\",'-1\n,\n \nz\n")
        #expect(records.map(\.line) == [1, 3, 7])
        #expect(records.map(\.row) == [1, 3, 6])
        #expect(records.map(\.cells) == [["a", "b"], ["x\r\ny", "-1"], ["z"]])
    }

    @Test func `the line sep= is left out and counted as a line`() {
        #expect(read("sep=;\nab\n") == [TextRecord(line: 2, row: 1, cells: ["ab"])])
        #expect(read("sep=;\na,x;b\n") == [TextRecord(line: 2, row: 1, cells: ["a,x", "b"])])
    }

    @Test func `Windows-1252 is read`() {
        #expect(
            DelimitedText.records(of: [0x61, 0x2C, 0xEB, 0x0A]) == [TextRecord(line: 1, row: 1, cells: ["a", "ë"])])
    }

    @Test func `what is no text has no records`() {
        #expect(DelimitedText.records(of: [0x50, 0x4B, 3, 4, 0x41]) == [])
        #expect(read("a\u{1}b") == [])
        #expect(read("") == [])
        #expect(read(" \n,\n") == [])
    }

    @Test func `the first cell is asked for before anything is read`() {
        #expect(
            read("\n SLIP ;x\n", firstCell: ["Section", "Slip"]) == [TextRecord(line: 2, row: 2, cells: ["SLIP", "x"])])
        #expect(read("Slips,x\n", firstCell: ["Slip"]) == [])
        #expect(read("x,Slip\n", firstCell: ["Slip"]) == [])
        #expect(read("", firstCell: ["Slip"]) == [])
        let long = "Slip,x\n" + String(repeating: "é", count: 5000)
        #expect(read(long, firstCell: ["Slip"]).count == 2)
    }
}
