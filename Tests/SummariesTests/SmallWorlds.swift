import Caseload
import CivilTime

@testable import Summaries

/// All small services of one shape, and what two kinds of attackers find out about their numbers. Neither uses the program's
/// own reasoning: they try every service.
struct SmallWorlds {
    static let quarter = CivilQuarter(year: 2026, number: 3)

    /// Names of the numbers, in the order in which a service lists them.
    var numbers: [Quantity]
    var services: [[Int]]
    /// The end of the numbers that were tried: what is shown of larger ones also fits services that were not.
    var limit: Int

    struct Outcome {
        /// Numbers shown as `<5` of which the documents alone leave out one of 1 to 4.
        var narrowed = 0
        /// Numbers of 1 to 4 that who knows the rules as well can tell exactly.
        var pinned = 0
        var services = 0
        /// Services of which something is hidden.
        var withHidden = 0
    }

    /// - Parameter isWhole: whether all services that look like this were tried.
    func attacked(isWhole: ([SummaryCell]) -> Bool) -> Outcome {
        var outcome = Outcome()
        // What is shown depends on how the numbers look by themselves, so it is asked once for each look.
        let byLook = Dictionary(grouping: services) { service in service.map { SummaryCell($0) } }
        let shownByLook = byLook.mapValues { shown($0[0]) }
        let looksByShown = Dictionary(grouping: byLook.keys) { shownByLook[$0] ?? [] }
        for (shown, looks) in looksByShown {
            let count = looks.reduce(0) { $0 + (byLook[$1]?.count ?? 0) }
            outcome.services += count
            if shown.contains(.hidden) { outcome.withHidden += count }
            guard isWhole(shown) else { continue }
            let fitting = byLook.keys.filter { look in
                zip(shown, look).allSatisfy { $0 == .hidden || $0 == $1 }
            }
            for number in numbers.indices {
                func values(_ looks: [[SummaryCell]]) -> Set<Int> {
                    Set(looks.flatMap { (byLook[$0] ?? []).map { $0[number] } })
                }
                if shown[number] == .suppressed, values(fitting) != [1, 2, 3, 4] { outcome.narrowed += 1 }
                let possible = values(looks)
                if possible.count == 1, possible.isSubset(of: [1, 2, 3, 4]) { outcome.pinned += 1 }
            }
        }
        return outcome
    }

    /// What the documents of one service show of each number.
    private func shown(_ service: [Int]) -> [SummaryCell] {
        let known = Dictionary(zip(numbers, service), uniquingKeysWith: { first, _ in first })
        let editions = Editions.standing(after: [.init(day: Self.quarter.next.first, states: states(known))])
        return numbers.map { quantity in
            switch quantity {
            case .measure(let measure, let quarter): editions[quarter]?.summary[measure] ?? .hidden
            case .band(let banded, let band, let quarter): part(band, of: editions[quarter]?.summary[banded])
            case .option(let demographic, let option, let quarter):
                part(option, of: editions[quarter]?.summary[demographic])
            case .present, .before, .arrived, .left: .hidden
            }
        }
    }

    private func part<Part>(_ part: Part, of breakdown: Summary.Breakdown<Part>?) -> SummaryCell {
        guard case .shown(let cells) = breakdown else { return .hidden }
        return cells[part] ?? .rounded(0)
    }

    private func states(_ counts: [Quantity: Int]) -> [CivilQuarter: SummaryState] {
        var aggregates: [CivilQuarter: Aggregate] = [:]
        for (quantity, count) in counts {
            switch quantity {
            case .measure(let measure, let quarter): aggregates[quarter, default: .init()].measures[measure] = count
            case .band(let banded, let band, let quarter):
                aggregates[quarter, default: .init()].bands[banded, default: [:]][band] = count
            case .option(let demographic, let option, let quarter):
                aggregates[quarter, default: .init()].demographics[demographic, default: [:]][option] =
                    count > 0 ? count : nil
            case .present, .before, .arrived, .left: break
            }
        }
        return aggregates.mapValues { SummaryState(total: AggregateTotal(of: [$0]), sentOn: []) }
    }
}

extension SmallWorlds {
    /// All ways to write `total` as a sum of `count` numbers.
    static func compositions(of total: Int, into count: Int) -> [[Int]] {
        count == 1
            ? [[total]]
            : (0...total).flatMap { first in compositions(of: total - first, into: count - 1).map { [first] + $0 } }
    }
}
