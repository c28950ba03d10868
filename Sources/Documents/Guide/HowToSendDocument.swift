import CivilTime
import Findings
import Register
import TableSchema
import Weighing

/// `how-to-send.html`: all that a sender needs to know, from the file's name to what each finding means.
package enum HowToSendDocument {
    package static func html(_ content: HowToSend, context: PageContext) -> [UInt8] {
        if let activity = content.activity {
            return ActivityGuidePage(content: content, activity: activity, context: context).bytes
        }
        return HowToSendPage(content: content, context: context).bytes
    }
}

private struct HowToSendPage {
    var content: HowToSend
    var context: PageContext

    private var period: Period { .quarter(content.quarter) }

    var bytes: [UInt8] {
        let page = Page(title: "How to send", owner: content.organisation.name, home: "index.html", context: context)
        return page.bytes {
            p { "For account \(code(content.account.name))" }
        } main: {
            inShort
            fileNames
            GuideToSpreadsheet(content).whatBelongsInIt
            SavingAsCSV.html
            if content.kinds.contains(.quarterlyReturn) { GuideToReturns(quarter: content.quarter).html }
            GuideToSpreadsheet(content).headings
            UploadPrograms.html
            afterSending
            RuleGuide.html(for: content.kinds)
        }
    }

    private func name(_ kind: DropKind, part: String = "main") -> HTML {
        code(DropName.text(kind: kind, period: period, part: part))
    }

    private var inShort: HTML {
        section("In short", id: "short") {
            steps([
                "Keep one row for each client, under headings worded as in \(link(to: "#headings", "the list below")).",
                "Save the sheet as \(link(to: "#csv", "CSV")).",
                "Name the file after what it is and for when: \(name(content.kinds[0])).",
                "Put it into the folder \(code("inbox")).",
                """
                Look into the folder \(code("outbox")): within seconds \(code("index.html")) says whether it was \
                accepted, and if not, which cells to mend.
                """,
            ])
            content.templatesToFill
        }
    }

    // MARK: Names

    private var fileNames: HTML {
        section("The file’s name", id: "names") {
            p { "A name has two or three pieces with hyphens between: kind, period and, where you need it, a part." }
            list(
                content.kinds.flatMap { [name($0), name($0, part: "north")] }, attributes: ["class": "names"])
            h3("Period: a calendar quarter")
            quartersTable
            p {
                """
                A name with two years in it, such as 2026-27, is refused, as it means a quarter of the financial year. \
                The report then gives you the right name to copy.
                """
            }
            h3("Part: when you have several spreadsheets")
            p {
                """
                Spreadsheets of one period are told apart by a label and added up. Labels are for staff or places, \
                such as a team’s base or an employment specialist: \(strong("never for clients")). A label has up to \
                24 letters, digits and hyphens. A file without one is the part \(code("main")).
                """
            }
            p {
                """
                The same name again \(strong("replaces")) what it gave before. So to correct a file, mend it and send \
                it under the same name. Do not add a date, a number or words such as “new”, “final” or “v2”: such \
                names are refused, because the clients would be counted twice.
                """
            }
            p {
                """
                A client must be in one part only. The service keeps nothing by which it could notice a client in two \
                parts; if you have the program, \(code("weighbridge check")) with all parts together finds them before \
                you send.
                """
            }
        }
    }

    private var quartersTable: HTML {
        let quarters = (1...4).map { CivilQuarter(year: content.quarter.year, number: $0) }
        return DataTable(
            caption: "Quarters of \(content.quarter.year), and what they are called elsewhere",
            columns: [.init(title: "Write"), .init(title: "Months"), .init(title: "In the financial year")],
            rows: quarters.map { [code($0.label), HTML($0.monthsText), HTML($0.financialYearText)] }
        ).html
    }

    // MARK: Afterwards

    private var afterSending: HTML {
        section("What happens after sending", id: "after") {
            steps([
                """
                The file is read as soon as its upload is complete. It is then deleted from the inbox, \
                \(strong("whatever the verdict")): a file that has gone from there has been read.
                """,
                """
                The start page \(code("index.html")) shows the verdict, and \(code("reports")) holds the report: \
                accepted, accepted with warnings, or rejected.
                """,
                """
                One error is enough to reject a file: nothing of it is counted, and what you sent before under that \
                name still stands. Warnings do not reject it.
                """,
                "Once a file is accepted, its numbers are in your dashboard or your return.",
                """
                To take an accepted part back, copy its slip \(code("withdraw-part-….slip.csv")) from \(code("slips")) \
                into the inbox.
                """,
            ])
            p {
                """
                No row, name or other detail of a client is kept: numbers only. Your own file is the only copy, so \
                keep it. Reports stay for \(counted(content.reportsDays, "day")). The name that you gave a file is not \
                kept either.
                """
            }
            p {
                """
                An upload that was never finished is deleted after \(counted(content.unfinishedHours, "hour")); the \
                report then says so. Folders and links are not read.
                """
            }
        }
    }
}

extension HowToSend {
    /// Under a heading of their own; nothing where there are none.
    @HTMLBuilder
    var templatesToFill: HTML {
        if !templates.isEmpty {
            h3("Templates to fill")
            list(templates.map { "\(link(to: $0.path, HTML($0.title))): \($0.purpose)" })
        }
    }
}
