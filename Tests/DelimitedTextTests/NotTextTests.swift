import DelimitedText
import Findings
import Testing

struct NotTextTests {
    struct Case: Sendable {
        var bytes: [UInt8]
        /// What its message calls it.
        var name: String

        init(_ bytes: [UInt8], _ text: String, _ name: String) {
            self.bytes = bytes + Array(text.utf8)
            self.name = name
        }
    }

    static let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

    static let signatures = [
        Case(zip, "..[Content_Types].xml..xl/workbook.xml", "Excel workbook"),
        Case(zip + [UInt8](repeating: 1, count: 9000), "xl/workbook.bin..", "Excel workbook"),
        Case(zip, "..mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
        Case(zip, "A,B\nx,y\n", "compressed"),
        Case([0x1F, 0x8B, 8], "A,B\nx,y\n", "compressed"),
        Case([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "", "compressed"),
        Case([], "Rar!\u{1A}\u{7}", "compressed"),
        Case([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "", "of an old kind or with a password"),
        Case([], "%PDF-1.7\nA,B\n", "PDF"),
        Case([0x89], "PNG\r\n\u{1A}\n", "picture"),
        Case([0xFF, 0xD8, 0xFF, 0xE0], "", "picture"),
        Case([], "{\\rtf1 A,B}", "word processor"),
        Case([], "SQLite format 3\0", "database"),
        Case([], "<html><table><td>A</td>", "web page"),
        Case([], "\u{FEFF}\r\n <!DOCTYPE HTML>", "web page"),
        Case([], "<?xml version=\"1.0\"?>", "XML"),
        Case([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "", "UTF-32"),
    ]

    static let oddBytes = [
        Case(EncodingTests.utf16("A,B\nx,y\n", mark: false), "", "UTF-16 without"),
        Case(EncodingTests.utf16("A,B\nx,\u{142}\n", bigEndian: true, mark: false), "", "UTF-16 without"),
        Case([], "A,B\nx,\u{1}\n", "line 2"),
        Case([], "A,B\r\n\r\nx,\u{7F}\n", "line 3"),
        Case(EncodingTests.utf16("A,B\nx\u{1B},y\n"), "", "line 2"),
    ]

    @Test(arguments: signatures + oddBytes)
    func `what is no text is called by its name, with the way to a CSV`(example: Case) {
        let reading = Reading(example.bytes)
        #expect(reading.found == ["not-text"])
        #expect(reading.rows == nil)
        #expect(reading.facts == nil)
        let message = reading.findings.listed.first?.message ?? ""
        #expect(message.contains(example.name))
        #expect(message.contains("CSV UTF-8"))
    }

    @Test(arguments: ["PK,A\nx,y\n", "%,A\nx,y\n", "\t,A\n1,2\n"])
    func `text that only begins a little like something else is text`(text: String) {
        #expect(Reading(text).rows?.count == 1)
    }

    @Test(arguments: ["", " \r\n\t\n", "\u{FEFF}", "\u{FEFF}\u{A0}\n", ",,,\n,\"\",\n", ";;\n"])
    func `a file with nothing but blanks is empty`(text: String) {
        let reading = Reading(text)
        #expect(reading.found == ["file-empty"])
        #expect(reading.facts == nil)
    }
}
