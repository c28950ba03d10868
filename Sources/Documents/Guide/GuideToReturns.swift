import Findings
import CivilTime
import QuarterlyReturns
import Weighing

/// The part of the sending guide that a service needs for its Quarterly Returns.
struct GuideToReturns {
    /// Of the examples.
    var quarter: CivilQuarter

    private var fileName: HTML { code(DropName.text(kind: .quarterlyReturn, period: .quarter(quarter))) }
    private var formPath: HTML { code(ReturnForm.path(of: quarter)) }
    private var submitSlip: HTML { code("slips/submit-return-\(quarter.label).slip.csv") }

    var html: HTML {
        section("Quarterly returns, from nothing to submitted", id: "returns") {
            steps([
                "After the quarter’s last day, send your spreadsheet as \(fileName); several as parts, added up.",
                """
                Open \(formPath) from your outbox, write into the column “By hand” what the spreadsheets can’t tell, save \
                it as CSV and put it into your inbox.
                """,
                """
                Open \(code(ReturnPreviewDocument.path(of: quarter))). It shows the revision, every number and where it \
                came from, what is missing, and warnings. This is exactly what submitting sends.
                """,
                "If all is right, copy \(submitSlip), unchanged, from your outbox into your inbox.",
                "Your start page says that it is submitted. STP, region and nation see it at once.",
            ])
            p {
                """
                Nothing of a return is seen outside your service before you submit. After a change, what you submitted \
                last stands until you submit again.
                """
            }
            quarters
            deadline
            form
            fields
            byHandAlone
            slips
        }
    }

    // MARK: Which quarter, and until when

    @HTMLBuilder
    private var quarters: HTML {
        h3("Calendar quarters, not quarters of the financial year")
        p {
            """
            NHS England counts calendar quarters: \(code("Q1")) is January to March. What your finance department calls Q1, \
            April to June, is \(code("Q2")) here. For \(quarter.monthsText) write \(code(quarter.label)): it is \
            \(quarter.financialYearText). The table is under \(link(to: "#names", "the file’s name")).
            """
        }
    }

    @HTMLBuilder
    private var deadline: HTML {
        h3("Deadline")
        p {
            """
            The 15th working day in England and Wales after the quarter’s end, unless another day was set; your start \
            page and the preview name the day. Late returns and changes after the deadline are taken all the same, and so \
            are returns of past quarters.
            """
        }
        p {
            """
            A spreadsheet that was sent before the quarter’s last day had ended can’t be submitted: send it again, so \
            that the last days are in it.
            """
        }
    }

    // MARK: The form

    @HTMLBuilder
    private var form: HTML {
        h3("The form")
        list([
            """
            Take the newest form from \(code("forms")). Only the column “By hand” is read; “Calculated” and “Help” are \
            there for you.
            """,
            """
            The form holds \(strong("all that is given by hand")). A line left blank gives nothing, even if you gave it \
            before: so change the form, do not begin a new one.
            """,
            "Where a figure is calculated and given by hand too, the one by hand counts. The preview shows both.",
            """
            Excel and LibreOffice may save it as CSV in their own way, with semicolons too. You may give the file any \
            name that ends in \(code(".csv")).
            """,
            """
            In the narratives, write no names, no dates of birth, no NHS numbers or National Insurance numbers: such a form \
            is refused.
            """,
        ])
    }

    private var fields: HTML {
        DataTable(
            caption: "What is asked for by hand",
            columns: [.init(title: "Field"), .init(title: "What to write")],
            rows: ReturnField.all.filter(\.isAskedFor).map { [HTML($0.askedAs), HTML($0.help)] },
            style: "listed"
        ).html
    }

    @HTMLBuilder
    private var byHandAlone: HTML {
        h3("A return without spreadsheets")
        p {
            """
            If you have no spreadsheet to send, write every figure into the form: each number of the spreadsheets has its \
            line there. The form alone makes a return, with its preview and its slip.
            """
        }
    }

    private var slips: HTML {
        DataTable(
            caption: "Slips: copy them unchanged from your outbox into your inbox",
            columns: [.init(title: "Slip"), .init(title: "What it does")],
            rows: [
                [submitSlip, "Submits the revision that you previewed. On offer when the preview has no error."],
                [
                    code("slips/withdraw-return-\(quarter.label).slip.csv"),
                    """
                    Takes back what is submitted: then nothing is, until you submit again. Your figures stay as a draft; \
                    STP, region and nation follow at the next nightly export.
                    """,
                ],
                [
                    code("slips/withdraw-part-return-\(quarter.label)-main.slip.csv"),
                    "A spreadsheet no longer counts. Makes a new revision.",
                ],
            ],
            style: "listed"
        ).html
    }
}

extension ReturnField {
    /// Fields that no spreadsheet can tell; of the figures for staff those of one funding, since all are asked alike.
    fileprivate var isAskedFor: Bool {
        switch self {
        case .measure, .band, .fidelityCategory: false
        case .staff(.employmentSpecialists, .wave1, let figure): figure != .vacant
        case .staff: false
        default: true
        }
    }

    fileprivate var askedAs: String {
        guard case .staff(_, _, let figure) = self else { return label }
        let roles = StaffRole.allCases.map { $0.label.lowercased() }
        let fundings = Funding.allCases.map(\.label)
        return """
            \(figure.label.capitalisedFirst) of \(sentenceList(roles)), each for \(sentenceList(fundings))
            """
    }
}
