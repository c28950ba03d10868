import Caseload
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
            services
            if total.submitted > 0 {
                keyNumbers
                AreaRatios(returns).html
                subareas
                AreaHistory(returns).html
                everyNumber
                workforce
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

    // MARK: Totals

    private static let keyMeasures: [Measure] = [
        .referrals, .vocationalProfilesStarted, .peopleIntoWork, .jobStarts, .sustained13Weeks, .sustained26Weeks,
        .caseload, .discharges,
    ]

    private var keyNumbers: HTML {
        block("ul", ["class": "keys", "aria-label": "Key numbers"]) {
            for measure in Self.keyMeasures {
                let field = ReturnField.measure(measure)
                block("li") {
                    element("span", ["class": total.sums[field] == nil ? "value muted" : "value"]) {
                        HTML(total.text(of: field))
                    }
                    element("span", ["class": "label"]) { HTML(measure.words.label) }
                    element("span", ["class": "change"]) {
                        HTML("From \(total.reportedText(of: field)).")
                        if let change = returns.changeText(of: field) { " Last quarter: \(change)." }
                    }
                }
            }
        }
    }

    private static let subareaMeasures: [Measure] = [
        .caseload, .referrals, .vocationalProfilesStarted, .peopleIntoWork, .jobStarts, .sustained13Weeks,
        .sustained26Weeks,
    ]

    @HTMLBuilder
    private var subareas: HTML {
        if !summary.subareas.isEmpty {
            section(HTML(summary.area.level == .nation ? "Regions and STPs" : "STPs"), id: "areas") {
                DataTable(
                    caption: "The areas below, and all together",
                    columns: [.init(title: "Area"), .init(title: "Submitted", isNumber: true)]
                        + Self.subareaMeasures.map { .init(title: $0.words.label, isNumber: true) },
                    rows: (summary.allSubareas + [summary]).map(row)
                ).scrolling(label: "Areas")
                p(["class": "muted small"]) {
                    "“–”: not known. A star: not all services expected have reported it. All is in the CSV form."
                }
            }
        }
    }

    private func row(_ area: AreaSummary) -> [HTML] {
        let isAll = area.area.code == summary.area.code
        let isDirect = summary.subareas.contains { $0.area.code == area.area.code }
        let name: HTML =
            isAll || isDirect ? HTML(area.area.name) : element("span", ["class": "below"]) { HTML(area.area.name) }
        let cells: [HTML] =
            ["\(area.total.submitted) of \(area.total.expected)"]
            + Self.subareaMeasures.map { HTML(area.total.starredText(of: .measure($0))) }
        return [name] + (isAll ? cells.map(strong) : cells)
    }

    private var everyNumber: HTML {
        section("Every number", id: "numbers") {
            DataTable(
                caption: "All submitted returns together",
                columns: [
                    .init(title: "What"), .init(title: "Total", isNumber: true),
                    .init(title: "Services", isNumber: true),
                    .init(title: "Last quarter"),
                ],
                rows: ReturnField.all.filter { $0.isSummed && $0.section == .quantitative }.map { field in
                    [
                        HTML(field.label), strong(HTML(total.text(of: field))),
                        "\(total.reported[field] ?? 0) of \(total.expected)",
                        HTML(returns.changeText(of: field) ?? "–"),
                    ]
                },
                style: DataTable.stacked
            ).html
            p(["class": "muted small"]) {
                """
                A service’s number that some of its spreadsheets could not tell is in no total. \
                \(returns.lastQuarter.map {
                    "Last quarter \($0.total.submitted) of \(counted($0.total.expected, "service")) had submitted."
                } ?? "Nothing is known of last quarter.")
                """
            }
        }
    }

    private var workforce: HTML {
        section(HTML(ReturnField.Section.workforce.rawValue), id: "workforce") {
            WorkforceTable(
                caption: "Full-time equivalents of all submitted returns together; vacant is funded less in post",
                value: { total.sums[$0] }, change: { returns.changeText(of: $0).map { "last quarter: \($0)" } }
            ).html
        }
    }

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

extension AreaTotal {
    /// The sum for people; `–` where no service reported it.
    func text(of field: ReturnField) -> String {
        sums[field].map(field.numberText) ?? "–"
    }

    /// The same, with a star where not all services expected have reported it.
    func starredText(of field: ReturnField) -> String {
        sums[field] == nil ? "–" : text(of: field) + (isWhole(field) ? "" : "*")
    }

    func isWhole(_ field: ReturnField) -> Bool { reported[field] == expected }

    /// `5 of 6 services`.
    func reportedText(of field: ReturnField) -> String {
        "\(grouped(reported[field] ?? 0)) of \(counted(expected, "service"))"
    }
}
