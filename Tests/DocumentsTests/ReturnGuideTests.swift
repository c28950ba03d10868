import Caseload
import CivilTime
import QuarterlyReturns
import Testing

@testable import Documents

struct IndexReturnsTests {
    private func page(_ content: IndexContent) -> String {
        String(decoding: IndexDocument.html(content, context: Samples.context), as: UTF8.self)
    }

    @Test func `a service finds its previews, forms, deadlines and what to do next`() {
        let page = page(ReturnSamples.serviceIndex)
        for text in [
            "<a href=\"return-2026-Q3.preview.html\">preview</a>", "<a href=\"forms/return-2026-Q3.form.csv\">form</a>",
            "Due by 21 October 2026", "Revision 3 submitted, edited since", "slips/submit-return-2026-Q3.slip.csv",
            "Q2 of financial year 2026/27", "how-to-send.html#returns",
            // The 15th working day after 31 December 2026: New Year's Day is a holiday, 2 January a Saturday.
            "due by 22 January 2027",
        ] { #expect(page.contains(text), "\(text)") }
        #expect(!page.contains("return-2026-Q4.preview.html"))
    }

    @Test func `quarters long past of which nothing is there are forms, not lateness`() {
        let page = page(ReturnSamples.serviceIndex)
        for quarter in ["2026-Q1", "2025-Q3"] {
            #expect(page.contains("<li><a href=\"forms/return-\(quarter).form.csv\">"))
        }
        #expect(!page.contains("Overdue"))
    }

    @Test func `an area sees its quarters first, what is new and who is late`() throws {
        let page = page(ReturnSamples.regionIndex)
        for text in [
            "<a href=\"returns-2026-Q3.html\">", "All submitted", "New since yesterday:",
            "Mersey IPS Service and Wirral IPS Service", "Overdue, was due by 21 October 2026",
            "0 of 3 services have submitted", "remind those that are late for July to September 2026",
        ] { #expect(page.contains(text), "\(text)") }
        #expect(!page.contains("What you sent"))
        var content = ReturnSamples.regionIndex
        content.verdicts = Samples.index.verdicts
        let withVerdicts = self.page(content)
        #expect(
            try #require(withVerdicts.firstRange(of: "id=\"returns\"")).lowerBound
                < #require(withVerdicts.firstRange(of: "id=\"sent\"")).lowerBound)
    }
}

struct GuideToReturnsTests {
    private func page(_ content: HowToSend) -> String {
        String(decoding: HowToSendDocument.html(content, context: Samples.context), as: UTF8.self)
    }

    @Test func `a service is told how to make and submit a return, others are not`() {
        let page = page(ReturnSamples.howToSend)
        for text in [
            "return-2026-Q3.csv", "forms/return-2026-Q3.form.csv", "return-2026-Q3.preview.html",
            "slips/submit-return-2026-Q3.slip.csv", "slips/withdraw-return-2026-Q3.slip.csv",
            "slips/withdraw-part-return-2026-Q3-main.slip.csv", "15th working day", "Q2 of financial year 2026/27",
            "not quarters of the financial year", "A return without spreadsheets", "all that is given by hand",
        ] { #expect(page.contains(text), "\(text)") }
        #expect(!self.page(Samples.howToSend).contains("id=\"returns\""))
    }

    @Test func `every field that is asked for by hand is explained`() {
        let page = page(ReturnSamples.howToSend)
        for field in ReturnField.all where !field.isDerived {
            switch field {
            case .measure, .band: continue
            case .staff(let role, let funding, let figure):
                #expect(page.contains("\(figure.label.capitalisedFirst) of "))
                for words in [role.label.lowercased(), funding.label] { #expect(page.contains(words)) }
            default: #expect(page.contains(">\(field.label)</th>"), "\(field.label)")
            }
        }
    }
}

struct ReturnTextTests {
    private static let hours = ReturnField.measure(.hoursPerWeekTotal)
    private static let staff = ReturnField.staff(.teamLeaders, .other, .vacant)

    @Test(arguments: [
        (ReturnField.measure(.caseload), 1_234_567, "1,234,567", "1234567"), (hours, 31_245, "312.5", "312.5"),
        (hours, 1_234_500, "12,345.0", "12345.0"), (.averageHours, 165, "16.5", "16.5"), (staff, 200, "2", "2"),
        (staff, -25, "−0.25", "-0.25"), (staff, -120_050, "−1,200.5", "-1200.5"), (staff, 0, "0", "0"),
    ])
    func `numbers are written for people and for programs`(
        field: ReturnField, number: Int, text: String, plain: String
    ) {
        #expect(field.text(of: .number(number)) == text)
        #expect(field.plainText(of: .number(number)) == plain)
        #expect(String(decoding: field.json(of: .number(number)).document, as: UTF8.self) == plain + "\n")
    }

    @Test(arguments: [
        (28, 31, "up 3 from 28"), (31, 28, "down 3 from 31"), (28, 28, "28 as before"), (0, 1_200, "up 1,200 from 0"),
    ])
    func `changes are said in words`(before: Int, now: Int, words: String) {
        #expect(ReturnField.measure(.referrals).changeText(from: before, to: now) == words)
    }

    @Test func `all fields together have short names`() {
        let labels = ReturnField.all.filter { !$0.isDerived }.labels
        #expect(labels.contains("Days from referral to first job") && labels.contains("Team leaders"))
        #expect(labels.count == 16 + 2 + 2 + 4 + 3 + 4)
        #expect(
            [ReturnField.band(.daysReferralToProfile, .upTo7)].labels == [
                ReturnField.band(.daysReferralToProfile, .upTo7).label
            ])
    }

    @Test func `every check says what to do`() {
        for rule in ReturnCheck.Rule.allCases { #expect(rule.action.hasSuffix(".") && rule.action.count > 20) }
    }
}
