import CivilTime
import Findings
import MonthlyActivity
import Register

struct ActivityProgressPage {
    var content: ActivityProgressContent
    var context: PageContext

    private var progress: ActivityProgress { content.progress }
    private var month: CivilMonth { progress.month }

    var bytes: [UInt8] {
        let page = Page(
            title: "Monthly Activities Report: \(month.longText)", owner: content.provider.name, home: "index.html",
            context: context)
        return page.bytes {
            p { "How the month stood on \(context.zone.time(at: progress.asOf).longText) (London time)." }
        } main: {
            ActivityStanding(content: content).html
            received
            checks("To mend", id: "mend", .toMend, "Faults between files; each goes when it is mended")
            checks("Warnings", id: "warnings", .warning, "Nothing is refused for these: look again")
            performance
            keeping
        }
    }

    // MARK: What was received

    private var received: HTML {
        section("Who has sent what", id: "received") {
            DataTable(
                caption: "Files of \(month.longText), by who sent them",
                columns: [.init(title: "From")] + ActivityKind.allCases.map { .init(title: $0.words.capitalisedFirst) },
                rows: content.senders.map { sender in
                    [HTML(sender.name)] + ActivityKind.allCases.map { cell($0, sender) }
                },
                style: DataTable.stacked
            ).html
        }
    }

    private func cell(_ kind: ActivityKind, _ sender: Organisation) -> HTML {
        let parts = content.received(kind, from: sender)
        if parts.isEmpty { return content.isAwaited(kind, from: sender) ? "nothing yet" : "–" }
        return parts.reduce(.nothing) { cell, part in
            let warnings = part.warnings == 0 ? "" : ", \(counted(part.warnings, "warning"))"
            return cell
                + element("span", ["class": "where"]) {
                    """
                    \(part.label): \(counted(part.rows, "row"))\(warnings), on \(context.zone.time(at: part.receivedAt).longText)
                    """
                }
        }
    }

    // MARK: Checks

    /// Checks that a table on the page lists, at most: a longer list is read in the workbook.
    private static let listedLimit = 200

    @HTMLBuilder
    private func checks(_ title: String, id: String, _ standing: ActivityCheck.Standing, _ caption: String) -> HTML {
        let checks = progress.checks.filter { $0.standing == standing }
        if !checks.isEmpty {
            section(HTML(title), id: id) {
                DataTable(
                    caption: "\(caption). Rows are those of the workbook",
                    columns: [.init(title: "Where"), .init(title: "What was found, and what to do")],
                    rows: checks.prefix(Self.listedLimit).map { check in
                        [
                            """
                            \(check.tab.rawValue)\(check.row.map { ", row \($0)" } ?? "")
                            """,
                            """
                            \(check.message) \(element("span", ["class": "muted small"]) { HTML(check.rule.rawValue) })
                            """,
                        ]
                    },
                    style: "listed"
                ).html
                if checks.count > Self.listedLimit {
                    p { "And \(grouped(checks.count - Self.listedLimit)) more: all are in the tab Checks." }
                }
            }
        }
    }

    private var performance: HTML {
        section("Customer Service Standards", id: "standards") {
            DataTable(
                caption: "Monthly Performance Return, all parts added up",
                columns: [
                    .init(title: "Standard"), .init(title: "Eligible cases", isNumber: true),
                    .init(title: "Cases met", isNumber: true), .init(title: "Met", isNumber: true),
                    .init(title: "Asked for", isNumber: true), .init(title: "Result"),
                ],
                rows: CustomerServiceStandard.allCases.map { standard in
                    guard let figures = progress.standards.first(where: { $0.standard == standard }) else {
                        return ["CSS \(standard.rawValue)", "–", "–", "–", "\(standard.perCent)%", "not received"]
                    }
                    return [
                        "CSS \(standard.rawValue)", HTML(grouped(figures.eligible)), HTML(grouped(figures.met)),
                        HTML(figures.tenthsOfPerCent.map { tenthsText($0) + "%" } ?? "n/a"), "\(standard.perCent)%",
                        HTML(figures.result.rawValue),
                    ]
                },
                style: DataTable.stacked
            ).html
        }
    }

    private var keeping: HTML {
        section("How long this is kept", id: "keeping") {
            list([
                "The workbook leaves your outbox on \(content.workbookGoes.longText): copy it before.",
                """
                The month is cancelled on \(content.cancelDay.longText). From then on its rows, its workbook and the key that they \
                were sealed with are gone, and later files for it are refused.
                """,
            ])
        }
    }
}

extension ActivityKind {
    var words: String {
        switch self {
        case .keyworkers: "keyworkers"
        case .participants: "participants"
        case .performance: "performance"
        }
    }
}
