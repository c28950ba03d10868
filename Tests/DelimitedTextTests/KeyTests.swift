import DelimitedText
import Findings
import Testing

struct KeyTests {
    @Test(arguments: [
        ("Referral date", "referral date"), ("  REFERRAL \t\u{A0} date\r\n", "referral date"),
        ("\u{FEFF}Referral\u{FEFF} date", "referral date"), ("Élan Ä", "Élan Ä"), ("", ""), (" \u{A0}\u{FEFF} ", ""),
        ("a\u{FEFF}b", "ab"), ("Job 1 end-date", "job 1 end-date"), ("a\u{C2}", "a\u{C2}"),
    ])
    func `a key is the text in lower case with single spaces`(text: String, key: String) {
        #expect(String(decoding: headingKey(text), as: UTF8.self) == key)
    }

    @Test func `a key table finds what folds to a key`() {
        let words = (0..<50).map { "word \($0)" }
        let table = KeyTable(words.map { headingKey($0) })
        func index(_ text: String) -> Int? { table.index(of: Array(text.utf8).span) }
        for (position, word) in words.enumerated() {
            #expect(index(word) == position)
            #expect(index(" \(word.uppercased())\u{A0}") == position)
            #expect(index(word + "x") == nil)
        }
        #expect(index("") == nil)
        #expect(index("word") == nil)
    }

    @Test func `of equal keys the first counts`() {
        let table = KeyTable([[0x61], [0x62], [0x61]])
        #expect(table.index(of: ([0x41] as [UInt8]).span) == 0)
        #expect(KeyTable([]).index(of: ([0x41] as [UInt8]).span) == nil)
    }
}
