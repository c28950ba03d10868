/// Counts by measure while clients are added: plain integers, so that a client costs additions and no look-up.
struct Tally {
    var clients = 0
    var referrals = 0
    var referralsInEmployment = 0
    var vocationalProfilesStarted = 0
    var vocationalProfilesOutOfWork = 0
    var peopleIntoWork = 0
    var peopleIntoWorkFromOutOfWork = 0
    var jobStarts = 0
    var sustained13Weeks = 0
    var sustained26Weeks = 0
    var discharges = 0
    var caseload = 0
    var engagedCaseload = 0
    var caseloadEmployedAtReferral = 0
    var hoursPerWeekInHundredths = 0
    var clientsWithHours = 0

    subscript(measure: Measure) -> Int {
        switch measure {
        case .clients: clients
        case .referrals: referrals
        case .referralsInEmployment: referralsInEmployment
        case .vocationalProfilesStarted: vocationalProfilesStarted
        case .vocationalProfilesOutOfWork: vocationalProfilesOutOfWork
        case .peopleIntoWork: peopleIntoWork
        case .peopleIntoWorkFromOutOfWork: peopleIntoWorkFromOutOfWork
        case .jobStarts: jobStarts
        case .sustained13Weeks: sustained13Weeks
        case .sustained26Weeks: sustained26Weeks
        case .discharges: discharges
        case .caseload: caseload
        case .engagedCaseload: engagedCaseload
        case .caseloadEmployedAtReferral: caseloadEmployedAtReferral
        case .hoursPerWeekTotal: hoursPerWeekInHundredths
        case .clientsWithHours: clientsWithHours
        }
    }
}

/// Clients by days between two events.
struct BandTally {
    private var upTo7 = 0
    private var upTo30 = 0
    private var upTo90 = 0
    private var over90 = 0

    /// `days` from the earlier event to the later one, 0 or more.
    mutating func add(days: Int) {
        switch days {
        case ...7: upTo7 += 1
        case ...30: upTo30 += 1
        case ...90: upTo90 += 1
        default: over90 += 1
        }
    }

    var byBand: [DayBand: Int] {
        [.upTo7: upTo7, .upTo30: upTo30, .upTo90: upTo90, .over90: over90]
    }
}

/// Clients by option of a demographic.
struct OptionTally {
    private var notRecorded = 0
    private var unrecognised = 0
    private var byOption: [Int] = []

    mutating func add(_ cell: OptionCell) {
        switch cell {
        case .blank: notRecorded += 1
        case .unrecognised: unrecognised += 1
        case .option(let index):
            while byOption.count <= index { byOption.append(0) }
            byOption[index] += 1
        }
    }

    /// Options without a client are left out.
    func byLabel(_ labels: [String]) -> [String: Int] {
        var counts = [Aggregate.notRecorded: notRecorded, Aggregate.unrecognised: unrecognised]
        // Added, not set: an edition of the template may itself have an option "Not recorded".
        for (label, count) in zip(labels, byOption) { counts[label, default: 0] += count }
        return counts.filter { $0.value > 0 }
    }
}
