import Caseload
import CivilTime
import Findings
package import Weighing

extension ReportDocument {
    /// The report to read and to print: verdict, counts and steps first, then the lists.
    ///
    /// - Parameters:
    ///   - owner: name of the organisation whose outbox it goes to; nil where the register does not know it.
    ///   - stem: the report's file name up to `.html`, to link its other forms; nil leaves the links out.
    package static func html(_ report: Report, owner: String?, stem: String?, context: PageContext) -> [UInt8] {
        ReportPage(report: report, owner: owner, stem: stem, context: context).bytes
    }
}

struct ReportPage {
    var report: Report
    var owner: String?
    var stem: String?
    var context: PageContext

    var bytes: [UInt8] {
        let name = DropTitle.text(report, zone: context.zone)
        let page = Page(title: "Report: \(name)", owner: owner, home: "../index.html", context: context)
        return page.bytes {
            lead
        } main: {
            verdict
            if let replaced = report.replaces { replacement(replaced) }
            if !report.findings.isEmpty {
                countsByRule
                findingsList
            }
            if let aggregate = report.caseload { numbers(aggregate) }
            if report.text != nil || report.fileBytes != nil || report.drop != nil { fileFacts }
        }
    }

    @HTMLBuilder
    private var lead: HTML {
        if let period = report.period { p { HTML(period.longText) } }
        if let receivedAt = report.receivedAt {
            p { "Received \(context.zone.time(at: receivedAt).longText) (London time)" }
        }
    }

    // MARK: Verdict

    private var verdict: HTML {
        let words = VerdictWords(report)
        return block("div", ["class": "verdict \(report.verdict.style)"]) {
            block("h2") {
                report.verdict.icon
                HTML(report.verdict.words)
            }
            p { "\(strong(HTML(words.meaning))) The check found \(words.counts)." }
            h3("What to do next")
            if words.nextSteps.count == 1 { p { words.nextSteps[0] } } else { steps(words.nextSteps) }
        }
    }

    private func replacement(_ replaced: Report.Replaced) -> HTML {
        section("What it replaced", id: "replaced") {
            p {
                """
                This part was sent before, on \(context.zone.time(at: replaced.receivedAt).longText), and gave \
                \(counted(replaced.rows, "client")). Those numbers no longer count.
                """
                if let now = report.aggregate?[.clients] {
                    " It now gives \(counted(now, report.caseload == nil ? "row" : "client"))."
                }
            }
        }
    }

    // MARK: Findings

    private var countsByRule: HTML {
        section("What was found", id: "found") {
            DataTable(
                caption: "Findings by rule",
                columns: [
                    .init(title: "Rule"), .init(title: "Findings", isNumber: true),
                    .init(title: "What it means, and what to do"),
                ],
                rows: report.findings.byRule.map { rule, count in
                    let text = rule.text
                    return [
                        "\(rule.severity.tag)\(void("br"))\(text.title)\(ruleName(rule))", HTML(grouped(count)),
                        "\(text.meaning) \(strong("What to do:")) \(text.action)",
                    ]
                },
                style: "numbers"
            ).html
        }
    }

    private var findingsList: HTML {
        let listed = report.findings.listed
        let all = report.findings.errors + report.findings.warnings
        return section("Every finding", id: "findings") {
            if listed.count < all {
                p {
                    "The first \(grouped(listed.count)) of \(grouped(all)), errors first. The counts above are of all."
                }
            }
            DataTable(
                caption: "Findings, errors first, then by row and column",
                columns: [
                    .init(title: "Where"), .init(title: "Severity"), .init(title: "What is wrong, and what to do"),
                ],
                rows: listed.map { [place(of: $0), $0.severity.tag, said(in: $0)] },
                style: "listed findings"
            ).html
            p(["class": "muted small"]) {
                """
                A report never repeats what stands in a cell: E17 is the cell in column E, row 17 of your spreadsheet.
                """
                if let stem {
                    " The same list to open in a spreadsheet program: \(link(to: stem + ".csv", "findings as CSV"))."
                }
            }
        }
    }

    @HTMLBuilder
    private func place(of finding: Finding) -> HTML {
        switch (finding.row, finding.column) {
        case (let row?, let column?):
            HTML(finding.cell ?? "")
            element("span", ["class": "where"]) { "row \(row), column \(columnLetters(column))" }
        case (let row?, nil): "Row \(row)"
        case (nil, let column?): "Column \(columnLetters(column))"
        case (nil, nil): "Whole file"
        }
    }

    @HTMLBuilder
    private func said(in finding: Finding) -> HTML {
        if let heading = finding.heading { "\(strong(HTML(heading))): " }
        HTML(finding.message)
        if let count = finding.count { " (\(counted(count, "cell")))" }
        ruleName(finding.rule)
    }

    private func ruleName(_ rule: FindingRule) -> HTML {
        element("span", ["class": "rule"]) { HTML(rule.rawValue) }
    }

    // MARK: Numbers

    @HTMLBuilder
    private func numbers(_ aggregate: Aggregate) -> HTML {
        let numbers = Numbers(aggregate: aggregate, whyUnknown: "the file lacks a heading needed for it")
        section("What was counted", id: "numbers") {
            numbers.measuresTable(caption: "Numbers of this file\(asOfWords)")
            numbers.sourceNote
        }
        section("Days from referral", id: "days") { numbers.daysCharts }
        section("Who the clients are", id: "demographics") { numbers.demographicTables }
    }

    private var asOfWords: String {
        report.asOf.map { ", as they stood on \($0.longText)" } ?? ""
    }

    // MARK: The file

    private var fileFacts: HTML {
        section("The file as it was read", id: "file") {
            block("dl", ["class": "facts"]) {
                for (name, value) in ReportFacts(report).pairs {
                    block("dt") { HTML(name) }
                    block("dd") { HTML(value) }
                }
            }
            if let stem {
                p(["class": "muted small"]) {
                    "For programs: \(link(to: stem + ".json", "this report as JSON"))."
                }
            }
        }
    }
}
