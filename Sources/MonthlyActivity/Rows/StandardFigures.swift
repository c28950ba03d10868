/// The Customer Service Standards that the Monthly Performance Return is about; the raw value is the number by which they
/// are known.
package enum CustomerServiceStandard: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case actionPlans = 4
    case exitPlans = 8
    case warmHandback = 10

    /// Cases of a hundred in which it must be met (published).
    package var perCent: Int { self == .actionPlans ? 97 : 100 }

    /// What it asks for, in our words.
    package var meaning: String {
        switch self {
        case .actionPlans:
            """
            97% of Action Plans, agreed and signed by contractor and participant on the day of the initial meeting, are \
            developed over the 20 working days after it.
            """
        case .exitPlans:
            """
            An IPES Progress Report and an IPES Exit Activity Plan are completed for 100% of participants where \
            required, within 10 working days of the end of provision.
            """
        case .warmHandback:
            """
            A Warm Handback Case Conference with the Jobcentre is arranged and facilitated for 100% of participants \
            where required.
            """
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A row of a performance file: cases of one standard in one month, or the sum of several.
package struct StandardFigures: Hashable, Sendable, Codable {
    package var standard: CustomerServiceStandard
    package var eligible: Int
    package var met: Int

    package init(standard: CustomerServiceStandard, eligible: Int, met: Int) {
        self.standard = standard
        self.eligible = eligible
        self.met = met
    }

    package enum Result: String, Hashable, Sendable {
        case met
        case missed
        /// There was no case: neither 0 % nor 100 %.
        case notApplicable = "n/a"
    }

    /// By integers, so that 97 of 100 is met and 96 of 99 is not.
    package var result: Result {
        if eligible == 0 { return .notApplicable }
        return 100 * met < standard.perCent * eligible ? .missed : .met
    }

    /// Tenths of a per cent, cut off and not rounded: 96 of 99 is 96.9, since 97.0 would look like met. Nil of no case.
    package var tenthsOfPerCent: Int? { eligible == 0 ? nil : 1000 * met / eligible }
}
