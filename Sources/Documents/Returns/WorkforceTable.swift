import QuarterlyReturns

/// Full-time equivalents by role and funding, with what is vacant: of one return, or of all returns of an area.
struct WorkforceTable {
    var caption: HTML
    var value: (ReturnField) -> Int?
    /// Against the quarter before; nil where there is nothing to say.
    var change: (ReturnField) -> String?

    var html: HTML {
        DataTable(
            caption: caption,
            columns: [.init(title: "Role and funding")]
                + ReturnField.StaffFigure.allCases.map { .init(title: $0.label.capitalisedFirst, isNumber: true) },
            rows: ReturnField.StaffRole.allCases.flatMap { role in
                ReturnField.Funding.allCases.map { funding in
                    ["\(role.label), \(funding.label)"]
                        + ReturnField.StaffFigure.allCases.map { cell(.staff(role, funding, $0)) }
                }
            },
            style: DataTable.stacked
        ).html
    }

    @HTMLBuilder
    private func cell(_ field: ReturnField) -> HTML {
        if let number = value(field) {
            HTML(field.numberText(number))
            if case .staff(_, _, .vacant) = field, number < 0 {
                element("span", ["class": "where"]) { "more in post than funded" }
            }
            if let change = change(field) { element("span", ["class": "where"]) { HTML(change) } }
        } else {
            "–"
        }
    }
}
