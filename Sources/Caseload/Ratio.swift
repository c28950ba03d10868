package import CivilTime

/// A comparison of two totals. Calculated from totals only, never averaged, and always shown with both numbers.
package struct Ratio: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case intoWorkToProfiles = "people_into_work_to_vocational_profiles_started"
        case sustained13WeeksToIntoWork = "sustained_13_weeks_to_people_into_work"
        case sustained26WeeksToIntoWork = "sustained_26_weeks_to_people_into_work"
        case employedAtReferral = "caseload_employed_at_referral_to_caseload"
        /// Summed over the financial year to date.
        case employmentRate = "people_into_work_from_out_of_work_to_vocational_profiles_out_of_work"
    }

    package let kind: Kind
    package let numerator: Int
    package let denominator: Int
    /// Whether one of the two numbers lacks what some part, or some quarter of the year, could not tell.
    package let isIncomplete: Bool

    package init(_ kind: Kind, numerator: Int, denominator: Int, isIncomplete: Bool = false) {
        self.kind = kind
        self.numerator = numerator
        self.denominator = denominator
        self.isIncomplete = isIncomplete
    }

    /// Nil where one of the two totals is not known. The employment rate comes from `employmentRate(through:of:)`.
    package init?(_ kind: Kind, of total: AggregateTotal) {
        guard let numerator = total.aggregate[kind.numerator], let denominator = total.aggregate[kind.denominator]
        else {
            return nil
        }
        self.init(
            kind, numerator: numerator, denominator: denominator,
            isIncomplete: total.incomplete.contains(kind.numerator.rawValue)
                || total.incomplete.contains(kind.denominator.rawValue))
    }

    /// Tenths of a per cent, rounded half up; nil where the denominator is 0. May exceed 1,000.
    package var tenthsOfPercent: Int? {
        denominator > 0 ? (numerator * 2000 + denominator) / (denominator * 2) : nil
    }

    /// `43.5%`; nil where the denominator is 0.
    package var percentText: String? {
        tenthsOfPercent.map { "\($0 / 10).\($0 % 10)%" }
    }
}

extension Ratio {
    /// Share of clients out of work who went into work, over the financial year from April up to `quarter`.
    ///
    /// Only quarters that know both numbers are summed: one number alone would tilt the rate.
    ///
    /// - Parameter totals: totals by quarter; quarters outside the financial year are passed over.
    /// - Returns: the rate and the quarters in it, oldest first; nil where no quarter knows both numbers. It is
    ///   incomplete where a quarter of the year to date is missing in it, or some part lacks one of the numbers.
    package static func employmentRate(
        through quarter: CivilQuarter, of totals: [CivilQuarter: AggregateTotal]
    ) -> (ratio: Ratio, quarters: [CivilQuarter])? {
        var yearToDate = [quarter.firstOfFinancialYear]
        while let last = yearToDate.last, last < quarter { yearToDate.append(last.next) }

        let known = yearToDate.compactMap { quarter in
            totals[quarter].flatMap { Ratio(.employmentRate, of: $0) }.map { (quarter: quarter, ratio: $0) }
        }
        guard !known.isEmpty else { return nil }
        let ratio = Ratio(
            .employmentRate,
            numerator: known.reduce(0) { $0 + $1.ratio.numerator },
            denominator: known.reduce(0) { $0 + $1.ratio.denominator },
            isIncomplete: known.count < yearToDate.count || known.contains { $0.ratio.isIncomplete })
        return (ratio, known.map(\.quarter))
    }
}

extension Ratio.Kind {
    package var numerator: Measure {
        switch self {
        case .intoWorkToProfiles: .peopleIntoWork
        case .sustained13WeeksToIntoWork: .sustained13Weeks
        case .sustained26WeeksToIntoWork: .sustained26Weeks
        case .employedAtReferral: .caseloadEmployedAtReferral
        case .employmentRate: .peopleIntoWorkFromOutOfWork
        }
    }

    package var denominator: Measure {
        switch self {
        case .intoWorkToProfiles: .vocationalProfilesStarted
        case .sustained13WeeksToIntoWork, .sustained26WeeksToIntoWork: .peopleIntoWork
        case .employedAtReferral: .caseload
        case .employmentRate: .vocationalProfilesOutOfWork
        }
    }

    package var label: String {
        switch self {
        case .intoWorkToProfiles: "People into work to vocational profiles started"
        case .sustained13WeeksToIntoWork: "Sustained 13 weeks to people into work"
        case .sustained26WeeksToIntoWork: "Sustained 26 weeks to people into work"
        case .employedAtReferral: "Employed at referral, of the caseload"
        case .employmentRate: "Employment rate of clients out of work, financial year to date"
        }
    }

    /// What the ratio is held against; nil where nothing is set.
    package var guideValue: String? {
        switch self {
        case .intoWorkToProfiles, .sustained13WeeksToIntoWork, .sustained26WeeksToIntoWork: nil
        case .employedAtReferral: "guide value: at most 15%"
        case .employmentRate: "benchmark: 40%"
        }
    }

    /// What has to be said beside the ratio; nil where it compares clients with some of the same clients.
    package var remark: String? {
        switch self {
        case .intoWorkToProfiles, .sustained13WeeksToIntoWork, .sustained26WeeksToIntoWork, .employmentRate:
            "A quarter’s ratio compares different people, so it may be more than 100%."
        case .employedAtReferral: nil
        }
    }
}
