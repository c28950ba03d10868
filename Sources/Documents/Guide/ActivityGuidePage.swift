import CivilTime
import MonthlyActivity
import Register
import TableSchema
import Weighing

/// `how-to-send.html` of a provider and its teams: the three files of the Monthly Activities Report.
struct ActivityGuidePage {
    var content: HowToSend
    var activity: HowToSend.Activity
    var context: PageContext

    private var month: CivilMonth { activity.month }
    private var isProvider: Bool { content.account.level == .provider }

    var bytes: [UInt8] {
        let page = Page(title: "How to send", owner: content.organisation.name, home: "index.html", context: context)
        return page.bytes {
            p { "For account \(code(content.account.name))" }
        } main: {
            inShort
            fileNames
            SavingAsCSV.html
            headings
            UploadPrograms.html
            compiling
            RuleGuide.html(for: content.kinds)
        }
    }

    private func name(_ kind: DropKind, part: String = "main") -> HTML {
        code(DropName.text(kind: kind, period: .month(month), part: part))
    }

    private var inShort: HTML {
        section("In short", id: "short") {
            steps([
                """
                Fill three sheets for the month: keyworkers, participants, performance, under headings worded as in \
                \(link(to: "#headings", "the lists below")).
                """,
                "Save each as \(link(to: "#csv", "CSV")), and name it after what it is and for when: \(name(.marParticipants)).",
                "Put them into the folder \(code("inbox")). Each can be sent again until all is right; the newest counts.",
                """
                Look into the folder \(code("outbox")): within seconds \(code("index.html")) says of each file whether it was \
                accepted, and if not, which cells to mend.
                """,
            ])
            p {
                "\(month.longText) is due by the end of \(strong(HTML(activity.deadline.longText))), the 3rd working day."
            }
            content.templatesToFill
        }
    }

    private var fileNames: HTML {
        section("The file’s name", id: "names") {
            p { "A name has three pieces with hyphens between: kind, month and, where you need it, a part." }
            list(
                content.kinds.flatMap { [name($0), name($0, part: "north")] }, attributes: ["class": "names"])
            p {
                """
                Teams may each send their own files, and one team several with a label each: all parts of a month are put \
                together. A label is for staff or places, \(strong("never for participants")), and has up to 24 letters, digits and \
                hyphens. The same name again \(strong("replaces")) what it gave before.
                """
            }
        }
    }

    private var headings: HTML {
        section("Headings", id: "headings") {
            p {
                """
                Wording must be the same. Capitals, extra blanks and the order of columns make no difference. Columns that are \
                not listed are passed over, neither read nor kept: leave out names and National Insurance numbers.
                """
            }
            for kind in ActivityKind.allCases { table(activity.schemas[kind]) }
        }
    }

    private func table(_ schema: TableSchema) -> HTML {
        DataTable(
            caption: HTML(schema.title),
            columns: [.init(title: "Heading"), .init(title: "What goes in")],
            rows: schema.fields.map { field in
                let required = field.isRequired ? " \(strong("Required."))" as HTML : .nothing
                let options =
                    field.options.isEmpty
                    ? "" : " One of: \(field.options.map(\.label).joined(separator: " · "))."
                return [HTML(field.heading), "\(field.description)\(options)\(required)"]
            }
        ).html
    }

    private var compiling: HTML {
        section("What happens after sending", id: "after") {
            steps([
                """
                A file is read as soon as its upload is complete, and then deleted from the inbox, \(strong("whatever the verdict")). \
                One error is enough to reject it: nothing of it counts, and what you sent before under that name still stands.
                """,
                """
                All accepted parts of the month are put together and held against each other, within minutes and every night. \
                \(isProvider ? progress : "Your provider sees what is missing or to mend.")
                """,
                """
                \(isProvider ? workbook : "From the 1st on your provider has the workbook.") This service sends nothing to DWP.
                """,
            ])
            p {
                """
                Rows about participants are kept sealed, under a key of their own, until the month is cancelled, three months after \
                its deadline at the latest. Then they are gone for good, and later files for the month are refused. Keep your own \
                files. Reports stay for \(counted(content.reportsDays, "day")) and name rows and cells, never what stands in them.
                """
            }
            p {
                """
                An upload that was never finished is deleted after \(counted(content.unfinishedHours, "hour")); the report then says \
                so. To take an accepted part back, copy its slip \(code("withdraw-part-….slip.csv")) from \(code("slips")) into the \
                inbox.
                """
            }
        }
    }

    private var progress: HTML {
        "\(code(ActivityProgressDocument.stem(of: month) + ".html")) says who has sent what, and what is missing or to mend."
    }

    private var workbook: HTML {
        """
        From the 1st on \(code(ActivityWorkbook.path(provider: content.organisation.code, month: month))) lies in your outbox. Read \
        it; if all is right, copy the slip \(code("finalise-mar-\(month.label).slip.csv")), unchanged, into your inbox, and send the \
        workbook to DWP.
        """
    }
}
