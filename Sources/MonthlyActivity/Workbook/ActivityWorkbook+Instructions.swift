import CivilTime
import Sheets
import TableSchema

extension ActivityWorkbook {
    /// What every column means and may hold, the standards, the deadline, how long what is kept, and whom to ask.
    var instructions: Sheet {
        let rows: [[Cell]] =
            [
                [.strong("Monthly Activities Report: instructions")],
                [
                    .text("What this is"),
                    .text(
                        """
                        The activities of \(compilation.month.longText), compiled from the files that the provider and its teams have \
                        sent. The provider sends this workbook to DWP itself.
                        """),
                ],
                [],
            ] + columnsOf(.keyworker, schemas.keyworkers) + [[]] + columnsOf(.participants, schemas.participants) + [[]]
            + columnsOf(.performance, schemas.performance) + standards + [[]] + dates + [[]] + help
        return Sheet(
            name: "Instructions", columns: [42, 90, 40, 26].map { Sheet.Column(width: $0) }, rows: rows)
    }

    private func columnsOf(_ tab: ActivityCheck.Tab, _ schema: TableSchema) -> [[Cell]] {
        [["The tab \(tab.rawValue)", "What it means", "What it holds", "May be blank"].map(Cell.strong)]
            + schema.fields.map { field in
                [
                    .text(field.heading), .text(field.description), .text(values(of: field)),
                    .text(field.isRequired ? "no" : "where it does not apply"),
                ]
            }
    }

    private func values(of field: TableSchema.Field) -> String {
        switch field.type {
        case .text: "text"
        case .date: "a date, DD/MM/YYYY"
        case .number: "a number with up to two decimals"
        case .integer: "a whole number from 0 on"
        case .option(let options): "one of: " + options.map(\.label).joined(separator: "; ")
        }
    }

    private var standards: [[Cell]] {
        CustomerServiceStandard.allCases.map { standard in
            [
                .text("CSS \(standard.rawValue)"), .text(standard.meaning),
                .text("met from \(standard.perCent)% of the eligible cases on"),
                .text("n/a where no case was eligible"),
            ]
        }
    }

    private var dates: [[Cell]] {
        let month = compilation.month
        return [
            [.strong("Deadline, and how long this is kept")],
            [
                .text("Deadline"), .text("The end of the 3rd working day of the month after, London time."),
                .day(deadlines.deadline(of: month)),
            ],
            [
                .text("This workbook"),
                .text("Removed from the outbox on this day. A request-mar slip has it made again for 3 days."),
                .day(deadlines.workbookGoes(of: month)),
            ],
            [
                .text("The rows"),
                .text(
                    """
                    Kept sealed, only to compile this report, and cancelled on this day at the latest: after that nobody can make it \
                    again. DWP holds its copies for up to three months, too.
                    """),
                .day(deadlines.cancelDay(of: month, firstDrop: firstDrop)),
            ],
        ]
    }

    private var help: [[Cell]] {
        [
            [.strong("Help")],
            [.text("Full user guidance"), .text("JAGGAER, where DWP keeps it for providers.")],
            [
                .text("Whom to ask"),
                .text("Your DWP Performance Manager\(performanceManager.map { ": \($0)" } ?? ".")"),
            ],
            [
                .text("Why there is no command button"),
                .text(
                    """
                    The button prepared the file for the next month. Here every month’s workbook is made anew from the files that were \
                    sent, so there is nothing to prepare, and a workbook without macros opens everywhere without a warning.
                    """),
            ],
            [
                .text("The tab Checks"),
                .text(
                    """
                    One row for each thing found when all files were looked at together: “to mend” is a fault between files, “warning” \
                    asks to look again, “fact” is a standard that was missed. Rows are those of the tab that is named.
                    """),
            ],
        ]
    }
}
