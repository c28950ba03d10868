import Caseload
import QuarterlyReturns
import Register

/// What each service of an area submitted, in tables narrow enough for paper; every field stands in the CSV and Excel
/// forms.
struct AreaServices {
    var submitted: [(service: Organisation, submission: SubmittedReturn)]
    var total: AreaTotal

    var html: HTML {
        section("Service by service", id: "by-service") {
            for (title, fields) in Self.tables { table(title, fields) }
            workforceTable
            p(["class": "muted small"]) {
                """
                “–”: not known. A star: the sum of some of the service’s spreadsheets only, and in no total; in the \
                line “All together”, a number that not all services expected have reported. Wave 1, Wave 2 and other \
                funding are together here; apart in the CSV and Excel forms.
                """
            }
        }
    }

    private static let tables: [(title: String, columns: [(title: String, field: ReturnField)])] = [
        (
            "Referrals and vocational profiles",
            named([
                .clients, .referrals, .referralsInEmployment, .vocationalProfilesStarted, .vocationalProfilesOutOfWork,
            ])
        ),
        (
            "Into work and staying in work",
            named([.peopleIntoWork, .peopleIntoWorkFromOutOfWork, .jobStarts, .sustained13Weeks, .sustained26Weeks])
        ),
        (
            "Caseload",
            named([.caseload, .engagedCaseload, .caseloadEmployedAtReferral, .discharges])
                + [("Carried over from the previous financial year", .carriedOver)]
        ),
        (
            "Hours a week",
            named([.hoursPerWeekTotal, .clientsWithHours]) + [("Average, as given by hand", .averageHours)]
        ),
        ("Days from referral to vocational profile", bands(of: .daysReferralToProfile)),
        ("Days from referral to first job", bands(of: .daysReferralToFirstJob)),
        (
            "Fidelity",
            [ReturnField.fidelityReviewed, .fidelityScore, .fidelityCategory, .fidelityNextReview].map {
                ($0.label, $0)
            }
        ),
    ]

    private static func named(_ measures: [Measure]) -> [(title: String, field: ReturnField)] {
        measures.map { ($0.words.label, .measure($0)) }
    }

    private static func bands(of measure: BandedMeasure) -> [(title: String, field: ReturnField)] {
        DayBand.allCases.map { ($0.words, .band(measure, $0)) }
    }

    private func table(_ title: String, _ columns: [(title: String, field: ReturnField)]) -> HTML {
        let totals = columns.map { strong(HTML(total.starredText(of: $0.field))) }
        return DataTable(
            caption: HTML(title),
            columns: [.init(title: "Service")]
                + columns.map { .init(title: $0.title, isNumber: $0.field.isNumber) },
            rows: submitted.map { service, submission in
                [HTML(service.name)] + columns.map { cell($0.field, submission.content) }
            } + (columns.contains { $0.field.isSummed } ? [["All together"] + totals] : [])
        ).scrolling(label: title)
    }

    private func cell(_ field: ReturnField, _ content: ReturnContent) -> HTML {
        guard let value = content.value(of: field) else { return "–" }
        return HTML(field.text(of: value) + (content.incomplete.contains(field) ? "*" : ""))
    }

    // MARK: Workforce

    private var workforceTable: HTML {
        DataTable(
            caption: "Workforce, full-time equivalents",
            columns: [.init(title: "Service")]
                + ReturnField.StaffRole.allCases.map { .init(title: $0.label) }
                + [.init(title: "Leaves out primary care and job retention")],
            rows: submitted.map { service, submission in
                [HTML(service.name)]
                    + ReturnField.StaffRole.allCases.map { staff($0, in: submission.content) }
                    + [cell(.inclusionRuleFollowed, submission.content)]
            }
        ).scrolling(label: "Workforce")
    }

    /// `2.5 funded, 2 in post, 0.5 vacant`, over all fundings that were given.
    private func staff(_ role: ReturnField.StaffRole, in content: ReturnContent) -> HTML {
        func given(_ figure: ReturnField.StaffFigure) -> [Int] {
            ReturnField.Funding.allCases.compactMap { content.value(of: .staff(role, $0, figure))?.number }
        }
        func sum(_ figure: ReturnField.StaffFigure, _ word: String) -> String? {
            let numbers = given(figure)
            guard !numbers.isEmpty else { return nil }
            return "\(ReturnField.staff(role, .other, figure).numberText(numbers.reduce(0, +))) \(word)"
        }
        // Where one of the two is not given for some funding, the vacancies of the others would not fit the sums.
        let isWhole = given(.vacant).count == given(.funded).count && given(.vacant).count == given(.inPost).count
        let words = [sum(.funded, "funded"), sum(.inPost, "in post"), isWhole ? sum(.vacant, "vacant") : nil]
            .compactMap(\.self)
        return words.isEmpty ? "–" : HTML(words.joined(separator: ", "))
    }
}

extension ReturnField {
    fileprivate var isNumber: Bool {
        if case .number = kind { true } else { false }
    }
}
