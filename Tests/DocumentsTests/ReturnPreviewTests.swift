import Caseload
import CivilTime
import Documents
import QuarterlyReturns
import Testing

struct ReturnPreviewTests {
    private func page(_ content: ReturnPreviewContent) -> String {
        String(decoding: ReturnPreviewDocument.html(content, context: Samples.context), as: UTF8.self)
    }

    private func page(_ sample: String) throws -> String {
        page(try #require(ReturnSamples.previews.first { $0.name == sample }).content)
    }

    /// A row of a table as words between bars: `Job starts | 30 | By hand. …`.
    private func row(_ label: String, in page: String) throws -> String {
        let start = try #require(page.firstRange(of: "role=\"rowheader\">\(label)</th>"), "\(label)")
        let cells = page[start.lowerBound...].prefix(
            upTo: page[start.upperBound...].firstRange(of: "</tr>")!.lowerBound)
        var words = ""
        var isInTag = true  // The text begins within the first tag.
        for character in cells.replacing("</th>", with: "|").replacing("</td>", with: "|") {
            switch character {
            case "<": isInTag = true
            case ">": isInTag = false
            default: if !isInTag { words.append(character) }
            }
        }
        return words.split(separator: "|").map { $0.split(separator: "\n").joined() }.joined(separator: " | ")
    }

    @Test(arguments: [
        ("edited", "Changed since it was submitted", "verdict warn"),
        ("ready", "Ready to submit, and overdue", "verdict bad"),
        ("blocked", "It can’t be submitted as it is", "verdict bad"),
        ("running", "A draft, as the quarter is still running", "verdict plain"),
        ("submitted", "Submitted", "verdict good"), ("by-hand", "Ready to submit", "verdict warn"),
        ("empty", "Nothing in it yet", "verdict warn"),
    ])
    func `the state comes first, in words`(sample: String, title: String, style: String) throws {
        let page = try page(sample)
        let main = try #require(page.firstRange(of: "<main")).upperBound
        let first = try #require(page[main...].firstRange(of: "<h2>")).upperBound
        let heading = page[first...].prefix(upTo: page[first...].firstRange(of: "</h2>")!.lowerBound)
        #expect(heading.hasSuffix("</svg>\(title)") || heading == title)
        #expect(page.contains("<div class=\"\(style)\">"))
    }

    @Test func `the revision is the heading, and both names of the quarter stand under it`() throws {
        let page = try page("edited")
        #expect(page.contains("<h1>Revision 4: return for July to September 2026</h1>"))
        #expect(page.contains("July to September 2026 (2026-Q3; Q2 of financial year 2026/27)"))
        #expect(page.contains("Ade Okoro, 0151 496 0000"))
    }

    @Test func `what submitting would send is said, and what stands until then`() throws {
        #expect(
            try page("by-hand").contains(
                """
                Submitting sends revision 1: exactly what stands on this page. Until then nobody outside your service sees \
                anything of it.
                """))
        // 2026-10-05T13:02:00Z is 14:02 in London.
        #expect(
            try page("edited").contains(
                """
                Revision 3 was submitted on 5 October 2026, 14:02 (London time), and stands until you submit another one. \
                Submitting sends revision 4: exactly what stands on this page.
                """))
        #expect(try page("submitted").contains("Revision 4 was submitted on 5 October 2026, 14:02 (London time)."))
        #expect(try !page("empty").contains("Submitting sends"))
    }

    // 1 October 2026 is a Thursday; the 15th working day after 30 September is 21 October.
    @Test(arguments: [
        ("running", "The quarter runs to the end of 30 September 2026; returns are due by 21 October 2026."),
        ("blocked", "The quarter has ended; returns are due by 21 October 2026."),
        ("ready", "Overdue: returns were due by 21 October 2026. A late one is taken all the same."),
        ("submitted", "The deadline is 21 October 2026."),
    ])
    func `the deadline is named`(sample: String, words: String) throws {
        #expect(try page(sample).contains(words))
    }

    @Test(arguments: [
        // Two parts, 209 + 118 clients; the quarter before had 2 · 118.
        ("Clients in the file", "327 | From the spreadsheets. | up 91 from 236 | 327"),
        ("Job starts", "30 | By hand. The spreadsheets give 28. | up 2 from 28 | 28differs"),
        (
            "Discharges",
            """
            11 | By hand. Some of the spreadsheets give 9; the others lack a heading for it. | down 7 from 18 | 9*differs
            """
        ),
        (
            "Caseload",
            "96 | incompleteFrom some of the spreadsheets; the others lack a heading for it. | down 96 from 192 | 96*"
        ),
        ("Hours worked per week, all clients together", "312.5 | incomplete"),
        (
            "Average number of hours worked per week for all clients in paid work",
            "18.5 | By hand. | up 10.5 from 8 | –"
        ),
        (
            "Number of clients carried over on the caseload from the previous financial year",
            "88 | By hand. | not known then | –"
        ),
        ("Days from referral to first job: 91 days or more", "10 | From the spreadsheets. | 10 as before | 10"),
    ])
    func `every number says what it is, where it came from and what it was`(label: String, cells: String) throws {
        let page = try page("edited")
        let numbers = page[try #require(page.firstRange(of: "id=\"numbers\"")).lowerBound...]
        #expect(try row(label, in: String(numbers)).hasPrefix("\(label) | \(cells)"))
    }

    @Test func `every field of the return is on the page`() throws {
        let page = try page("edited")
        for field in ReturnField.all where field.section == .quantitative { _ = try row(field.label, in: page) }
        for field in ReturnField.all where field.section == .narrative || field.section == .fidelity {
            #expect(page.contains(">\(field.label)</"))
        }
    }

    @Test func `a number that is not there is not a zero, and the average is suggested`() throws {
        let label = "Average number of hours worked per week for all clients in paid work"
        // 312.45 hours of 17 clients.
        let suggested = page(ReturnSamples.preview(ReturnContent(parts: [Samples.fullAggregate()]), earlier: nil))
        #expect(try row(label, in: suggested) == "\(label) | not known | The spreadsheets suggest 18.4. | – | –")
        #expect(try row("Discharges", in: page("by-hand")) == "Discharges | not known | – | – | –")
        #expect(try row("Caseload", in: page("by-hand")) == "Caseload | 1,204 | By hand. | – | –")
    }

    @Test(arguments: [
        ("Employment specialists, Wave 1", "4 | 3.5 | 0.5"),
        ("Employment specialists, Wave 2", "2.5 | 2.75 | −0.25more in post than funded"),
        ("Senior employment specialists, other funding", "1 | – | –"), ("Team leaders, Wave 1", "1 | 1 | 0"),
    ])
    func `the workforce is shown with what is vacant`(label: String, cells: String) throws {
        #expect(try row(label, in: page("edited")) == "\(label) | \(cells)")
    }

    @Test func `the fidelity category follows from the score, beside last quarter's`() throws {
        let page = try page("edited")
        #expect(page.contains("<dd>107<span class=\"muted\"> (last quarter: 98)</span></dd>"))
        #expect(page.contains("<dd>good<span class=\"muted\"> (last quarter: fair)</span></dd>"))
        #expect(page.contains("<dd>17 March 2026</dd>"))
    }

    @Test func `narratives are escaped and keep their lines`() throws {
        let page = try page("edited")
        #expect(
            page.contains(
                "<p class=\"prose\">Two specialists joined in July.\nReferrals from the crisis team are up:\n\n- 9"))
        #expect(page.contains("Employers with &lt;b&gt;fewer&lt;/b&gt; than 10 staff &amp; &quot;zero hours&quot;"))
    }

    @Test func `what is missing is named, kin together, and blocks nothing`() throws {
        let page = try page("edited")
        for label in [
            "Good news stories", "Employment specialists, other funding", "Senior employment specialists, Wave 1",
            "Senior employment specialists, other funding: FTE in post", "Team leaders, other funding",
        ] { #expect(page.contains("<li>\(label)</li>"), "\(label)") }
        #expect(!page.contains("<li>Team leaders, other funding: funded FTE</li>"))
        let byHand = try self.page("by-hand")
        for label in ["Days from referral to first job", "Senior employment specialists", "Team leaders"] {
            #expect(byHand.contains("<li>\(label)</li>"), "\(label)")
        }
    }

    @Test func `an early part is an error once the quarter has ended, and before it a word in its row`() throws {
        let blocked = try page("blocked")
        #expect(blocked.contains("The part wirral was weighed on 12 September 2026"))
        #expect(blocked.contains("or withdraw it with its slip"))
        let running = try page("running")
        #expect(!running.contains("was weighed on"))
        #expect(try row("wirral", in: running).contains("12 September 2026before the quarter ended | 209"))
    }

    @Test func `slips are links where they are on offer`() throws {
        let edited = try page("edited")
        #expect(edited.contains("<a href=\"slips/submit-return-2026-Q3.slip.csv\">"))
        #expect(edited.contains("<a href=\"slips/withdraw-part-return-2026-Q3-wirral.slip.csv\">"))
        #expect(edited.contains("<a href=\"forms/return-2026-Q3.form.csv\">"))
        #expect(try !page("by-hand").contains("<a href=\"slips/"))
        #expect(try page("submitted").contains("<a href=\"slips/withdraw-return-2026-Q3.slip.csv\">"))
        #expect(try !page("submitted").contains("<a href=\"slips/submit-return"))
    }

    @Test func `after an edit the differences from what is submitted are listed`() throws {
        let page = try page("edited")
        let changes = String(page[page.firstRange(of: "id=\"changes\"")!.lowerBound...])
        #expect(try row("Clients in the file", in: changes) == "Clients in the file | 118 | 327")
        #expect(try row("Caseload", in: changes) == "Caseload | 96 | 96, incomplete")
        #expect(try row("Challenges in quarter", in: changes) == "Challenges in quarter | – | 67 characters")
        #expect(try !self.page("submitted").contains("id=\"changes\""))
    }

    @Test func `a return made by hand alone says so`() throws {
        #expect(try page("by-hand").contains("None: every figure of this return was given by hand."))
    }

    @Test func `nothing yet is a short page`() throws {
        let page = try page("empty")
        #expect(page.contains("return-2026-Q3.csv") && page.contains("forms/return-2026-Q3.form.csv"))
        #expect(!page.contains("<table"))
    }
}
