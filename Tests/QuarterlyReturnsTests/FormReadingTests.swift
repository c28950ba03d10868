import Caseload
import CivilTime
import Findings
import QuarterlyReturns
import Testing

struct FormReadingTests {
    private func value(_ cell: String, of field: ReturnField) throws -> ReturnValue? {
        let reading = try read(form([(field, cell)]))
        #expect(reading.findings.rules.isEmpty, "\(field.columnName) \(cell): \(reading.findings.rules)")
        return reading.byHand[field]
    }

    @Test(arguments: [
        ("12", 12), ("0", 0), ("12.0", 12), ("12,00", 12), ("1,234", 1234), ("1 234", 1234), ("'007", 7),
        ("999999", 999_999),
    ])
    func `counts`(cell: String, expected: Int) throws {
        #expect(try value(cell, of: .measure(.referrals)) == .number(expected))
        #expect(try value(cell, of: .band(.daysReferralToProfile, .over90)) == .number(expected))
    }

    @Test(arguments: [("0", 0), ("16.5", 165), ("16,5", 165), ("16.50", 165), ("168", 1680), ("7", 70)])
    func `hours with one decimal`(cell: String, expected: Int) throws {
        #expect(try value(cell, of: .averageHours) == .number(expected))
    }

    @Test(arguments: [("0.8", 80), ("2,25", 225), ("2.250", 225), ("0", 0), ("999.99", 99_999)])
    func `full-time equivalents with two decimals`(cell: String, expected: Int) throws {
        #expect(try value(cell, of: .staff(.employmentSpecialists, .wave1, .funded)) == .number(expected))
    }

    @Test(arguments: [("1,234.5", 123_450), ("1,234", 123_400), ("12.25", 1225)])
    func `hours of all clients with two decimals`(cell: String, expected: Int) throws {
        #expect(try value(cell, of: .measure(.hoursPerWeekTotal)) == .number(expected))
    }

    @Test(arguments: [("yes", true), ("YES", true), ("y", true), ("TRUE", true), ("no", false), ("False", false)])
    func `yes and no`(cell: String, expected: Bool) throws {
        #expect(try value(cell, of: .inclusionRuleFollowed) == .yesNo(expected))
    }

    @Test func `texts keep their line breaks, and lose blanks around them`() throws {
        #expect(try value(" one\r\ntwo\rthree\n", of: .narrative(.progress)) == .text("one\ntwo\nthree"))
        #expect(try value("'=1+1", of: .narrative(.progress)) == .text("=1+1"))
        #expect(try value("'3/4", of: .narrative(.progress)) == .text("3/4"))
        #expect(try value("'Twas good", of: .narrative(.progress)) == .text("'Twas good"))
        #expect(try value(String(repeating: "é", count: 4000), of: .narrative(.comments)) != nil)
    }

    @Test func `dates, of which only the next review may be to come`() throws {
        #expect(try value("15/10/2026", of: .fidelityReviewed) == .day(try day("2026-10-15")))
        #expect(try value("1/9/27", of: .fidelityNextReview) == .day(try day("2027-09-01")))
    }

    @Test func `blank is none`() throws {
        for field in ReturnField.all where !field.isDerived { #expect(try value(" ", of: field) == nil) }
    }

    @Test(arguments: [
        (ReturnField.measure(.referrals), "twelve", FindingRule.formValueUnreadable),
        (.measure(.referrals), "12.5", .formValueUnreadable), (.measure(.referrals), "n/a", .formValueUnreadable),
        (.measure(.referrals), "1E5", .formValueUnreadable), (.measure(.referrals), "5%", .formValueUnreadable),
        (.measure(.referrals), "1,23,456", .formValueUnreadable), (.measure(.referrals), ",5", .formValueUnreadable),
        (.measure(.referrals), "12345678901234567890", .formValueUnreadable),
        (.measure(.referrals), "-1", .formValueOutOfRange), (.measure(.referrals), "1000000", .formValueOutOfRange),
        (.averageHours, "16.55", .formValueUnreadable), (.averageHours, "168.1", .formValueOutOfRange),
        (.averageHours, "-0.5", .formValueOutOfRange), (.averageHours, "16-29", .formValueUnreadable),
        (.staff(.teamLeaders, .other, .inPost), "0.125", .formValueUnreadable),
        (.staff(.teamLeaders, .other, .inPost), "0,125", .formValueUnreadable),
        (.staff(.teamLeaders, .other, .inPost), "1000", .formValueOutOfRange),
        (.inclusionRuleFollowed, "maybe", .formValueUnreadable), (.fidelityScore, "24", .formValueOutOfRange),
        (.fidelityScore, "126", .formValueOutOfRange), (.fidelityScore, "good", .formValueUnreadable),
        (.fidelityReviewed, "March 2026", .formValueUnreadable), (.fidelityReviewed, "46112", .formValueUnreadable),
        (.fidelityReviewed, "31/02/2026", .formValueUnreadable),
        (.fidelityReviewed, "16/10/2026", .formValueOutOfRange),
        (.narrative(.goodNews), String(repeating: "x", count: 4001), .formTextTooLong),
    ])
    func `wrong values are refused by their field's name`(field: ReturnField, cell: String, rule: FindingRule) throws {
        let reading = try read(form([(field, cell)]))
        #expect(reading.findings.rules == [rule])
        #expect(reading.findings.errors == 1 && reading.byHand[field] == nil)
        let finding = try #require(reading.findings.listed.first)
        #expect(finding.heading == field.label && finding.message.contains(field.label))
        #expect(finding.cell == "D5")
        #expect(!finding.message.contains(cell))
    }

    @Test func `everything wrong is said at once, and its rows are a spreadsheet's`() throws {
        let reading = try read(
            form([
                (.narrative(.progress), "one\ntwo\nthree"), (.fidelityScore, "high"), (.averageHours, "200"),
                (.fidelityCategory, "good"),
            ]))
        #expect(reading.findings.listed.compactMap(\.cell) == ["D6", "D7", "D8"])
        #expect(reading.findings.errors == 2)
        #expect(reading.findings.countByRule[.formFieldUnknown] == 1)
    }

    @Test func `rows of no known field are told by their place alone`() throws {
        let text =
            form([(.fidelityScore, "100")]) + "Narrative Information,Jane’s story,,in confidence,\r\nMine,Note,,,\r\n"
        let reading = try read(text)
        #expect(reading.findings.rules == [.formFieldUnknown] && reading.findings.errors == 0)
        let finding = try #require(reading.findings.listed.first { $0.rule == .formFieldUnknown })
        #expect(finding.cell == "D6" && finding.heading == nil)
        #expect(!finding.message.contains("Jane") && !finding.message.contains("confidence"))
    }

    @Test func `missing rows are named`() throws {
        let all = ReturnField.all.filter { !$0.isDerived && $0 != .fidelityScore && $0 != .carriedOver }
        let reading = try read(form(all.map { ($0, "") }))
        #expect(reading.findings.countByRule == [.formFieldAbsent: 1] && reading.findings.errors == 0)
        let message = try #require(reading.findings.listed.first?.message)
        #expect(message.contains("“\(ReturnField.carriedOver.label)” and “\(ReturnField.fidelityScore.label)”"))
    }

    @Test(arguments: [
        ("no rows of the form", [(String, String)](), 3), ("no quarter", [("Service", "M"), ("Revision", "3")], 1),
        ("another kind of quarter", [("Service", "M"), ("Quarter", "Q3 2026"), ("Revision", "3")], 1),
        ("no number", [("Service", "M"), ("Quarter", "2026-Q3"), ("Revision", "three")], 1),
        ("below nothing", [("Service", "M"), ("Quarter", "2026-Q3"), ("Revision", "-1")], 1),
        ("a blank", [("Service", ""), ("Quarter", "2026-Q3"), ("Revision", "3")], 1),
        ("twice", [("Service", "M"), ("Service", "M"), ("Quarter", "2026-Q3"), ("Revision", "3")], 1),
    ])
    func `a form that does not say what it is is damaged`(how: String, head: [(String, String)], errors: Int) throws {
        let reading = try read(form([(.fidelityScore, "100")], head: head))
        #expect(reading.findings.countByRule[.formDamaged] == errors, "\(how)")
    }

    @Test func `a field that is there twice, or a lost column, is damage too`() throws {
        #expect(try read(form([(.fidelityScore, "100"), (.fidelityScore, "90")])).findings.rules == [.formDamaged])
        #expect(
            try read("Section,Field,Calculated,Mine,Help\r\nForm,Revision,,3,\r\n").findings.rules == [.formDamaged])
    }

    @Test(arguments: [
        "", "Referral date,Discharge date\n01/07/2026,\n", "Slip,Account,Subject,Revision,Code\na,b,c,1,d\n",
        "Section\n", "Section,Name\nA,Jane\n", "Sections,Field,By hand\n",
        "title\nSection,Field,Calculated,By hand,Help\n",
    ])
    func `anything else is no form`(text: String) throws {
        #expect(ReturnForm.read(Array(text.utf8), today: try day("2026-10-15")) == nil)
    }

    @Test func `a form has its limit`() throws {
        let text = form([(.narrative(.comments), "x")])
        let filled = text + String(repeating: "\r\n", count: (ReturnForm.sizeLimit - text.utf8.count) / 2)
        #expect(ReturnForm.read(Array(filled.utf8), today: try day("2026-10-15")) != nil)
        #expect(ReturnForm.read(Array((filled + "\r\n").utf8), today: try day("2026-10-15")) == nil)
        let full = ReturnField.Narrative.allCases.map {
            (ReturnField.narrative($0), String(repeating: "€", count: 4000))
        }
        #expect(form(full).utf8.count < ReturnForm.sizeLimit / 2)
    }

    @Test(arguments: ReturnField.Narrative.allCases)
    func `texts that name somebody are refused by field, never by what they say`(narrative: ReturnField.Narrative)
        throws
    {
        let field = ReturnField.narrative(narrative)
        let text = "Jo, NHS 943 476 5919, QQ123456C, born 1/2/1990; jo@example.org, 07700 900123."
        let reading = try read(form([(field, text)]))
        #expect(reading.findings.countByRule[.formPersonalData] == 1)
        #expect(reading.findings.countByRule[.formPersonalDataLikely] == 1)
        #expect(reading.findings.errors == 1)
        for finding in reading.findings.listed where finding.rule != .formFieldAbsent {
            #expect(finding.heading == field.label && finding.message.contains(field.label))
            for word in ["Jo", "943", "QQ", "1990", "example", "07700"] { #expect(!finding.message.contains(word)) }
        }
        let messages = reading.findings.listed.map(\.message).joined()
        for words in [
            "an NHS number, a National Insurance number and a date of birth",
            "an e-mail address, a phone number and a date many years back",
        ] { #expect(messages.contains(words)) }
    }

    @Test func `a form made on an older revision names what changed since`() throws {
        let made = ReturnContent(byHand: [.averageHours: .number(160)])
        let draft = Samples.draft(parts: [], byHand: [.averageHours: .number(165)], revision: 5)
        let finding = try #require(Finding.formRevisionOld(3, made: made, now: draft))
        #expect(finding.rule == .formRevisionOld && finding.severity == .warning)
        for words in ["revision 3", "revision 5", ReturnField.averageHours.label] {
            #expect(finding.message.contains(words))
        }
        #expect(!finding.message.contains("16"))
        #expect(Finding.formRevisionOld(5, made: draft.content, now: draft) == nil)
        #expect(Finding.formRevisionOld(6, made: nil, now: draft) == nil)
        let many = Samples.draft(byHand: try Samples.byHand(), revision: 5)
        let message = try #require(Finding.formRevisionOld(0, made: ReturnContent(), now: many)?.message)
        // 16 measures, 2 by hand and 8 bands, 4 texts, 18 of staff and the rule, 3 of fidelity.
        #expect(message.contains("and \(52 - 12) more."))
        #expect(Finding.formRevisionOld(3, made: nil, now: draft) != nil)
    }
}
