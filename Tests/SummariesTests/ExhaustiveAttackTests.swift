import Caseload
import CivilTime
import Testing

@testable import Summaries

/// Every small service of a shape is tried, so that what holds here holds by enumeration and not by the program's own
/// reasoning.
struct ExhaustiveAttackTests {
    private let quarter = SmallWorlds.quarter

    private func check(_ outcome: SmallWorlds.Outcome, hiddenAtMost share: Double) {
        #expect(outcome.narrowed == 0, "a <5 can be narrowed")
        #expect(outcome.pinned == 0, "a small number can be told")
        #expect(outcome.withHidden > 0)
        #expect(Double(outcome.withHidden) < share * Double(outcome.services))
    }

    @Test func `bands of days and their measure give no small number back`() {
        let limit = 27
        let bands = DayBand.allCases
        let services = (0...limit).flatMap { total in
            SmallWorlds.compositions(of: total, into: bands.count).map { [total] + $0 }
        }
        let numbers: [Quantity] =
            [.measure(.peopleIntoWork, quarter)] + bands.map { .band(.daysReferralToFirstJob, $0, quarter) }
        let worlds = SmallWorlds(numbers: numbers, services: services, limit: limit)
        check(worlds.attacked { $0[0].range.upperBound <= limit }, hiddenAtMost: 0.1)
    }

    @Test func `a demographic, the caseload, discharges and clients give no small number back`() {
        let limit = 17
        let options = ["Female", "Male", "Other"]
        let services = (0...limit).flatMap { present in
            SmallWorlds.compositions(of: present, into: 2).flatMap { parts in
                SmallWorlds.compositions(of: present, into: options.count).map { parts + [present] + $0 }
            }
        }
        let numbers: [Quantity] =
            [.measure(.caseload, quarter), .measure(.discharges, quarter), .measure(.clients, quarter)]
            + options.map { .option(.gender, $0, quarter) }
        let worlds = SmallWorlds(numbers: numbers, services: services, limit: limit)
        let outcome = worlds.attacked { shown in
            func isWithin(_ cells: SummaryCell...) -> Bool {
                cells.reduce(0) { $0 + $1.range.upperBound } <= limit
            }
            return isWithin(shown[0], shown[1]) || isWithin(shown[2]) || isWithin(shown[3], shown[4], shown[5])
        }
        check(outcome, hiddenAtMost: 0.5)
    }

    @Test func `two demographics of the same clients give no small number back`() {
        let limit = 12
        let services = (0...limit).flatMap { present in
            let parts = SmallWorlds.compositions(of: present, into: 3)
            return parts.flatMap { first in parts.map { [present] + first + $0 } }
        }
        let options = ["A", "B", "C"]
        let numbers: [Quantity] =
            [.measure(.clients, quarter)] + options.map { .option(.gender, $0, quarter) }
            + options.map { .option(.ethnicity, $0, quarter) }
        let worlds = SmallWorlds(numbers: numbers, services: services, limit: limit)
        check(worlds.attacked { $0[0].range.upperBound <= limit }, hiddenAtMost: 0.5)
    }

    @Test func `caseload, referrals and discharges of two quarters give no small number back`() {
        let limit = 32
        let services = (0...limit).flatMap { before in
            (0...limit).flatMap { referrals in
                (0...before + referrals).map { [before, referrals, $0, before + referrals - $0] }
            }
        }
        let numbers: [Quantity] = [
            .measure(.caseload, quarter.previous), .measure(.referrals, quarter), .measure(.discharges, quarter),
            .measure(.caseload, quarter),
        ]
        let worlds = SmallWorlds(numbers: numbers, services: services, limit: limit)
        let outcome = worlds.attacked { shown in
            shown[0].range.upperBound <= limit && shown[1].range.upperBound <= limit
        }
        check(outcome, hiddenAtMost: 0.25)
    }
}
