import Caseload
import CivilTime

@testable import Summaries

/// A service's numbers over several quarters, as its files would give them: everything adds up but for what files leave out.
struct RandomService {
    static let first = CivilQuarter(year: 2025, number: 2)

    private(set) var states: [CivilQuarter: SummaryState] = [:]
    private var generator: SeededGenerator

    /// - Parameters:
    ///   - size: clients that a quarter begins with, about.
    ///   - isTidy: whether every sum is true; else rows may be left over, and dates missing.
    init(seed: UInt64, size: Int, quarters: Int, isTidy: Bool) {
        generator = SeededGenerator(seed: seed)
        var caseload = number(upTo: 2 * size)
        var quarter = Self.first
        for _ in 0..<quarters {
            let referrals = number(upTo: size)
            let discharges = number(upTo: min(size, caseload + referrals))
            states[quarter] = state(
                before: caseload, referrals: referrals, discharges: discharges, slips: isTidy ? 0 : 3)
            caseload += referrals - discharges
            if !isTidy { caseload = max(0, caseload + number(upTo: 4) - 2) }
            quarter = quarter.next
        }
    }

    /// What some later files of one quarter change: a few clients here and there, or nearly all of it.
    mutating func change(_ quarter: CivilQuarter) {
        guard let state = states[quarter] else { return }
        let numbers = state.total.aggregate
        let before = (numbers[.caseload] ?? 0) + (numbers[.discharges] ?? 0) - (numbers[.referrals] ?? 0)
        let referrals = max(0, (numbers[.referrals] ?? 0) + number(upTo: 4) - 2)
        let discharges = min(before + referrals, max(0, (numbers[.discharges] ?? 0) + number(upTo: 4) - 2))
        if number(upTo: 3) == 0 {
            states[quarter] = self.state(before: before, referrals: referrals, discharges: discharges, slips: 0)
            return
        }
        var changed = numbers
        changed.measures[.referrals] = referrals
        changed.measures[.discharges] = discharges
        changed.measures[.caseload] = before + referrals - discharges
        changed.measures[.clients] = before + referrals
        for (demographic, options) in changed.demographics {
            changed.demographics[demographic] = fitted(options, to: before + referrals)
        }
        states[quarter] = SummaryState(total: AggregateTotal(of: [changed]), sentOn: state.sentOn)
    }

    mutating func number(upTo limit: Int) -> Int { Int.random(in: 0...max(limit, 0), using: &generator) }

    private mutating func state(before: Int, referrals: Int, discharges: Int, slips: Int) -> SummaryState {
        let present = before + referrals
        let profiles = number(upTo: present)
        let intoWork = number(upTo: profiles)
        let seen = max(0, present - number(upTo: slips))
        let aggregate = Aggregate(
            measures: [
                .clients: present + number(upTo: slips), .referrals: referrals,
                .referralsInEmployment: number(upTo: referrals), .vocationalProfilesStarted: profiles,
                .vocationalProfilesOutOfWork: number(upTo: profiles), .peopleIntoWork: intoWork,
                .peopleIntoWorkFromOutOfWork: number(upTo: intoWork), .jobStarts: intoWork + number(upTo: 5),
                .sustained13Weeks: number(upTo: intoWork), .sustained26Weeks: number(upTo: intoWork),
                .discharges: discharges, .caseload: present - discharges,
                .engagedCaseload: number(upTo: present - discharges),
                .caseloadEmployedAtReferral: number(upTo: present - discharges),
                .hoursPerWeekTotal: number(upTo: 100_000), .clientsWithHours: number(upTo: intoWork),
            ],
            bands: [
                .daysReferralToProfile: split(max(0, profiles - number(upTo: slips)), over: DayBand.allCases),
                .daysReferralToFirstJob: split(max(0, intoWork - number(upTo: slips)), over: DayBand.allCases),
            ],
            demographics: [
                .gender: split(seen, over: ["Female", "Male", "Other"]).filter { $0.value > 0 },
                .benefitStatus: split(seen, over: (1...7).map { "Benefit \($0)" }).filter { $0.value > 0 },
                .ethnicity: split(seen, over: (1...17).map { "Ethnicity \($0)" }).filter { $0.value > 0 },
            ])
        return SummaryState(total: AggregateTotal(of: [aggregate]), sentOn: [])
    }

    /// Unevenly: some parts get most, many get little.
    private mutating func split<Part: Hashable>(_ total: Int, over parts: [Part]) -> [Part: Int] {
        var counts = parts.reduce(into: [:]) { $0[$1] = 0 }
        let busy = Array(parts.shuffled(using: &generator).prefix(2))
        for _ in 0..<total {
            let part = number(upTo: 3) > 0 ? busy[number(upTo: busy.count - 1)] : parts[number(upTo: parts.count - 1)]
            counts[part, default: 0] += 1
        }
        return counts
    }

    private mutating func fitted(_ options: [String: Int], to total: Int) -> [String: Int] {
        var options = options
        var excess = options.values.reduce(0, +) - total
        while excess != 0, let option = options.keys.sorted().randomElement(using: &generator) {
            let step = excess > 0 ? -1 : 1
            guard (options[option] ?? 0) + step >= 0 else { continue }
            options[option, default: 0] += step
            excess += step
        }
        return options.filter { $0.value > 0 }
    }
}
