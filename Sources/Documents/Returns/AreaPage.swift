import Findings
import CivilTime
import QuarterlyReturns
import Register

struct AreaPage {
    var returns: AreaReturns
    var context: PageContext

    private var summary: AreaSummary { returns.summary }
    private var total: AreaTotal { summary.total }
    private var quarter: CivilQuarter { returns.quarter }
    private var standing: AreaStanding { AreaStanding(returns) }

    var bytes: [UInt8] {
        let page = Page(
            title: "Returns, \(quarter.monthsText)", owner: summary.area.name, home: "index.html", context: context)
        return page.bytes {
            lead
        } main: {
            status
            if total.expected > 0 { services }
            if total.submitted > 0 {
                let numbers = AreaNumbers(returns: returns)
                numbers.keyNumbers
                AreaRatios(returns).html
                numbers.subareas
                AreaHistory(returns).html
                numbers.everyNumber
                numbers.workforce
                AreaServices(submitted: returns.submitted, total: total).html
                narratives
                MeasureGuide.html
            }
        }
    }

    @HTMLBuilder
    private var lead: HTML {
        p { HTML(Period.quarter(quarter).longText) }
        p { "Submitted returns only: what a service has not submitted is not in here." }
        p {
            let stem = AreaDocument.stem(of: quarter)
            """
            The same for spreadsheets and programs: \(link(to: stem + ".xlsx", "Excel")), \
            \(link(to: stem + ".csv", "CSV")), \(link(to: stem + ".json", "JSON"))
            """
        }
    }

    // MARK: Who has submitted

    private var status: HTML {
        let (style, icon): (String, HTML) =
            switch (standing.isComplete, returns.due.state) {
            case _ where total.expected == 0: ("plain", .nothing)
            case (true, _): ("good", Icon.tick)
            case (false, .running): ("plain", .nothing)
            case (false, .due): ("warn", Icon.exclamation)
            case (false, .overdue): ("bad", Icon.cross)
            }
        return block("div", ["class": "verdict \(style)"]) {
            block("h2") {
                icon
                HTML(standing.words)
            }
            p { standing.isComplete ? HTML("Due by \(returns.due.day.longText).") : HTML(returns.due.words) }
            if !standing.new.isEmpty { p { "New since yesterday: \(strong(HTML(sentenceList(standing.new))))." } }
        }
    }

    private var services: HTML {
        section("Who has submitted, and who has not", id: "services") {
            if !returns.waiting.isEmpty {
                DataTable(
                    caption: "Not submitted yet",
                    columns: [.init(title: "Service"), .init(title: "In"), .init(title: "State")],
                    rows: returns.waiting.map { service in
                        [name(service), HTML(returns.placeText(of: service)), returns.due.tag]
                    },
                    style: DataTable.stacked
                ).html
            }
            if !returns.submitted.isEmpty {
                DataTable(
                    caption: "Submitted",
                    columns: [
                        .init(title: "Service"), .init(title: "In"), .init(title: "Revision", isNumber: true),
                        .init(title: "Submitted (London time)"),
                    ],
                    rows: returns.submitted.map { service, submission in
                        [
                            "\(name(service))\(returns.new.contains(service.code) ? newMark : .nothing)",
                            HTML(returns.placeText(of: service)), HTML(grouped(submission.revision)),
                            HTML(context.zone.time(at: submission.submittedAt).longText),
                        ]
                    },
                    style: DataTable.stacked
                ).html
            }
        }
    }

    private func name(_ service: Organisation) -> HTML {
        "\(service.name)\(element("span", ["class": "where"]) { HTML(service.code) })"
    }

    private var newMark: HTML { " \(Mark.good("new"))" }

    // MARK: Words

    @HTMLBuilder
    private var narratives: HTML {
        section(HTML(ReturnField.Section.narrative.rawValue), id: "narratives") {
            let writing = returns.submitted.filter { !$0.submission.content.narratives.isEmpty }
            if writing.isEmpty { p { "No service has written anything." } }
            for (service, submission) in writing {
                h3(HTML(service.name))
                block("dl", ["class": "rules"]) {
                    for (label, text) in submission.content.narratives {
                        block("dt") { HTML(label) }
                        block("dd", ["class": "prose"]) { HTML(text) }
                    }
                }
            }
        }
    }
}

extension ReturnContent {
    /// The narratives that are there, each with its field's name.
    var narratives: [(label: String, text: String)] {
        ReturnField.Narrative.allCases.map(ReturnField.narrative).compactMap { field in
            value(of: field).map { (field.label, field.text(of: $0)) }
        }
    }
}
