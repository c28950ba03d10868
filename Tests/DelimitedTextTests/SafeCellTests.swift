import DelimitedText
import Testing

struct SafeCellTests {
    /// What spreadsheet programs change when a file is opened and saved: numbers, dates, words of logic, formulas.
    @Test(arguments: [
        "2026-10", "1.0", "007", "may-5", "5E3", "12345678901234567", "TRUE", "+44", "march 2026", "10:30", "3/4", "5%",
        "=1+1", "- first", "@home", "12 people", "'Twas", "£5", "(5)",
    ])
    func `what would be changed gets an apostrophe, and loses it when read`(content: String) {
        #expect(SafeCell.field(content) == "'" + content)
        #expect(SafeCell.content("'" + content) == content)
    }

    @Test(arguments: [
        "4", "0", "2026-Q3", "terms", "may", "Élan", "Three people started work.", "May was a good month",
        "12 people started work and 3 of them for 16 hours", "",
    ])
    func `what is left alone stands as it is`(content: String) {
        #expect(SafeCell.field(content) == content)
        #expect(SafeCell.content(content) == content)
    }

    @Test func `an apostrophe that somebody wrote stays`() {
        #expect(SafeCell.content("'Twas a good quarter") == "'Twas a good quarter")
    }

    @Test(arguments: [
        ("a, b", "\"a, b\""), ("a;b", "\"a;b\""), ("say \"yes\"", "\"say \"\"yes\"\"\""), ("a\nb", "\"a\nb\""),
        ("a\u{22}\u{301}, b", "\"a\u{22}\u{22}\u{301}, b\""), ("- a\n- b", "\"'- a\n- b\""),
    ])
    func `cells are quoted where CSV asks for it`(content: String, expected: String) {
        #expect(Array(SafeCell.field(content).utf8) == Array(expected.utf8))
        let records = DelimitedText.records(of: Array("x,\(SafeCell.field(content))\n".utf8))
        #expect(records.map { SafeCell.content($0.cells[1]) } == [content])
    }
}
