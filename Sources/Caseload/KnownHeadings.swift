/// Groups of headings that measures need. Which number a `Job N` heading carries makes no difference here.
enum HeadingGroup: Hashable, Sendable, CaseIterable {
    case employmentAtReferral
    case profileStarted
    case jobStart
    case jobEnd
    case jobHours
    case sustained13Weeks
    case sustained26Weeks
    case discharge
    case gender
    case ethnicity
    case benefitStatus
}

/// A number, or a set of numbers, that documents show under one name.
package enum Figure: Hashable, Sendable {
    case measure(Measure)
    case bands(BandedMeasure)
    case demographic(Demographic)

    /// In the order of documents.
    package static let all: [Figure] =
        Measure.allCases.map(Figure.measure) + BandedMeasure.allCases.map(Figure.bands)
        + Demographic.allCases.map(Figure.demographic)

    /// What a figure needs besides `Referral date`: of each entry, one group at least.
    fileprivate var needs: [[HeadingGroup]] {
        switch self {
        case .measure(let measure):
            switch measure {
            case .clients, .referrals: []
            case .referralsInEmployment: [[.employmentAtReferral]]
            // Without a discharge heading profiles are counted all the same, with a warning.
            case .vocationalProfilesStarted: [[.profileStarted]]
            case .vocationalProfilesOutOfWork: [[.profileStarted], [.employmentAtReferral]]
            case .peopleIntoWork, .jobStarts: [[.jobStart]]
            case .peopleIntoWorkFromOutOfWork: [[.jobStart], [.employmentAtReferral]]
            case .sustained13Weeks: [[.jobStart], [.jobEnd, .sustained13Weeks]]
            case .sustained26Weeks: [[.jobStart], [.jobEnd, .sustained26Weeks]]
            case .discharges, .caseload: [[.discharge]]
            case .engagedCaseload: [[.profileStarted], [.discharge]]
            case .caseloadEmployedAtReferral: [[.employmentAtReferral], [.discharge]]
            case .hoursPerWeekTotal, .clientsWithHours: [[.jobStart], [.jobHours], [.jobEnd], [.discharge]]
            }
        case .bands(.daysReferralToProfile): [[.profileStarted]]
        case .bands(.daysReferralToFirstJob): [[.jobStart]]
        case .demographic(.gender): [[.gender], [.discharge]]
        case .demographic(.ethnicity): [[.ethnicity], [.discharge]]
        case .demographic(.benefitStatus): [[.benefitStatus], [.discharge]]
        }
    }
}

/// The groups of headings that a file has, and what follows for its figures. One table, for `null` and for the words of
/// `heading-absent` alike.
struct KnownHeadings: Hashable, Sendable {
    var groups: Set<HeadingGroup>

    init(_ groups: Set<HeadingGroup>) {
        self.groups = groups
    }

    /// Whether a figure can be calculated; where not it is `null`, never 0.
    func give(_ figure: Figure) -> Bool {
        figure.needs.allSatisfy { !groups.isDisjoint(with: $0) }
    }

    /// Without any end date nobody can tell which jobs last: sustainments come from dates recorded by hand alone.
    var allowCalculatedSustainment: Bool { groups.contains(.jobEnd) }

    /// Figures that can't be calculated for want of `group`, in document order; empty where it is there, or another
    /// group stands in for it. Demographics that the file does not have are not missed: their headings are optional.
    func figuresMissed(for group: HeadingGroup) -> [Figure] {
        Figure.all.filter { figure in
            if case .demographic(let demographic) = figure, !groups.contains(demographic.headingGroup) { return false }
            return figure.needs.contains { $0.contains(group) && groups.isDisjoint(with: $0) }
        }
    }
}

extension Demographic {
    fileprivate var headingGroup: HeadingGroup {
        switch self {
        case .gender: .gender
        case .ethnicity: .ethnicity
        case .benefitStatus: .benefitStatus
        }
    }
}
