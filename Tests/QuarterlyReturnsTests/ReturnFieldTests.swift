import Caseload
import QuarterlyReturns
import Testing

struct ReturnFieldTests {
    @Test func `every field has a column of its own, and is found by it`() {
        #expect(Set(ReturnField.all.map(\.columnName)).count == ReturnField.all.count)
        for field in ReturnField.all { #expect(ReturnField(columnName: field.columnName) == field) }
        #expect(ReturnField(columnName: "gender") == nil)
    }

    @Test func `columns are named in lower case, measures as everywhere`() {
        for field in ReturnField.all {
            #expect(
                field.columnName.utf8.allSatisfy {
                    (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
                })
        }
        for measure in Measure.allCases { #expect(ReturnField(columnName: measure.rawValue) == .measure(measure)) }
    }

    /// Names that readers of the regional store rely on.
    @Test(arguments: [
        "hours_per_week_total", "days_referral_to_profile_0_7", "days_referral_to_profile_8_30",
        "days_referral_to_first_job_31_90", "days_referral_to_first_job_91_plus", "average_hours_per_week",
        "caseload_carried_over", "progress_in_quarter", "challenges_in_quarter", "good_news_stories",
        "additional_comments", "employment_specialists_wave_1_funded_fte", "team_leaders_other_vacant_fte",
        "senior_employment_specialists_wave_2_fte_in_post", "inclusion_rule_followed", "fidelity_last_review",
        "fidelity_score", "fidelity_category", "fidelity_next_review_due",
    ])
    func `columns of the store`(name: String) {
        #expect(ReturnField(columnName: name) != nil)
    }

    @Test func `the four sections hold their fields`() {
        let sections = Dictionary(grouping: ReturnField.all, by: \.section).mapValues(\.count)
        // 16 measures, 8 bands, 2 by hand; 4 texts; 3 roles, 3 fundings, 3 figures and the rule; 4 of fidelity.
        #expect(sections == [.quantitative: 26, .narrative: 4, .workforce: 28, .fidelity: 4])
        #expect(ReturnField.all == ReturnField.all.sorted())
    }

    @Test func `labels are in ASCII and differ, and every field has help`() {
        #expect(Set(ReturnField.all.map { $0.label.lowercased() }).count == ReturnField.all.count)
        for field in ReturnField.all {
            #expect(field.label.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(field.columnName)")
            #expect(field.help.hasSuffix(".") && !field.help.contains("\n") && !field.help.contains("  "))
        }
    }

    @Test(arguments: [
        (25, "not IPS"), (73, "not IPS"), (74, "fair"), (99, "fair"), (100, "good"), (114, "good"), (115, "exemplary"),
        (125, "exemplary"),
    ])
    func `the category follows from the score`(score: Int, expected: String) {
        #expect(FidelityCategory(score: score).rawValue == expected)
        let content = ReturnContent(byHand: [.fidelityScore: .number(score)])
        #expect(content.value(of: .fidelityCategory) == .text(expected))
    }

    @Test(arguments: [
        (165, 1, "16.5"), (160, 1, "16"), (1650, 2, "16.5"), (5, 2, "0.05"), (-50, 2, "-0.5"), (0, 2, "0"),
        (12, 0, "12"),
        (-3, 0, "-3"), (100, 0, "100"),
    ])
    func `numbers are written in their unit`(number: Int, places: Int, expected: String) {
        #expect(decimalText(number, places: places) == expected)
    }
}
