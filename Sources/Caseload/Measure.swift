/// The published numbers of a caseload, in the order of every document. Raw values are the names in JSON and in stores.
package enum Measure: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    case clients
    case referrals
    case referralsInEmployment = "referrals_in_employment"
    case vocationalProfilesStarted = "vocational_profiles_started"
    case vocationalProfilesOutOfWork = "vocational_profiles_out_of_work"
    case peopleIntoWork = "people_into_work"
    case peopleIntoWorkFromOutOfWork = "people_into_work_from_out_of_work"
    case jobStarts = "job_starts"
    case sustained13Weeks = "sustained_13_weeks"
    case sustained26Weeks = "sustained_26_weeks"
    case discharges
    case caseload
    case engagedCaseload = "engaged_caseload"
    case caseloadEmployedAtReferral = "caseload_employed_at_referral"
    /// Counted in hundredths of an hour; shown rounded half up to one decimal.
    case hoursPerWeekTotal = "hours_per_week_total"
    case clientsWithHours = "clients_with_hours"
}

/// The measures that are counts in bands of days.
package enum BandedMeasure: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    case daysReferralToProfile = "days_referral_to_profile"
    case daysReferralToFirstJob = "days_referral_to_first_job"
}

/// A band of days between two events, both ends included.
package enum DayBand: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    case upTo7 = "0-7"
    case upTo30 = "8-30"
    case upTo90 = "31-90"
    case over90 = "91+"
}

package enum Demographic: String, Hashable, Sendable, Codable, CodingKeyRepresentable, CaseIterable {
    case gender
    case ethnicity
    case benefitStatus = "benefit_status"
}
