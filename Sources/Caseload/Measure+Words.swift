/// A number in words, for documents and for the user documentation.
package struct Words: Hashable, Sendable {
    package enum Source: String, Hashable, Sendable {
        /// By IPS Grow or NHS England.
        case published
        /// For this project, because nothing published says.
        case decidedHere = "decided here"
    }

    package var label: String
    /// What is counted, in plain words.
    package var definition: String
    /// What this project decided about it where nothing published says; nil where there was nothing to decide.
    package var decided: String?
    /// `clients`, `jobs` or `hours a week`.
    package var unit: String
    /// Where the definition comes from; `decided` may add to a published one.
    package var source: Source

    fileprivate init(
        _ label: String, _ definition: String, decided: String? = nil, unit: String = "clients",
        source: Source = .published
    ) {
        self.label = label
        self.definition = definition
        self.decided = decided
        self.unit = unit
        self.source = source
    }
}

extension Measure {
    package var words: Words {
        switch self {
        case .clients:
            Words(
                "Clients in the file",
                "Rows of the spreadsheet, one row a client.",
                decided: "A row without any date is not a client and is left out.",
                source: .decidedHere)
        case .referrals:
            Words(
                "Referrals",
                "Clients whose referral date is in the quarter. A client without a referral date is not counted.")
        case .referralsInEmployment:
            Words(
                "Referrals already in employment",
                "Of the referrals, clients whose employment status at referral is Employed.",
                decided: "Blank, “Not stated” and unrecognised are not counted.",
                source: .decidedHere)
        case .vocationalProfilesStarted:
            Words(
                "Vocational profiles started",
                """
                Clients whose vocational profile was started in the quarter and whose discharge date is blank. The \
                number of a past quarter falls when clients are discharged later, so a return keeps the number that \
                it had when it was submitted.
                """,
                decided: "A discharge date in the future is not blank: the profile is not counted.")
        case .vocationalProfilesOutOfWork:
            Words(
                "Vocational profiles started, clients out of work",
                "Of the vocational profiles started, clients who were out of work at referral.",
                decided: outOfWork, source: .decidedHere)
        case .peopleIntoWork:
            Words(
                "People into work",
                """
                Clients whose first job since referral starts in the quarter, each person once. A job has started \
                when 4 hours of paid work are done, so enter a start date only then.
                """,
                decided: countedJob)
        case .peopleIntoWorkFromOutOfWork:
            Words(
                "People into work who were out of work",
                "Of the people into work, clients who were out of work at referral.",
                decided: outOfWork, source: .decidedHere)
        case .jobStarts:
            Words(
                "Job starts",
                "Jobs that start in the quarter: second, third and parallel jobs too.",
                decided: countedJob, unit: "jobs")
        case .sustained13Weeks: sustainment(weeks: 13, days: Sustainment.thirteenWeeks)
        case .sustained26Weeks: sustainment(weeks: 26, days: Sustainment.twentySixWeeks)
        case .discharges:
            Words("Discharges", "Clients whose discharge date is in the quarter.", source: .decidedHere)
        case .caseload:
            Words(
                "Caseload",
                "Clients referred by the last day looked at and not discharged by then.",
                decided: lastDay, source: .decidedHere)
        case .engagedCaseload:
            Words(
                "Engaged caseload",
                "Clients of the caseload whose vocational profile was started by the last day looked at.",
                decided: lastDay, source: .decidedHere)
        case .caseloadEmployedAtReferral:
            Words(
                "Caseload employed at referral",
                "Clients of the caseload whose employment status at referral is Employed.",
                decided: lastDay, source: .decidedHere)
        case .hoursPerWeekTotal:
            Words(
                "Hours worked per week, all clients together",
                "Hours a week of all jobs that run on the last day looked at, of clients not discharged by then.",
                decided: hours, unit: "hours a week", source: .decidedHere)
        case .clientsWithHours:
            Words(
                "Clients with hours",
                """
                Clients with hours in at least one job that runs on the last day looked at. Hours divided by these \
                clients suggest the average that a return asks for.
                """,
                decided: hours, source: .decidedHere)
        }
    }

    private func sustainment(weeks: Int, days: Int) -> Words {
        Words(
            "Sustained \(weeks) weeks",
            """
            Clients who reached \(weeks) weeks (\(days) days) in work in the quarter, over one job or several; each \
            client once. A break of more than 6 weeks sets the count back to nothing. A date recorded by hand counts \
            in place of the calculated one.
            """,
            decided: """
                A date recorded by hand that is still to come stands too, and nothing is calculated in its place. A break \
                of exactly 42 days does not set the count back. Days of a break are not counted, days in several jobs \
                count once. A job without an end runs to the last day looked at, or to the discharge. \(countedJob)
                """)
    }
}

extension BandedMeasure {
    package var words: Words {
        switch self {
        case .daysReferralToProfile:
            Words(
                "Days from referral to vocational profile",
                "Clients whose vocational profile was started in the quarter, by days since their referral.",
                decided: """
                    Discharged clients are counted, so there may be more of them than vocational profiles started. \
                    A profile before the referral, or without one, is left out.
                    """,
                source: .decidedHere)
        case .daysReferralToFirstJob:
            Words(
                "Days from referral to first job",
                "People into work, by days from their referral to that first job.",
                decided: "Clients without a referral date are left out.", source: .decidedHere)
        }
    }
}

extension Demographic {
    package var words: Words {
        switch self {
        case .gender: by("Gender")
        case .ethnicity: by("Ethnicity")
        case .benefitStatus: by("Benefit status")
        }
    }

    private func by(_ heading: String) -> Words {
        Words(
            heading,
            "Clients who were with the service on any day of the quarter, by \(heading.lowercased()).",
            decided: """
                A blank cell is “\(Aggregate.notRecorded)”; a word that is not an option is \
                “\(Aggregate.unrecognised)”.
                """,
            source: .decidedHere)
    }
}

private let lastDay = """
    The last day looked at is the last day of the quarter, or the day of the drop where that is earlier. A client \
    discharged on that day is no longer counted.
    """

private let countedJob = """
    A job that began before the referral, also before one that is still to come, is a retained job and is not counted. \
    Without a referral date every job is counted.
    """

private let outOfWork = """
    Out of work is any status from “Unemployed and seeking work” to “Retired”. “Not stated”, blank and unrecognised are \
    neither in work nor out of work.
    """

private let hours = """
    A band such as 16-29 counts as a job without hours, and 0 as blank. \(countedJob)
    """
