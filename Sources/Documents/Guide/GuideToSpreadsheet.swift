import TableSchema
import Weighing

/// The parts of the sending guide that are about the spreadsheet itself.
struct GuideToSpreadsheet {
    private let content: HowToSend

    init(_ content: HowToSend) {
        self.content = content
    }

    var whatBelongsInIt: HTML {
        section("What belongs in the spreadsheet", id: "sheet") {
            list([
                """
                \(strong("One row a client.")) A client who was referred again has one row: the latest referral, with \
                all jobs in it.
                """,
                """
                All clients in one sheet (tab), or in several files with a label each. Add the clients of earlier \
                quarters too: sustainments and caseload need them.
                """,
                """
                \(strong("A job’s start date only once 4 hours of paid work are done.")) The sheet can’t show how many \
                hours were worked, so this is for you to see to.
                """,
                """
                Dates as \(strong("DD/MM/YYYY")), such as 01/10/2026, and nothing else in a column of dates. Blank \
                means that it has not happened.
                """,
                """
                Columns that are not in the list below are passed over: names and notes may stay in your file. They \
                are neither read nor kept. Better still, leave them out.
                """,
            ])
            whoToLeaveOut
        }
    }

    @HTMLBuilder
    private var whoToLeaveOut: HTML {
        h3("Whom to leave out")
        p {
            "A return is about NHS-funded, existing and other employment specialists in secondary care. Leave out of it"
            if !content.kinds.contains(.quarterlyReturn) { ", and of a dashboard that should agree with it" }
            ":"
        }
        list([
            "clients of employment specialists who work in primary care;",
            """
            clients of employment specialists whose caseload is mainly job retention, that is, people who were \
            employed when they were referred.
            """,
        ])
    }

    // MARK: Headings

    var headings: HTML {
        section("Headings", id: "headings") {
            p {
                """
                Wording must be the same. Capitals, extra blanks and the order of columns make no difference. A \
                heading that you leave out makes the numbers that need it “not known”; only the required one is a must.
                """
            }
            DataTable(
                caption: HTML(content.schema.title),
                columns: [.init(title: "Heading"), .init(title: "What goes in")],
                rows: rows
            ).html
        }
    }

    private var rows: [[HTML]] {
        var rows: [[HTML]] = []
        var seen: Set<String> = []
        for field in content.schema.fields {
            let (heading, isOfMany) = numbered(field.heading)
            guard seen.insert(heading).inserted else { continue }
            let required = field.isRequired ? " \(strong("Required."))" as HTML : .nothing
            let many = isOfMany ? " N is the number of the job, from 1." as HTML : .nothing
            rows.append(["\(heading)", "\(words(of: field.type))\(required)\(many)"])
        }
        return rows
    }

    /// `Job N start date` for `Job 3 start date`: headings that differ only in the number of the job share a row.
    private func numbered(_ heading: String) -> (heading: String, isOfMany: Bool) {
        let words = heading.split(separator: " ")
        guard words.count > 2, words[0] == "Job", Int(words[1]) != nil else { return (heading, false) }
        return ((["Job", "N"] + words.dropFirst(2)).joined(separator: " "), true)
    }

    private func words(of type: TableSchema.FieldType) -> HTML {
        switch type {
        case .text: "Text."
        case .date: "A date, DD/MM/YYYY."
        case .number: "Hours: a number up to 168, such as 16 or 37.5, or one of 30+, 16-29, 5-15, 1-4."
        case .integer: "A whole number."
        case .option(let options): "One of: \(options.map(\.label).joined(separator: " · ")). A shorter list is fine."
        }
    }
}
