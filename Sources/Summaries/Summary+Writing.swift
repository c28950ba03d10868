import Caseload
import CivilTime

extension Summary {
    /// The figures that take part in sums, in the order in which they are let in: the more a stakeholder needs one, the
    /// earlier. All others are always shown.
    static let linkedFigures: [Figure] = [
        .measure(.vocationalProfilesStarted), .measure(.peopleIntoWork), .measure(.caseload), .measure(.referrals),
        .measure(.discharges), .bands(.daysReferralToFirstJob), .bands(.daysReferralToProfile), .measure(.clients),
        .demographic(.gender), .demographic(.benefitStatus), .demographic(.ethnicity),
    ]

    /// What may be shown of a quarter to somebody who has read `reader`'s other quarters.
    init(of total: AggregateTotal, in quarter: CivilQuarter, for reader: Reader) {
        self.init(rounding: total)
        var reader = reader
        for figure in Self.linkedFigures {
            guard let cells = cells(of: figure, in: quarter) else { continue }
            let isTelling = ([cells] + cells.neighbours(of: figure)).contains { cells in
                var informed = reader
                informed.learn(figure, cells, of: quarter)
                return informed.tellsSmallNumber
            }
            if isTelling { hide(figure) } else { reader.learn(figure, cells, of: quarter) }
        }
    }

    /// Whether it shows a figure that another one hides.
    func fills(_ other: Summary) -> Bool {
        Self.linkedFigures.contains { figure in
            other.hides(figure) && !hides(figure)
        }
    }

    /// The cells of a figure; nil where it is hidden or not known.
    func cells(of figure: Figure, in quarter: CivilQuarter) -> Cells? {
        switch figure {
        case .measure(let measure):
            switch self[measure] {
            case .unknown, .hidden: nil
            case let cell: [.measure(measure, quarter): cell]
            }
        case .bands(let banded):
            self[banded].cells { .band(banded, $0, quarter) }
        case .demographic(let demographic):
            self[demographic].cells { .option(demographic, $0, quarter) }
        }
    }
}

extension Summary.Breakdown {
    fileprivate func cells(_ quantity: (Part) -> Quantity) -> Cells? {
        guard case .shown(let cells) = self else { return nil }
        return cells.reduce(into: [:]) { $0[quantity($1.key)] = $1.value }
    }
}

extension Cells {
    /// What might as well stand in place of a single number. A breakdown has enough ways to be hidden by itself: its parts
    /// may change places.
    fileprivate func neighbours(of figure: Figure) -> [Cells] {
        guard case .measure = figure, let (quantity, cell) = first else { return [] }
        return cell.neighbours.map { [quantity: $0] }
    }
}
