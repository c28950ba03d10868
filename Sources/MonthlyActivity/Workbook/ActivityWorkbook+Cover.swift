import CivilTime
import Findings
import Sheets
import TableSchema

extension ActivityWorkbook {
    /// Who, when, how it stands; totals by stage and section; what was received and what was found.
    var cover: Sheet {
        let month = compilation.month
        var rows: [[Cell]] = [
            [.strong("Monthly Activities Report, \(month.longText)")],
            [.text("Provider"), .text(compilation.provider.name)],
            [.text("Provider’s code"), .text(compilation.provider.code)],
            [.text("Contract package area"), compilation.provider.area.map(Cell.text) ?? .blank],
            [.text("Month"), .text(month.label)],
            [.text("Template version"), .text(Self.templateVersion)],
            [.text("State"), .text(compilation.state.rawValue)],
            [.text("Deadline"), .day(deadlines.deadline(of: month))],
            [.text("To mend"), .number(compilation.toMend.count)],
        ]
        if !compilation.missing.isEmpty {
            rows.append([.text("Not received"), .text(compilation.missing.map(\.rawValue).joined(separator: ", "))])
        }
        rows += [[]] + totals + [[]] + keyworkerTotals + [[]] + received + [[]] + findings
        return Sheet(
            name: "Cover", columns: [44, 26, 18, 18, 18, 18].map { Sheet.Column(width: $0) }, rows: rows)
    }

    private var totals: [[Cell]] {
        let stages = Participant.Stage.allCases
        var rows: [[Cell]] = [
            [.strong("Totals by stage and section")] + stages.map { .strong($0.rawValue) } + [.strong("All stages")]
        ]
        for section in ActivityTotals.sections {
            rows.append([.strong(section.title)])
            rows += section.quantities.map { quantity in
                [.text(words(of: quantity))]
                    + stages.map {
                        .number(compilation.totals.value(of: quantity, in: $0), places: quantity.places)
                    }
                    + [.number(compilation.totals.total(of: quantity), places: quantity.places)]
            }
        }
        return rows
    }

    private func words(of quantity: ActivityTotals.Quantity) -> String {
        switch quantity {
        case .participants: "Participants"
        case .caseConferences: "Case Conferences"
        case .sum(let column):
            schemas.participants.index(ofRole: column.rawValue).map { schemas.participants.fields[$0].heading }
                ?? column.rawValue
        }
    }

    private var keyworkerTotals: [[Cell]] {
        [[.strong("Keyworkers")]]
            + Keyworker.Status.allCases.map { [.text($0.rawValue), .number(compilation.totals.keyworkers[$0] ?? 0)] }
            + [[.text("FTE of those who are active"), .number(compilation.totals.activeFTE, places: 2)]]
    }

    private var received: [[Cell]] {
        [["Received", "From", "Part", "On", "Rows", "Warnings"].map(Cell.strong)]
            + compilation.parts.map { part in
                [
                    .text(part.rows.kind.rawValue), .text(part.organisationName), .text(part.label),
                    .day(zone.day(at: part.receivedAt)), .number(part.rows.count), .number(part.warnings),
                ]
            }
    }

    private var findings: [[Cell]] {
        let byRule = Dictionary(grouping: compilation.checks, by: \.rule).sorted { $0.key.rawValue < $1.key.rawValue }
        if byRule.isEmpty { return [[.strong("Findings"), .text("none")]] }
        return [["Findings", "Standing", "How many"].map(Cell.strong)]
            + byRule.map { rule, checks in
                [.text(rule.rawValue), .text(checks[0].standing.rawValue), .number(checks.count)]
            }
    }
}
