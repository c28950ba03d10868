import Caseload
import CivilTime
import DelimitedText
import Findings
import QuarterlyReturns
import Testing

/// A form that comes back is the same state, however a spreadsheet program saved it.
struct FormRoundTripTests {
    private func offered() throws -> String {
        let draft = Samples.draft(byHand: try Samples.byHand())
        return String(decoding: ReturnForm.bytes(of: draft).dropFirst(3), as: UTF8.self)
    }

    private func expectSame(_ bytes: [UInt8], _ how: String) throws {
        let reading = try #require(ReturnForm.read(bytes, today: try day("2026-10-15")), "\(how)")
        let draft = Samples.draft(byHand: try Samples.byHand())
        #expect(reading.findings.isEmpty, "\(how): \(reading.findings.listed.map(\.message))")
        #expect(reading.service == "MERSEY" && reading.quarter == quarter && reading.revision == 3, "\(how)")
        let content = ReturnContent(parts: [Samples.aggregate()], byHand: reading.byHand)
        #expect(content.fieldsChanged(since: draft.content).map(\.columnName) == [], "\(how)")
        let isSame = draft.revised(to: content) == nil
        #expect(isSame, "\(how)")
    }

    @Test func `as offered`() throws {
        let bytes = ReturnForm.bytes(of: Samples.draft(byHand: try Samples.byHand()))
        #expect(Array(bytes.prefix(3)) == [0xEF, 0xBB, 0xBF])
        try expectSame(bytes, "as offered")
    }

    /// Excel and LibreOffice parse the cells and write them again in their own way.
    @Test(arguments: [",", ";", "\t"], ["\r\n", "\n"])
    func `saved again with other separators, line ends and quotes`(separator: String, lineEnd: String) throws {
        let records = DelimitedText.rawRecords(try offered())
        for quoteAll in [false, true] {
            let lines = records.map { record in
                record.map { cell in
                    let mustQuote = cell.unicodeScalars.contains { [",", ";", "\t", "\"", "\n"].contains($0) }
                    return quoteAll || mustQuote ? "\"\(cell.replacing("\"", with: "\"\""))\"" : cell
                }.joined(separator: separator) + lineEnd
            }
            try expectSame(Array(lines.joined().utf8), "no byte order mark, quotes everywhere: \(quoteAll)")
            try expectSame(Array(("\u{FEFF}" + lines.joined()).utf8), "quotes everywhere: \(quoteAll)")
            try expectSame(Array(("sep=\(separator)\(lineEnd)" + lines.joined()).utf8), "a declared separator")
        }
    }

    @Test func `saved as Windows-1252 and as Unicode text`() throws {
        let text = try offered()
        try expectSame(windows1252(text), "Windows-1252")
        let utf16 = ("\u{FEFF}" + text.replacing(",", with: "\t")).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        // Cells that hold a comma have a tab now, in quotes as before; only their help and labels change.
        #expect(ReturnForm.read(utf16, today: try day("2026-10-15")) != nil)
        try expectSame(("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "UTF-16")
    }

    /// What they make of cells that they take for dates and numbers.
    @Test(arguments: [
        ("02/03/2026", "02/03/26"), ("02/03/2026", "2/3/2026"), ("02/03/2026", "02-Mar-26"),
        ("02/03/2026", "2026-03-02"), ("02/03/2026", "02.03.2026"), ("16.5", "\"16,5\""), ("16.5", "16.50"),
        (",0.8,", ",\"0,80\","), (",7,", ",7.00,"), (",yes,", ",Yes,"), (",yes,", ",TRUE,"),
        ("Section,Field,Calculated,By hand,Help", "SECTION, Field ,Calculated,BY HAND,Help"),
        ("Section,Field,Calculated,By hand,Help", "Section,Field,Calculated,By hand,Help,,,"),
    ])
    func `cells shown in another way`(before: String, after: String) throws {
        let text = try offered()
        try #require(text.contains(before))
        try expectSame(Array(text.replacing(before, with: after).utf8), after)
    }

    @Test func `rows sorted otherwise, blank rows, and columns of one's own`() throws {
        let records = DelimitedText.rawRecords(try offered())
        let lines = ([records[0] + ["Mine"]] + records.dropFirst().reversed().map { $0 + ["note"] }).map { record in
            record.map(quoted).joined(separator: ",")
        }
        try expectSame(Array(lines.joined(separator: "\r\n,,,,\r\n").utf8), "sorted")
    }

    @Test func `the form of a quarter with nothing yet`() throws {
        let draft = ReturnDraft(service: "007", quarter: quarter)
        let reading = try #require(ReturnForm.read(ReturnForm.bytes(of: draft), today: try day("2026-07-01")))
        #expect(reading.findings.isEmpty && reading.byHand.isEmpty)
        #expect(reading.service == "007" && reading.revision == 0)
        #expect(ReturnForm.path(of: quarter) == "forms/return-2026-Q3.form.csv")
    }

    @Test func `calculated figures stand beside what is asked, and are not read`() throws {
        var lacking = Samples.aggregate(first: 200)
        lacking.measures[.discharges] = nil
        let draft = Samples.draft(
            parts: [Samples.aggregate(first: 10), lacking],
            byHand: [
                .fidelityScore: .number(80), .staff(.teamLeaders, .other, .funded): .number(100),
                .staff(.teamLeaders, .other, .inPost): .number(150),
            ])
        let bytes = ReturnForm.bytes(of: draft)
        let calculated = Dictionary(
            DelimitedText.records(of: bytes).map { ($0.cells[1], $0.cells[2]) }, uniquingKeysWith: { $1 })
        #expect(calculated[ReturnField.measure(.clients).label] == "210")
        #expect(calculated[ReturnField.measure(.discharges).label] == "20 (incomplete)")
        #expect(calculated[ReturnField.measure(.hoursPerWeekTotal).label] == "2.38")
        #expect(calculated[ReturnField.band(.daysReferralToProfile, .upTo7).label] == "210")
        #expect(calculated[ReturnField.fidelityCategory.label] == "fair")
        #expect(calculated[ReturnField.staff(.teamLeaders, .other, .vacant).label] == "-0.5")
        #expect(calculated[ReturnField.carriedOver.label] == "")
        let reading = try #require(ReturnForm.read(bytes, today: try day("2026-10-15")))
        #expect(reading.findings.isEmpty && reading.byHand == draft.content.byHand)
    }

    /// No cell begins as a formula does, whoever wrote it.
    @Test func `no cell is run as a formula`() throws {
        for record in DelimitedText.rawRecords(try offered()) {
            for cell in record { #expect(!["=", "+", "-", "@"].contains(cell.prefix(1))) }
        }
    }
}

extension DelimitedText {
    /// The cells as a spreadsheet program sees them, apostrophes and all: a second reading of RFC 4180, for text that we
    /// wrote ourselves.
    fileprivate static func rawRecords(_ text: String) -> [[String]] {
        var records: [[String]] = [[""]]
        var isQuoted = false
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            let last = records.count - 1
            let cell = records[last].count - 1
            switch scalar {
            case "\"":
                if !isQuoted, previous == "\"" { records[last][cell] += "\"" }
                isQuoted.toggle()
            case "," where !isQuoted: records[last].append("")
            case "\r" where !isQuoted: break
            case "\n" where !isQuoted: records.append([""])
            default: records[last][cell].unicodeScalars.append(scalar)
            }
            previous = scalar == "\"" && previous == "\"" && isQuoted ? nil : scalar
        }
        return Array(records.dropLast())
    }
}

/// The characters beyond Latin-1 that our own words and the samples use.
private func windows1252(_ text: String) -> [UInt8] {
    let others: [Unicode.Scalar: UInt8] = ["“": 0x93, "”": 0x94, "’": 0x92, "–": 0x96, "…": 0x85, "÷": 0xF7]
    return text.unicodeScalars.map { others[$0] ?? UInt8($0.value) }
}
