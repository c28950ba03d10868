import Findings
import Caseload
import CivilTime
import Register

extension DashboardDocument {
    /// The dashboard to read and to print.
    package static func html(_ dashboard: Dashboard, context: PageContext) -> [UInt8] {
        DashboardPage(dashboard: dashboard, context: context).bytes
    }
}

struct DashboardPage {
    var dashboard: Dashboard
    var context: PageContext

    private var total: AggregateTotal { dashboard.total }
    private var quarter: CivilQuarter { dashboard.quarter }

    var bytes: [UInt8] {
        let page = Page(
            title: "Dashboard, \(quarter.monthsText)", owner: dashboard.organisation.name, home: "index.html",
            context: context)
        return page.bytes {
            lead
        } main: {
            notices
            keyNumbers
            RatioTable(of: dashboard).html
            if let teams = dashboard.teams { teamsTable(teams) }
            DashboardHistory(dashboard).html
            section("Every number", id: "numbers") {
                numbers.measuresTable(caption: "\(HTML(quarter.monthsText)), all parts together")
                numbers.sourceNote
            }
            section("Days from referral", id: "days") { numbers.daysCharts }
            section("Who the clients are", id: "demographics") { numbers.demographicTables }
            partsTable
        }
    }

    @HTMLBuilder
    private var lead: HTML {
        p { HTML(Period.quarter(quarter).longText) }
        p { "Last drop counted: \(context.zone.time(at: dashboard.updatedAt).longText) (London time)" }
        p {
            """
            The same numbers for spreadsheets and programs: \(link(to: stem + ".csv", "CSV")), \
            \(link(to: stem + ".json", "JSON"))
            """
        }
    }

    private var stem: String { DashboardDocument.stem(quarter) }

    private var numbers: Numbers {
        Numbers(
            aggregate: total.aggregate, incomplete: Set(total.incomplete),
            whyUnknown: "no part has the headings needed for it")
    }

    // MARK: What to know first

    @HTMLBuilder
    private var notices: HTML {
        let early = dashboard.parts.filter { $0.asOf <= quarter.last }
        if early.count == dashboard.parts.count, let newest = early.map(\.asOf).max() {
            notice("The quarter had not ended") {
                p {
                    """
                    These numbers were last sent on \(newest.longText), and the quarter runs to the end of \
                    \(quarter.last.longText). What happened after they were sent is not in them.
                    """
                }
            }
        } else if !early.isEmpty {
            notice("Some parts were sent before the quarter ended") {
                p {
                    """
                    The quarter runs to the end of \(quarter.last.longText). Sent before that: \
                    \(sentenceList(early.map { "\(named($0)) (on \($0.asOf.longText))" })). \
                    What happened later is not in them.
                    """
                }
            }
        }
        if !total.incomplete.isEmpty {
            notice("Some numbers are incomplete") {
                p {
                    """
                    Some parts lack the headings for these, so they are the sum of the other parts only: \
                    \(total.incomplete.map(Numbers.label).joined(separator: "; ")).
                    """
                }
            }
        }
    }

    private func named(_ part: Dashboard.Part) -> String {
        dashboard.teams == nil ? part.part : "\(part.organisation) \(part.part)"
    }

    // MARK: Key numbers

    static let keyMeasures: [Measure] = [
        .referrals, .vocationalProfilesStarted, .peopleIntoWork, .jobStarts, .sustained13Weeks, .sustained26Weeks,
        .caseload, .discharges,
    ]

    private var keyNumbers: HTML {
        block("ul", ["class": "keys", "aria-label": "Key numbers"]) {
            for measure in Self.keyMeasures {
                block("li") {
                    if let value = total.aggregate[measure] {
                        element("span", ["class": "value"]) { HTML(grouped(value)) }
                    } else {
                        element("span", ["class": "value muted"]) { "–" }
                    }
                    element("span", ["class": "label"]) { HTML(measure.words.label) }
                    element("span", ["class": "change"]) { HTML(change(of: measure)) }
                }
            }
        }
    }

    /// Against the quarter before, where that is known.
    private func change(of measure: Measure) -> String {
        guard let now = total.aggregate[measure] else { return "not known" }
        let incomplete = total.incomplete.contains(measure.rawValue) ? " (incomplete)" : ""
        let before = dashboard.history.last { $0.quarter == quarter.previous }?.total.aggregate[measure]
        guard let before else { return incomplete }
        switch now - before {
        case 0: return "as many as the quarter before\(incomplete)"
        case let more where more > 0: return "\(grouped(more)) more than the quarter before\(incomplete)"
        case let fewer: return "\(grouped(-fewer)) fewer than the quarter before\(incomplete)"
        }
    }

    // MARK: Teams and parts

    private static let teamMeasures: [Measure] = [
        .clients, .caseload, .referrals, .vocationalProfilesStarted, .peopleIntoWork, .jobStarts, .sustained13Weeks,
        .sustained26Weeks,
    ]

    private func teamsTable(_ teams: [Dashboard.Team]) -> HTML {
        section("Teams", id: "teams") {
            DataTable(
                caption: "The service’s teams, and all together",
                columns: [.init(title: "Team")]
                    + Self.teamMeasures.map { .init(title: $0.words.label, isNumber: true) },
                rows: teams.map { team in
                    let cells = Self.teamMeasures.map { cell($0, of: team.total) }
                    return [HTML(team.name)] + cells
                } + [["All teams"] + Self.teamMeasures.map { strong(cell($0, of: total)) }]
            ).scrolling(label: "Teams")
            let silent = teams.filter { $0.total == nil }.map(\.name)
            if !silent.isEmpty { p { "Nothing sent for this quarter yet: \(sentenceList(silent))." } }
            p(["class": "muted small"]) {
                "“–”: not known, or nothing sent. A star: incomplete. Every number of every team is in the CSV form."
            }
        }
    }

    private func cell(_ measure: Measure, of total: AggregateTotal?) -> HTML {
        guard let total, let text = Numbers.text(of: measure, in: total.aggregate) else { return "–" }
        return HTML(text + (total.incomplete.contains(measure.rawValue) ? "*" : ""))
    }

    private var partsTable: HTML {
        let showsTeam = dashboard.teams != nil
        let names = Dictionary(
            (dashboard.teams ?? []).map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        return section("What was sent", id: "parts") {
            DataTable(
                caption: "The parts counted here, each with the day on which it was sent",
                columns: [.init(title: "Part")] + (showsTeam ? [.init(title: "Team")] : [])
                    + [.init(title: "Sent on"), .init(title: "Clients", isNumber: true)],
                rows: dashboard.parts.map { part in
                    [HTML(part.part)] + (showsTeam ? [HTML(names[part.organisation] ?? part.organisation)] : [])
                        + [HTML(part.asOf.longText), HTML(grouped(part.rows))]
                }
            ).html
        }
    }
}
