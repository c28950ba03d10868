import Caseload
import CivilTime

@testable import Summaries

/// Somebody with all documents of a service and a pencil: writes down every way in which a number is said twice, and
/// subtracts. The sums are the attacker's own list, and the reckoning is a plain one.
struct SubtractingAttacker {
    private struct Place: Hashable {
        var quarter: CivilQuarter
        var figure: Figure
        var part: String
    }

    private var ranges: [ClosedRange<Int>] = []
    private var suppressed: [Int] = []
    /// By quarter and figure, the places of its parts.
    private var places: [Place: [Int]] = [:]
    private var quarters: [CivilQuarter]

    private static let any = 0...100_000

    /// - Parameter summaries: by quarter; of each figure the first summary that shows it counts.
    init(_ summaries: [CivilQuarter: [Summary]]) {
        quarters = summaries.keys.sorted()
        for quarter in quarters {
            for figure in Figure.all {
                let shown = summaries[quarter]?.lazy.compactMap { Self.cells($0, figure) }.first
                guard let cells = shown else { continue }
                places[Place(quarter: quarter, figure: figure, part: "")] = cells.map { cell in
                    switch cell {
                    case .suppressed:
                        suppressed.append(ranges.count)
                        ranges.append(1...4)
                    case .rounded(0): ranges.append(0...0)
                    case .rounded(5): ranges.append(5...7)
                    case .rounded(let count): ranges.append(count - 2...count + 2)
                    case .hidden, .unknown: ranges.append(Self.any)
                    }
                    return ranges.count - 1
                }
            }
        }
        // What nobody shows may be anything.
        ranges.append(Self.any)
    }

    /// How many numbers shown as `<5` the pencil can narrow.
    func narrowed() -> Int {
        let pairs = quarters.flatMap { equals(in: $0) }.flatMap { ways in
            ways.indices.flatMap { first in ways.indices.dropFirst(first + 1).map { (ways[first], ways[$0]) } }
        }
        // Each pair by itself, whatever the others say; then all together, as long as they agree.
        let outcomes = (pairs.map { [$0] } + [pairs]).compactMap(subtracted)
        return suppressed.count { place in outcomes.contains { $0[place] != 1...4 } }
    }

    /// All ways to say the same total, for each total that is said twice.
    private func equals(in quarter: CivilQuarter) -> [[[Int]]] {
        func parts(_ figure: Figure, _ quarter: CivilQuarter) -> [Int]? {
            places[Place(quarter: quarter, figure: figure, part: "")]
        }
        func sum(_ measures: (Measure, CivilQuarter)...) -> [Int]? {
            let parts = measures.map { parts(.measure($0), $1) ?? [ranges.count - 1] }
            return parts.joined().contains { $0 != ranges.count - 1 } ? parts.flatMap(\.self) : nil
        }
        let present = [
            sum((.caseload, quarter), (.discharges, quarter)),
            sum((.caseload, quarter.previous), (.referrals, quarter)),
            parts(.measure(.clients), quarter), parts(.demographic(.gender), quarter),
            parts(.demographic(.benefitStatus), quarter), parts(.demographic(.ethnicity), quarter),
        ]
        let profiles = [
            parts(.measure(.vocationalProfilesStarted), quarter), parts(.bands(.daysReferralToProfile), quarter),
        ]
        let jobs = [parts(.measure(.peopleIntoWork), quarter), parts(.bands(.daysReferralToFirstJob), quarter)]
        return [present, profiles, jobs].map { $0.compactMap(\.self) }
    }

    /// Nil where the pairs can't all be true.
    private func subtracted(_ pairs: [([Int], [Int])]) -> [ClosedRange<Int>]? {
        var known = ranges
        var isMoving = true
        while isMoving {
            isMoving = false
            for (left, right) in pairs + pairs.map({ ($1, $0) }) {
                for place in left where place != ranges.count - 1 {
                    var (low, high) = (0, 0)
                    for other in right {
                        low += known[other].lowerBound
                        high += known[other].upperBound
                    }
                    for other in left where other != place {
                        low -= known[other].upperBound
                        high -= known[other].lowerBound
                    }
                    let range = known[place]
                    guard low <= range.upperBound, high >= range.lowerBound else { return nil }
                    let narrower = max(low, range.lowerBound)...min(high, range.upperBound)
                    if narrower != range { isMoving = true }
                    known[place] = narrower
                }
            }
        }
        return known
    }

    private static func cells(_ summary: Summary, _ figure: Figure) -> [SummaryCell]? {
        switch figure {
        case .measure(let measure):
            summary[measure] == .hidden ? nil : [summary[measure]]
        case .bands(let banded):
            if case .shown(let cells) = summary[banded] { Array(cells.values) } else { nil }
        case .demographic(let demographic):
            if case .shown(let cells) = summary[demographic] { Array(cells.values) } else { nil }
        }
    }
}
