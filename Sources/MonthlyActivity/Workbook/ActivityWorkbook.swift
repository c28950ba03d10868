package import CivilTime
import Findings
package import Sheets
import TableSchema

/// The Monthly Activities Report of a provider's month as a workbook: what DWP expects, and the checks (mar.md,
/// "Compilation").
package struct ActivityWorkbook {
    /// The edition of the tabs and their headings; stands on the cover.
    package static let templateVersion = "1"

    let compilation: ActivityCompilation
    let deadlines: ActivityDeadlines
    /// The day of the first drop of the month; nil where there was none.
    let firstDrop: CivilDay?
    /// Whom to ask at DWP (the setting `contacts.dwp`); nil where none is set.
    let performanceManager: String?
    let zone: LondonZone

    package init(
        _ compilation: ActivityCompilation, deadlines: ActivityDeadlines,
        firstDrop: CivilDay?, performanceManager: String?, zone: LondonZone
    ) {
        self.compilation = compilation
        self.deadlines = deadlines
        self.firstDrop = firstDrop
        self.performanceManager = performanceManager
        self.zone = zone
    }

    /// `MAR-P01-2026-10.xlsx`, below the provider's outbox.
    package static func path(provider: String, month: CivilMonth) -> String { "MAR-\(provider)-\(month.label).xlsx" }

    package var workbook: Workbook {
        Workbook(
            title: "Monthly Activities Report \(compilation.month.label), \(compilation.provider.name)",
            created: compilation.month.last,
            sheets: [instructions, cover, keyworkers, participants, performance, checks])
    }

    var schemas: ActivitySchemas { compilation.schemas }

    // MARK: Tables

    private var keyworkers: Sheet {
        Sheet(
            name: ActivityCheck.Tab.keyworker.rawValue, columns: columns(.keyworkers),
            rows: compilation.keyworkers.map { keyworker in
                schemas.keyworkers.fields.map { field in
                    switch keyworker[field.role] {
                    case .text(let word): field.options.isEmpty ? text(word) : option(word, of: field)
                    case .hundredths(let fte): .number(fte, places: 2)
                    case .day(let day): .day(day)
                    case nil: .blank
                    }
                }
            })
    }

    private var participants: Sheet {
        Sheet(
            name: ActivityCheck.Tab.participants.rawValue, columns: columns(.participants),
            rows: compilation.participants.map { participant in
                schemas.participants.fields.map { field in
                    guard let column = ParticipantColumn(rawValue: field.role) else { return .blank }
                    switch column {
                    case .referral: return .text(participant.referral)
                    case .stage: return option(participant.stage?.rawValue, of: field)
                    case .keyworker: return text(participant.keyworker)
                    case .otherType: return text(participant.otherType)
                    default:
                        if let day = participant.dates[column] { return .day(day) }
                        return participant.numbers[column].map { .number($0, places: column.places) } ?? .blank
                    }
                }
            })
    }

    /// All three standards, with blanks for those that nobody has given.
    private var performance: Sheet {
        let headings = schemas.performance
        func heading(_ role: String, _ builtIn: String) -> String {
            headings.index(ofRole: role).map { headings.fields[$0].heading } ?? builtIn
        }
        return Sheet(
            name: ActivityCheck.Tab.performance.rawValue,
            columns: [
                .init(heading: heading("css", "CSS"), width: 8, format: .number(places: 0)),
                .init(heading: heading("eligible", "Eligible cases"), width: 14, format: .number(places: 0)),
                .init(heading: heading("met", "Cases met"), width: 14, format: .number(places: 0)),
                .init(heading: "Cases met, per cent", width: 14, format: .number(places: 1)),
                .init(heading: "Asked for, per cent", width: 14, format: .number(places: 0)),
                .init(heading: "Result", width: 10), .init(heading: "What the standard asks for", width: 80),
            ],
            rows: CustomerServiceStandard.allCases.map { standard in
                let figures = compilation.standards.first { $0.standard == standard }
                let perCent: Cell? = figures.map { figures in
                    figures.tenthsOfPerCent.map { .number($0, places: 1) } ?? .text(figures.result.rawValue)
                }
                return [
                    .number(standard.rawValue), figures.map { .number($0.eligible) } ?? .blank,
                    figures.map { .number($0.met) } ?? .blank, perCent ?? .blank, .number(standard.perCent),
                    figures.map { .text($0.result.rawValue) } ?? .blank, .text(standard.meaning),
                ]
            })
    }

    private var checks: Sheet {
        Sheet(
            name: "Checks",
            columns: [
                .init(heading: "Rule", width: 34), .init(heading: "Tab", width: 28),
                .init(heading: "Row", width: 8, format: .number(places: 0)), .init(heading: "Standing", width: 12),
                .init(heading: "Message", width: 100),
            ],
            rows: compilation.checks.map { check in
                [
                    .text(check.rule.rawValue), .text(check.tab.rawValue), check.row.map { .number($0) } ?? .blank,
                    .text(check.standing.rawValue), .text(check.message),
                ]
            })
    }

    // MARK: Columns and cells

    private func columns(_ kind: ActivityKind) -> [Sheet.Column] {
        schemas[kind].fields.map { field in
            let isFreeText = field.role == ParticipantColumn.otherType.rawValue
            let format: Sheet.Format =
                switch field.type {
                case .date: .day
                case .integer: .number(places: 0)
                case .number: .number(places: 2)
                // Numbers of referrals and keyworkers stay as they were typed.
                case .text: isFreeText ? .general : .text
                case .option: .general
                }
            let longest = field.options.map(\.label.count).max() ?? 0
            return Sheet.Column(
                heading: field.heading, width: max(isFreeText ? 36 : 12, longest + 2), format: format,
                options: field.options.map(\.label))
        }
    }

    /// In the schema's words; the program's own where the schema has none for it.
    private func option(_ word: String?, of field: TableSchema.Field) -> Cell {
        guard let word else { return .blank }
        return .text(field.options.first { $0.words.contains(word) }?.label ?? word)
    }

    private func text(_ text: String) -> Cell { text.isEmpty ? .blank : .text(text) }
}
