import Caseload
import QuarterlyReturns

/// Every figure of the quantitative section: what would be sent, where it came from, and what it can be held against.
struct PreviewNumbers {
    var content: ReturnPreviewContent

    private var figures: ReturnContent { content.preview.draft.content }

    var html: HTML {
        section(HTML(ReturnField.Section.quantitative.rawValue), id: "numbers") {
            DataTable(
                caption: "Every number of this revision",
                columns: [
                    .init(title: "What"), .init(title: "In the return", isNumber: true),
                    .init(title: "Where it comes from"), .init(title: "Last quarter"),
                    .init(title: "Teams’ dashboards", isNumber: true),
                ],
                rows: ReturnField.all.filter { $0.section == .quantitative }.map(row),
                style: DataTable.stacked
            ).html
            p(["class": "muted small"]) { HTML(notes.joined(separator: " ")) }
        }
    }

    private var notes: [String] {
        [
            "By hand wins where both are there.",
            content.preview.lastQuarter == nil ? "There is no return of last quarter to compare with." : nil,
            content.dashboards == nil
                ? "Your teams have sent no dashboards for this quarter."
                : """
                The teams’ dashboards are another sending of much the same clients: they need not agree, but a large \
                difference asks for a look. A star: some part of them could not tell.
                """,
        ].compactMap(\.self)
    }

    private func row(_ field: ReturnField) -> [HTML] {
        [HTML(field.label), effective(field), source(of: field), change(of: field), dashboards(field)]
    }

    @HTMLBuilder
    private func effective(_ field: ReturnField) -> HTML {
        if let number = figures.value(of: field)?.number {
            strong(HTML(field.numberText(number)))
        } else {
            element("span", ["class": "muted"]) { "not known" }
        }
    }

    private func source(of field: ReturnField) -> HTML {
        let isPartly = figures.partlyKnown.contains(field)
        guard figures.byHand[field] != nil else {
            if figures.calculated[field] == nil { return HTML(hint(for: field) ?? "–") }
            return isPartly
                ? "\(Numbers.incompleteMark)From some of the spreadsheets; the others lack a heading for it."
                : "From the spreadsheets."
        }
        guard let calculated = figures.calculated[field].map(field.numberText) else {
            return HTML(["By hand.", hint(for: field)].compactMap(\.self).joined(separator: " "))
        }
        return isPartly
            ? "By hand. Some of the spreadsheets give \(calculated); the others lack a heading for it."
            : "By hand. The spreadsheets give \(calculated)."
    }

    private func hint(for field: ReturnField) -> String? {
        guard field == .averageHours, let hint = figures.averageHoursHint else { return nil }
        return "The spreadsheets suggest \(field.numberText(hint))."
    }

    private func change(of field: ReturnField) -> HTML {
        guard let lastQuarter = content.preview.lastQuarter, let now = figures.value(of: field)?.number else {
            return "–"
        }
        return lastQuarter.value(of: field)?.number.map { HTML(field.changeText(from: $0, to: now)) }
            ?? "not known then"
    }

    /// The same number of the teams' dashboards, and whether it is another one.
    private func dashboards(_ field: ReturnField) -> HTML {
        guard let total = content.dashboards else { return "–" }
        let (number, measure): (Int?, String) =
            switch field {
            case .measure(let measure): (total.aggregate[measure], measure.rawValue)
            case .band(let measure, let band): (total.aggregate.bands[measure].map { $0[band] ?? 0 }, measure.rawValue)
            default: (nil, "")
            }
        guard let number else { return "–" }
        let isOther = figures.value(of: field).map { $0.number != number } ?? false
        return """
            \(field.numberText(number))\(total.incomplete.contains(measure) ? "*" : "")\(isOther
                ? element("span", ["class": "where"]) { "differs" } : .nothing)
            """
    }
}
