import Caseload
import CivilTime
import DelimitedText
import Findings
import QuarterlyReturns
import Register
import TableSchema
import TestKit
import Testing
import Weighing

@testable import Documents

/// Every page that there is, of every sample.
enum Pages {
    static func all(context: PageContext = Samples.context) -> [[UInt8]] {
        Samples.reports.map { name, report in
            ReportDocument.html(report, owner: "Mersey IPS", stem: "x.report", context: context)
        } + Samples.dashboards.map { DashboardDocument.html($0.dashboard, context: context) }
            + Samples.summaries.map { SummaryDocument.html($0.summary, context: context) } + [
                IndexDocument.html(Samples.index, context: context),
                HowToSendDocument.html(Samples.howToSend, context: context),
                TermsDocument.html(text: Samples.termsText, version: "1", owner: "Mersey IPS", context: context),
                HowToSendDocument.html(ReturnSamples.howToSend, context: context),
                HowToSendDocument.html(ActivitySamples.howToSend, context: context),
            ] + ReturnSamples.previews.map { ReturnPreviewDocument.html($0.content, context: context) }
            + ReturnSamples.areas.map { AreaDocument.html($0.returns, context: context) }
            + ActivitySamples.contents.map { ActivityProgressDocument.html($0.content, context: context) }
            + ReturnSamples.indexes.map { IndexDocument.html($0.content, context: context) }
    }
}

struct PageTests {
    @Test func `pages stand alone, fetch nothing, and have landmarks, captions, scopes and words for drawings`() throws
    {
        let (output, exitCode) = try Python.run("check_html.py", documents: Pages.all())
        #expect(exitCode == 0, "\(output)")
    }

    @Test func `pages without contacts stand too`() throws {
        var context = Samples.context
        (context.support, context.regionalLead) = ("", nil)
        let (output, exitCode) = try Python.run("check_html.py", documents: Pages.all(context: context))
        #expect(exitCode == 0, "\(output)")
    }

    @Test func `what others wrote never becomes markup`() throws {
        let hostile = #"<script>alert("1")</script>' & <b>"#
        var report = Samples.rejectedReport
        report.findings.add(Finding(.headingNearMiss, row: 1, column: 2, heading: hostile, hostile))
        (report.account, report.part, report.subject) = (hostile, hostile, hostile)
        report.headings?.read = [hostile]
        report.text?.separator = hostile
        var aggregate = Samples.fullAggregate()
        aggregate.demographics[.gender] = [hostile: 3]
        var clean = Samples.cleanReport
        clean.aggregate = aggregate
        var dashboard = Samples.serviceDashboard
        dashboard.organisation.name = hostile
        dashboard.parts[0].part = hostile
        dashboard.parts[0].organisation = hostile
        dashboard.teams?[0].name = hostile
        var index = Samples.index
        index.verdicts[0].what = hostile
        index.verdicts[0].reportPath = hostile
        index.slips[0] = .init(path: hostile, title: hostile, purpose: hostile)
        index.nextNames = [hostile]
        index.termsWaitFor = hostile
        var guide = Samples.howToSend
        guide.schema.title = hostile
        guide.schema.fields[0].heading = hostile
        guide.schema.fields[8].type = .option([.init(hostile)])
        var context = Samples.context
        (context.support, context.regionalLead, context.programVersion) = (hostile, "a@" + hostile, hostile)

        let narrative = ReturnContent(byHand: [.narrative(.progress): .text(hostile)])
        let part = ReturnPart(label: hostile, asOf: ReturnSamples.dueDay, clients: 1)

        let pages = [
            ReportDocument.html(report, owner: hostile, stem: hostile, context: context),
            ReportDocument.html(clean, owner: hostile, stem: hostile, context: context),
            DashboardDocument.html(dashboard, context: context),
            IndexDocument.html(index, context: context),
            HowToSendDocument.html(guide, context: context),
            TermsDocument.html(
                text: "# \(hostile)\n- \(hostile)\n\n\(hostile)", version: hostile, owner: hostile, context: context),
            ReturnPreviewDocument.html(ReturnSamples.preview(narrative, parts: [part]), context: context),
            AreaDocument.html(
                ReturnSamples.area("QYG", [ReturnSamples.submitted("MERSEY", narrative)]), context: context),
        ]
        for page in pages {
            let text = String(decoding: page, as: UTF8.self)
            #expect(text.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39; &amp; &lt;b&gt;"))
            #expect(!text.contains("<script"))
            #expect(!text.contains("<b>"))
        }
        let (output, exitCode) = try Python.run("check_html.py", documents: pages)
        #expect(exitCode == 0, "\(output)")
    }

    @Test(arguments: [
        ("a<b>", "a&lt;b&gt;"), ("\"'&", "&quot;&#39;&amp;"), ("&amp;", "&amp;amp;"), ("tab\tline\n", "tab\tline\n"),
        ("\u{0}\u{1B}[31m\u{7F}\u{9B}", "\u{FFFD}\u{FFFD}[31m\u{FFFD}\u{FFFD}"),
        ("abc\u{202E}cba", "abc\u{FFFD}cba"), ("\u{1F600} é – ’", "\u{1F600} é – ’"),
    ])
    func `text is escaped, controls are shown as such`(text: String, expected: String) {
        #expect(HTML(text).markup == expected)
        #expect(("\(text)" as HTML).markup == expected)
        #expect(element("p", ["title": text]) { HTML(text) }.markup == "<p title=\"\(expected)\">\(expected)</p>")
    }

    @Test func `markup put into text stays markup, once`() {
        let html: HTML = "<1> \(strong("<2>")) \("<3>") \(4)"
        #expect(html.markup == "&lt;1&gt; <strong>&lt;2&gt;</strong> &lt;3&gt; 4")
    }

    @Test(arguments: [
        ("a@example.org", true), ("Ade <a@example.org>", false), ("0151 496 0000", false), ("a@b@c", false),
        ("@", false),
    ])
    func `a contact that is an e-mail address becomes a link`(text: String, isLink: Bool) {
        #expect(contact(text).markup.contains("mailto:") == isLink)
    }
}

struct PaletteTests {
    /// WCAG 2.2, "relative luminance" and "contrast ratio".
    private func luminance(_ colour: UInt32) -> Double {
        func linear(_ shift: UInt32) -> Double {
            let share = Double(colour >> shift & 0xFF) / 255
            // x^2.4 = x² · x^0.4, and x^0.4 is the fifth root of x².
            return share <= 0.04045 ? share / 12.92 : power24((share + 0.055) / 1.055)
        }
        return 0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
    }

    private func power24(_ x: Double) -> Double {
        var root = x
        for _ in 0..<60 { root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root) }
        return x * x * root
    }

    private func contrast(_ one: UInt32, _ other: UInt32) -> Double {
        let (low, high) = (min(luminance(one), luminance(other)), max(luminance(one), luminance(other)))
        return (high + 0.05) / (low + 0.05)
    }

    @Test func `black on white is 21 to 1, and the grey that just passes passes`() {
        #expect(abs(contrast(0x000000, 0xFFFFFF) - 21) < 0.001)
        #expect(contrast(0x767676, 0xFFFFFF) > 4.5)
        #expect(contrast(0x777777, 0xFFFFFF) < 4.5)
    }

    @Test(arguments: [(name: "light", isDark: false), (name: "dark", isDark: true)])
    func `text and marks have the contrast that WCAG asks for`(name: String, isDark: Bool) {
        let colour = isDark ? Palette.dark : Palette.light
        for (text, background) in Palette.readable {
            #expect(contrast(colour(text), colour(background)) >= 4.5, "\(name): \(text) on \(background)")
        }
        for (mark, background) in Palette.visible {
            #expect(contrast(colour(mark), colour(background)) >= 3, "\(name): \(mark) on \(background)")
        }
    }
}
