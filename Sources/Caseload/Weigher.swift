import CivilTime

/// Adds clients one by one into the numbers of a quarter. Only counts are held: a client is forgotten once added, and
/// the order of clients does not matter.
struct Weigher {
    private let day: WeighingDay
    private let headings: KnownHeadings
    private var tally = Tally()
    private var daysToProfile = BandTally()
    private var daysToFirstJob = BandTally()
    private var gender = OptionTally()
    private var ethnicity = OptionTally()
    private var benefitStatus = OptionTally()

    /// - Parameter headings: those of the sheet that the clients come from.
    init(_ day: WeighingDay, headings: KnownHeadings) {
        self.day = day
        self.headings = headings
    }

    mutating func add(_ client: ClientRow) {
        tally.clients += 1
        addReferralAndCaseload(client)
        addProfile(client)
        addJobs(client)
        addSustainment(client)
        addDemographics(client)
    }

    /// The numbers so far, without those that the headings can't give.
    ///
    /// - Parameter options: the labels of each demographic's options, by the index that client rows carry.
    func aggregate(options: [Demographic: [String]]) -> Aggregate {
        var aggregate = Aggregate()
        for measure in Measure.allCases where headings.give(.measure(measure)) {
            aggregate.measures[measure] = tally[measure]
        }
        for measure in BandedMeasure.allCases where headings.give(.bands(measure)) {
            aggregate.bands[measure] = self[measure].byBand
        }
        for demographic in Demographic.allCases where headings.give(.demographic(demographic)) {
            aggregate.demographics[demographic] = self[demographic].byLabel(options[demographic] ?? [])
        }
        return aggregate
    }

    private subscript(measure: BandedMeasure) -> BandTally {
        switch measure {
        case .daysReferralToProfile: daysToProfile
        case .daysReferralToFirstJob: daysToFirstJob
        }
    }

    private subscript(demographic: Demographic) -> OptionTally {
        switch demographic {
        case .gender: gender
        case .ethnicity: ethnicity
        case .benefitStatus: benefitStatus
        }
    }
}

// MARK: - What one client adds

extension Weigher {
    private mutating func addReferralAndCaseload(_ client: ClientRow) {
        if day.counts(client.referral.day) {
            tally.referrals += 1
            if client.employment == .employed { tally.referralsInEmployment += 1 }
        }
        if day.counts(client.discharge.day) { tally.discharges += 1 }
        guard day.hasReached(client.referral.day), !day.hasReached(client.discharge.day) else { return }
        tally.caseload += 1
        if day.hasReached(client.profileStarted.day) { tally.engagedCaseload += 1 }
        if client.employment == .employed { tally.caseloadEmployedAtReferral += 1 }
    }

    private mutating func addProfile(_ client: ClientRow) {
        guard let profile = client.profileStarted.day, day.counts(profile) else { return }
        // Published: only while the client is not discharged. A planned discharge stops it too (decided here).
        if client.discharge == .blank {
            tally.vocationalProfilesStarted += 1
            if client.employment == .outOfWork { tally.vocationalProfilesOutOfWork += 1 }
        }
        if let referral = client.referral.day, referral <= profile {
            daysToProfile.add(days: referral.days(to: profile))
        }
    }

    private mutating func addJobs(_ client: ClientRow) {
        var firstStart: CivilDay?
        var hours: Int?
        for job in client.jobs {
            guard let start = job.start.day, client.counts(job, on: day) else { continue }
            firstStart = min(firstStart ?? start, start)
            if day.counts(start) { tally.jobStarts += 1 }
            let runs = job.end.day.map { $0 >= day.horizon } ?? true
            if runs, let jobHours = job.hoursInHundredths { hours = (hours ?? 0) + jobHours }
        }
        if let firstStart, day.counts(firstStart) {
            tally.peopleIntoWork += 1
            if client.employment == .outOfWork { tally.peopleIntoWorkFromOutOfWork += 1 }
            if let referral = client.referral.day { daysToFirstJob.add(days: referral.days(to: firstStart)) }
        }
        if let hours, !day.hasReached(client.discharge.day) {
            tally.clientsWithHours += 1
            tally.hoursPerWeekInHundredths += hours
        }
    }

    private mutating func addSustainment(_ client: ClientRow) {
        // A date recorded by hand is the sustainment date; nothing is calculated in its place.
        var thirteenWeeks = client.sustained13Weeks
        var twentySixWeeks = client.sustained26Weeks
        if headings.allowCalculatedSustainment, thirteenWeeks == .blank || twentySixWeeks == .blank {
            let calculated = Sustainment(of: client, on: day)
            if thirteenWeeks == .blank { thirteenWeeks = DateCell(calculated.thirteenWeeksOn) }
            if twentySixWeeks == .blank { twentySixWeeks = DateCell(calculated.twentySixWeeksOn) }
        }
        if day.counts(thirteenWeeks.day) { tally.sustained13Weeks += 1 }
        if day.counts(twentySixWeeks.day) { tally.sustained26Weeks += 1 }
    }

    /// Everybody who was with the service on any day of the period so far.
    private mutating func addDemographics(_ client: ClientRow) {
        guard day.hasReached(client.referral.day) else { return }
        if let discharge = client.discharge.day, discharge < day.first { return }
        gender.add(client.gender)
        ethnicity.add(client.ethnicity)
        benefitStatus.add(client.benefitStatus)
    }
}

extension DateCell {
    fileprivate init(_ day: CivilDay?) {
        self = day.map(DateCell.day) ?? .blank
    }
}
