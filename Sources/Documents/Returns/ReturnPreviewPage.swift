import Caseload
import CivilTime
import Findings
import QuarterlyReturns
import Register
import Slips
import Weighing

struct ReturnPreviewPage {
    var content: ReturnPreviewContent
    var context: PageContext

    private var preview: ReturnPreview { content.preview }
    private var draft: ReturnDraft { preview.draft }
    private var figures: ReturnContent { draft.content }
    private var quarter: CivilQuarter { draft.quarter }
    private var standing: ReturnStanding {
        ReturnStanding(of: preview, submitted: content.submitted, due: content.due)
    }

    var bytes: [UInt8] {
        let page = Page(
            title: "Revision \(draft.revision): return for \(quarter.monthsText)", owner: content.service.name,
            home: "index.html", context: context)
        return page.bytes {
            p { HTML(Period.quarter(quarter).longText) }
            p { "A preview for your service alone: nobody else sees it." }
        } main: {
            PreviewStanding(content: content, standing: standing, zone: context.zone).html
            checks
            if standing.isEditedSince, let submitted = content.submitted { changes(since: submitted) }
            if !figures.isEmpty {
                missing
                PreviewNumbers(content: content).html
                RatioTable(of: figures).html
                PreviewByHand(figures: figures, lastQuarter: preview.lastQuarter).html
                parts
            }
            howToChange
            if !figures.isEmpty { MeasureGuide.html }
        }
    }

    // MARK: Checks

    /// While the quarter runs every part is early: its table says so, and to send it again now would not help.
    private var shownChecks: [ReturnCheck] {
        preview.checks.filter { preview.hasQuarterEnded || $0.rule != .partWeighedEarly }
    }

    @HTMLBuilder
    private var checks: HTML {
        let checks = shownChecks
        if !checks.isEmpty {
            section("What to look at", id: "checks") {
                DataTable(
                    caption: "An error stands in the way of submitting; a warning asks you to look again",
                    columns: [.init(title: "What was found"), .init(title: "Severity"), .init(title: "What to do")],
                    rows: checks.map { [HTML($0.message), $0.severity.tag, HTML($0.rule.action)] },
                    style: "listed"
                ).html
            }
        }
    }

    private func changes(since submitted: SubmittedReturn) -> HTML {
        let fields = ReturnField.all.filter {
            figures.reportedValue(of: $0) != submitted.content.reportedValue(of: $0)
                || figures.value(of: $0) != submitted.content.value(of: $0)
        }
        return section("What has changed since revision \(submitted.revision)", id: "changes") {
            if fields.isEmpty {
                p { "Every value is the same; some now come from somewhere else." }
            } else {
                DataTable(
                    caption: "Submitting would put the last column in place of the one before it",
                    columns: [
                        .init(title: "What"), .init(title: "Revision \(submitted.revision), submitted"),
                        .init(title: "Revision \(draft.revision), this one"),
                    ],
                    rows: fields.map { field in
                        [HTML(field.label), brief(field, in: submitted.content), brief(field, in: figures)]
                    },
                    style: DataTable.stacked
                ).html
            }
        }
    }

    /// Narratives are too long for a table; the new one stands below.
    private func brief(_ field: ReturnField, in figures: ReturnContent) -> HTML {
        guard let value = figures.value(of: field) else { return "–" }
        if case .narrative = field { return "\(counted(field.text(of: value).count, "character"))" }
        return "\(field.text(of: value))\(figures.incomplete.contains(field) ? ", incomplete" : "")"
    }

    @HTMLBuilder
    private var missing: HTML {
        if !figures.missing.isEmpty || !figures.incomplete.isEmpty {
            section("What is missing", id: "missing") {
                p { "Nothing of this stands in the way of submitting." }
                if !figures.missing.isEmpty {
                    h3("Not known, and not given by hand")
                    list(figures.missing.labels.map { HTML($0) }, attributes: ["class": "columns"])
                }
                if !figures.incomplete.isEmpty {
                    h3("Known of some parts only")
                    p {
                        """
                        Some spreadsheets lack the headings for these. This page shows the sum of the others; what is \
                        submitted counts as not known in the totals of STP, region and nation. Send those parts again \
                        with the headings, or give the figure by hand.
                        """
                    }
                    list(figures.incomplete.labels.map { HTML($0) }, attributes: ["class": "columns"])
                }
            }
        }
    }

    // MARK: Parts, and how to change

    private var parts: HTML {
        section("Spreadsheets counted", id: "parts") {
            if preview.parts.isEmpty {
                p { "None: every figure of this return was given by hand." }
            } else {
                DataTable(
                    caption: "The parts of this return, each with the day on which it was sent",
                    columns: [
                        .init(title: "Part"), .init(title: "Sent on"), .init(title: "Clients", isNumber: true),
                        .init(title: "Slip to withdraw it"),
                    ],
                    rows: preview.parts.map { part in
                        [
                            HTML(part.label),
                            """
                            \(part.asOf.longText)\(part.asOf > quarter.last ? .nothing
                                : element("span", ["class": "where"]) { "before the quarter ended" })
                            """,
                            HTML(grouped(part.clients)), withdrawSlip(of: part),
                        ]
                    },
                    style: DataTable.stacked
                ).html
            }
        }
    }

    private func withdrawSlip(of part: ReturnPart) -> HTML {
        let subject = "\(DropKind.quarterlyReturn.rawValue)-\(quarter.label)-\(part.label)"
        let slip = content.slips.first { $0.kind == .withdrawPart && $0.subject == subject }
        return slip.map { link(to: SlipText.path(of: $0), HTML(SlipText.path(of: $0))) } ?? "–"
    }

    private var howToChange: HTML {
        section("How to change this return", id: "change") {
            list([
                """
                \(strong("Figures by hand and words:")) open \(link(to: standing.formPath, HTML(standing.formPath))), \
                write into the column “By hand”, save it as CSV and drop it into your inbox. It holds all that was \
                given by hand: a line left blank gives nothing.
                """,
                """
                \(strong("Figures from spreadsheets:")) correct the spreadsheet and send it again under the same name, \
                such as \(code(standing.fileName)). Or give the figure by hand: that one wins.
                """,
                "\(strong("A spreadsheet that should not count:")) drop its withdraw slip into your inbox.",
            ])
            p {
                """
                Whatever changes the result makes a new revision, a new preview and a new slip; a slip of an older \
                revision is refused.
                """
            }
        }
    }
}
