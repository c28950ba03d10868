import Caseload
import CivilTime

/// Somebody who reads all that is shown of a service's quarters, in any order, and subtracts: taking all sums for true as long
/// as what is shown does not refute them, and also any two ways to say a number alone.
struct Reader {
    /// From all sums together.
    private var together = Inference<Quantity>()
    private var twoWaysTell = false
    private var shown: [CivilQuarter: [Figure: Cells]] = [:]

    /// Reads of each figure the first of a quarter's summaries that shows it.
    init(_ summaries: [CivilQuarter: [Summary]]) {
        for (quarter, summaries) in summaries.sorted(by: { $0.key < $1.key }) { learn(summaries, of: quarter) }
    }

    /// Whether anything more can be told of a number shown as `<5` than that it is 1 to 4.
    var tellsSmallNumber: Bool { together.tellsSmallNumber || twoWaysTell }

    mutating func learn(_ summaries: [Summary], of quarter: CivilQuarter) {
        for figure in Summary.linkedFigures {
            let cells = summaries.lazy.compactMap { $0.cells(of: figure, in: quarter) }.first
            if let cells { learn(figure, cells, of: quarter) }
        }
    }

    /// Takes in a figure of a quarter that was not shown before.
    mutating func learn(_ figure: Figure, _ cells: Cells, of quarter: CivilQuarter) {
        shown[quarter, default: [:]][figure] = cells
        for (quantity, cell) in cells { together.learn(quantity, cell) }
        learnSums(figure, Array(cells.keys), of: quarter)
        switch figure {
        case .measure(.caseload):
            compare(.departures, in: quarter)
            compare(.arrivals, in: quarter)
            compare(.arrivals, in: quarter.next)
        case .measure(.discharges): compare(.departures, in: quarter)
        case .measure(.referrals): compare(.arrivals, in: quarter)
        case .measure(.clients): compare(.clients, in: quarter)
        case .demographic(.gender): compare(.gender, in: quarter)
        case .demographic(.benefitStatus): compare(.benefitStatus, in: quarter)
        case .demographic(.ethnicity): compare(.ethnicity, in: quarter)
        case .measure, .bands: break
        }
    }

    private mutating func learnSums(_ figure: Figure, _ parts: [Quantity], of quarter: CivilQuarter) {
        switch figure {
        case .measure(.caseload):
            together.learn([.present(quarter)], equals: parts + [.left(quarter)])
            together.learn([.present(quarter)], equals: [.before(quarter), .arrived(quarter)])
            if shows(.measure(.caseload), of: quarter.previous) {
                together.learn([.before(quarter)], equals: [.measure(.caseload, quarter.previous)])
            }
            if shows(.measure(.caseload), of: quarter.next) {
                together.learn([.before(quarter.next)], equals: parts)
            }
        case .measure(.discharges):
            together.learn([.left(quarter)], equals: parts)
        case .measure(.referrals):
            together.learn([.arrived(quarter)], equals: parts)
        case .measure(.clients), .demographic:
            together.learn([.present(quarter)], equals: parts)
        case .bands(.daysReferralToProfile):
            together.learn([.measure(.vocationalProfilesStarted, quarter)], equals: parts)
        case .bands(.daysReferralToFirstJob):
            together.learn([.measure(.peopleIntoWork, quarter)], equals: parts)
        case .measure:
            break
        }
    }

    private func shows(_ figure: Figure, of quarter: CivilQuarter) -> Bool { shown[quarter]?[figure] != nil }

    // MARK: Two ways alone

    private mutating func compare(_ way: Way, in quarter: CivilQuarter) {
        guard let total = total(way, in: quarter) else { return }
        twoWaysTell =
            twoWaysTell
            || Way.allCases.contains { other in
                other != way
                    && self.total(other, in: quarter).map { total.isTold(by: $0) || $0.isTold(by: total) } ?? false
            }
    }

    /// What a way says of the clients of the quarter; nil where nothing of it is shown.
    private func total(_ way: Way, in quarter: CivilQuarter) -> WayTotal? {
        func cells(_ figure: Figure, _ quarter: CivilQuarter) -> Cells? { shown[quarter]?[figure] }
        return switch way {
        case .departures:
            WayTotal(cells(.measure(.caseload), quarter), cells(.measure(.discharges), quarter))
        case .arrivals:
            WayTotal(cells(.measure(.caseload), quarter.previous), cells(.measure(.referrals), quarter))
        case .clients: WayTotal(cells(.measure(.clients), quarter))
        case .gender: WayTotal(cells(.demographic(.gender), quarter))
        case .benefitStatus: WayTotal(cells(.demographic(.benefitStatus), quarter))
        case .ethnicity: WayTotal(cells(.demographic(.ethnicity), quarter))
        }
    }
}

/// The clients of a quarter as one way says them.
private struct WayTotal {
    private var low = 0
    private var high = 0
    private var hasSmallNumber = false

    /// - Parameter figures: nil for one that is not shown and may be any number.
    init?(_ figures: Cells?...) {
        guard figures.contains(where: { $0 != nil }) else { return nil }
        for cell in figures.flatMap({ $0.map { Array($0.values) } ?? [.hidden] }) {
            low += cell.range.lowerBound
            high += cell.range.upperBound
            hasSmallNumber = hasSmallNumber || cell == .suppressed
        }
    }

    /// Whether another way of saying the same total tells more of a small number in this one. It leaves every one of them 1
    /// to 4 when the others of this way may together be 3 less and 3 more than they need to be.
    func isTold(by other: WayTotal) -> Bool {
        let isRefuted = other.high < low || other.low > high
        return hasSmallNumber && !isRefuted && (other.high < low + 3 || other.low > high - 3)
    }
}
