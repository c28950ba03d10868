import CivilTime
import Documents
import Findings
import Sheets
import TableSchema
import Testing
import Weighing

struct RuleTextTests {
    @Test(arguments: FindingRule.allCases)
    func `every rule has a title, a meaning and something to do`(rule: FindingRule) {
        let text = rule.text
        #expect(!text.title.isEmpty && !text.title.hasSuffix("."))
        for sentence in [text.meaning, text.action] {
            #expect(sentence.hasSuffix(".") && sentence.count > 10, "\(rule.rawValue): \(sentence)")
            #expect(!sentence.contains("  ") && !sentence.contains("\n"), "\(rule.rawValue)")
        }
    }

    @Test func `no two rules share a title, and every rule is in one group`() {
        #expect(Set(FindingRule.allCases.map(\.text.title)).count == FindingRule.allCases.count)
        let grouped = RuleGroup.allCases.flatMap(\.rules)
        #expect(grouped.count == FindingRule.allCases.count && Set(grouped) == Set(FindingRule.allCases))
    }
}

struct HowToSendTests {
    private func page(_ content: HowToSend) -> String {
        String(decoding: HowToSendDocument.html(content, context: Samples.context), as: UTF8.self)
    }

    @Test func `every finding is explained, those of the Monthly Activities Report to its senders`() {
        var content = Samples.howToSend
        let ofCaseload = page(content)
        content.kinds = [.marKeyworkers, .marParticipants, .marPerformance]
        let ofReport = page(content)
        for rule in FindingRule.allCases {
            let entry = "id=\"rule-\(rule.rawValue)\""
            #expect(ofReport.contains(entry), "\(rule)")
            #expect(ofCaseload.contains(entry) != [.activity, .compiling].contains(rule.group), "\(rule)")
        }
    }

    @Test func `what a sender must be told is told`() {
        let page = page(Samples.howToSend)
        for text in [
            "dashboard-2026-Q3.csv", "dashboard-2026-Q3-north.csv", "never for clients", "One row a client.",
            "only once 4 hours of paid work are done", "DD/MM/YYYY", "CSV UTF-8", "LibreOffice", "WinSCP", "FileZilla",
            "primary care", "weighbridge check", "replaces", "Q4 of financial year 2025/26", "Reports stay for 90 days",
        ] { #expect(page.contains(text), "\(text)") }
    }

    @Test func `file names are those that the account may send`() {
        var content = Samples.howToSend
        content.kinds = [.quarterlyReturn]
        let page = page(content)
        #expect(page.contains("return-2026-Q3.csv") && !page.contains("<code>dashboard-2026-Q3-north.csv"))
    }

    @Test func `every heading of the Standard Spreadsheet is listed, the nine jobs once`() {
        var content = Samples.howToSend
        content.schema = .standardSpreadsheet
        let page = page(content)
        for field in content.schema.fields where !field.heading.hasPrefix("Job ") {
            #expect(page.contains("role=\"rowheader\">\(field.heading)</th>"), "\(field.heading)")
            for option in field.options {
                #expect(page.contains(option.label.split(separator: "'")[0]), "\(option.label)")
            }
        }
        for heading in ["Job N start date", "Job N end date", "Job N hours per week"] {
            #expect(page.split(separator: "role=\"rowheader\">\(heading)</th>").count == 2)
        }
        #expect(page.contains("Job 1") == false)
        #expect(page.split(separator: "Required.").count == 2)
    }
}

struct TemplateTests {
    @Test func `the template is the heading line, in order, as a spreadsheet program opens it`() {
        let text = String(decoding: HeadingTemplate.csv(.standardSpreadsheet), as: UTF8.self)
        #expect(text.hasPrefix("\u{FEFF}Client ID,Referral date,"))
        #expect(text.hasSuffix("\r\n"))
        #expect(text.split(separator: ",").count == TableSchema.standardSpreadsheet.fields.count)
    }

    @Test func `the workbook has the same headings, lists to choose from, and nothing to send by mistake`() throws {
        let workbook = HeadingTemplate.workbook(.standardSpreadsheet, title: "Clients")
        let sheet = try #require(workbook.sheets.first)
        #expect(workbook.sheets.count == 1 && sheet.rows.isEmpty)
        #expect(sheet.columns.map(\.heading) == TableSchema.standardSpreadsheet.fields.map(\.heading))
        let gender = try #require(sheet.columns.first { $0.heading == "Gender" })
        #expect(gender.options == ["Female", "Male", "Non-binary", "Other", "Not stated"])
        #expect(sheet.columns.first { $0.heading == "Referral date" }?.format == .day)
        #expect(sheet.inputRows == 1000)
    }
}

struct TermsTests {
    private func body(_ text: String) -> String {
        let page = String(
            decoding: TermsDocument.html(text: text, version: "1", owner: "Mersey IPS", context: Samples.context),
            as: UTF8.self)
        let start = page.firstRange(of: "Text of the terms\">")!.upperBound
        return String(page[start...].prefix(upTo: page[start...].firstRange(of: "</section>")!.lowerBound))
            .split(separator: "\n").joined()
    }

    @Test(arguments: [
        ("one\ntwo\n\nthree", "<p>one two</p><p>three</p>"), ("# A\ntext", "<h2>A</h2><p>text</p>"),
        ("## A\r\n### B\r\n", "<h2>A</h2><h3>B</h3>"), ("- a\n  more\n* b", "<ul><li>a more</li><li>b</li></ul>"),
        ("1. a\n2. b\nmore", "<ol class=\"steps\"><li>a</li><li>b more</li></ol>"),
        ("1.5 is a number\n-dash", "<p>1.5 is a number -dash</p>"), ("", ""), ("\n\n \n", ""),
        ("- a\n\n- b", "<ul><li>a</li></ul><ul><li>b</li></ul>"), ("**not** <b>", "<p>**not** &lt;b&gt;</p>"),
    ])
    func `paragraphs, headings and lists are told apart`(text: String, expected: String) {
        #expect(body(text) == expected)
    }
}

struct IndexTests {
    private func page(_ content: IndexContent) -> String {
        String(decoding: IndexDocument.html(content, context: Samples.context), as: UTF8.self)
    }

    @Test func `verdicts come first, newest first, then what to send next`() throws {
        let page = page(Samples.index)
        let places = try [
            "part wirral", "part main", "The file you sent at 10:12", "dashboard-2026-Q4.csv", "Dashboards",
            "Slips on offer",
        ]
        .map { try #require(page.firstRange(of: $0), "\($0)").lowerBound }
        #expect(places == places.sorted())
        #expect(page.contains("4 errors and 2 warnings"))
        #expect(page.contains("1 October 2026, 10:12"))
    }

    @Test func `an account that sends nothing is not told how to`() {
        var content = Samples.index
        (content.nextNames, content.slips, content.dashboards, content.terms) = ([], [], [], nil)
        content.verdicts = []
        let page = page(content)
        #expect(!page.contains("how-to-send") && !page.contains("id=\"slips\"") && !page.contains("id=\"dashboards\""))
        #expect(page.contains("Nothing yet."))
    }

    @Test func `terms that wait name the account that can accept them`() {
        var content = Samples.index
        content.termsWaitFor = "svc-mersey"
        #expect(page(content).contains("Account <code>svc-mersey</code> can accept them"))
        #expect(!page(Samples.index).contains("refused unread"))
    }
}
