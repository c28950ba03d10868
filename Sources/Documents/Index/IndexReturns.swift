import Findings
import CivilTime
import QuarterlyReturns

/// What the start page says of returns: what is due, where it lies and what to do next.
struct IndexReturns {
    /// Today in London.
    var day: CivilDay

    // MARK: A service's own

    /// Quarters before the last one of which nothing is there yet are offered as forms, without a word about deadlines:
    /// a service that has just begun is not seven quarters late.
    func own(_ returns: [ReturnStanding]) -> HTML {
        let last = day.quarter.previous
        let isUnused = { (standing: ReturnStanding) in
            standing.quarter < last && standing.revision == 0 && standing.submitted == nil
        }
        let unused = returns.filter(isUnused)
        return section("Your quarterly returns", id: "returns") {
            DataTable(
                caption: "Newest quarter first",
                columns: [.init(title: "Quarter"), .init(title: "State"), .init(title: "What to do next")],
                rows: returns.filter { !isUnused($0) }.map { standing in
                    [title(of: standing), state(of: standing), standing.nextStep]
                },
                style: DataTable.stacked
            ).html
            p {
                """
                A return is made of spreadsheets, of figures and words written into its form, or of both: \
                \(link(to: "how-to-send.html#returns", "how returns work")).
                """
            }
            if !unused.isEmpty {
                h3("Forms for earlier quarters")
                list(unused.map { link(to: $0.formPath, "\($0.quarter.monthsText) (\($0.quarter.label))") })
            }
        }
    }

    private func title(of standing: ReturnStanding) -> HTML {
        """
        \(standing.quarter.monthsText)\(names(of: standing.quarter))\(element("span", ["class": "where"]) {
            if standing.revision > 0 { "\(link(to: standing.previewPath, "preview")) · " }
            link(to: standing.formPath, "form")
        })
        """
    }

    private func state(of standing: ReturnStanding) -> HTML {
        let isOpen = standing.submitted == nil
        let due = isOpen && standing.due.state == .running ? "due by \(standing.due.day.longText)" : ""
        let revision = standing.revision > 0 ? "revision \(standing.revision)" : ""
        let words = [revision, due].filter { !$0.isEmpty }
        return "\(standing.tag)\(note(words.joined(separator: "; ")))"
    }

    // MARK: An area's

    func areas(_ returns: [AreaStanding]) -> HTML {
        section("Submitted returns of your area", id: "returns") {
            DataTable(
                caption: "Newest quarter first",
                columns: [.init(title: "Quarter"), .init(title: "State"), .init(title: "Submitted")],
                rows: returns.map { standing in
                    [
                        "\(link(to: standing.path, HTML(standing.quarter.monthsText)))\(names(of: standing.quarter))",
                        standing.tag,
                        """
                        \(standing.words).\(standing.new.isEmpty ? .nothing
                            : " \(Mark.good("New since yesterday:")) \(sentenceList(standing.new))." as HTML)
                        """,
                    ]
                },
                style: DataTable.stacked
            ).html
            p { HTML(nextStep(returns)) }
        }
    }

    private func nextStep(_ returns: [AreaStanding]) -> String {
        let late = returns.filter { !$0.isComplete && $0.due.state == .overdue }.map(\.quarter.monthsText)
        if !late.isEmpty {
            return """
                What to do next: remind those that are late for \(sentenceList(late)); their names stand in the quarter’s \
                page.
                """
        }
        return """
            There is nothing to send. Each submission appears here at once, and each quarter’s page has its numbers for \
            Excel too.
            """
    }

    // MARK: Both

    private func names(of quarter: CivilQuarter) -> HTML {
        note("\(quarter.label); \(quarter.financialYearText)")
    }

    private func note(_ words: String) -> HTML {
        words.isEmpty ? .nothing : element("span", ["class": "where"]) { HTML(words) }
    }
}
