import Caseload
import CivilTime
import Testing

@testable import Summaries

struct RandomAttackTests {
    struct Kind: CustomTestStringConvertible {
        var size: Int
        /// Of all figures, at least this share is shown.
        var shown: Double
        var testDescription: String { "about \(size) clients" }
    }

    @Test(
        arguments: [
            Kind(size: 3, shown: 0.8), Kind(size: 12, shown: 0.85), Kind(size: 40, shown: 0.9),
            Kind(size: 150, shown: 0.95),
        ],
        [true, false])
    func `all documents together give no small number back, and show most`(kind: Kind, isTidy: Bool) {
        var (shown, narrowed) = (0, 0)
        let services = 15
        let quarters = 6
        for seed in 0..<services {
            let service = RandomService(seed: UInt64(seed), size: kind.size, quarters: quarters, isTidy: isTidy)
            let editions = Editions.standing(after: [.init(day: RandomService.first.first, states: service.states)])
            narrowed += SubtractingAttacker(editions.mapValues { [$0.summary] }).narrowed()
            for edition in editions.values { shown += Figure.all.count { !edition.summary.hides($0) } }
        }
        #expect(narrowed == 0)
        #expect(Double(shown) >= kind.shown * Double(services * quarters * Figure.all.count))
    }

    @Test(arguments: [3, 12, 40], [true, false])
    func `what an edition leaves out, taken from another one, gives no small number back`(size: Int, isTidy: Bool) {
        var (narrowed, editionCount) = (0, 0)
        for seed in 0..<12 {
            var service = RandomService(seed: UInt64(seed), size: size, quarters: 4, isTidy: isTidy)
            var months = [SummaryMonth(day: CivilQuarter(year: 2026, number: 2).first, states: service.states)]
            var published: [CivilQuarter: [Summary]] = [:]
            for _ in 0..<6 {
                let standing = Editions.standing(after: months)
                let summaries = standing.mapValues { [$0.summary] }
                narrowed += SubtractingAttacker(summaries).narrowed()
                for (quarter, edition) in standing {
                    for earlier in published[quarter] ?? [] {
                        for (first, second) in [(edition.summary, earlier), (earlier, edition.summary)]
                        where leavesOut(first, whatShows: second) {
                            let both = summaries.merging([quarter: [first, second]]) { $1 }
                            narrowed += SubtractingAttacker(both).narrowed()
                        }
                    }
                    editionCount += edition.day == months.last?.day ? 1 : 0
                    published[quarter, default: []].append(edition.summary)
                }
                service.change(standing.keys.sorted()[service.number(upTo: 3)])
                months.append(.init(day: months[months.count - 1].day.advanced(by: 31), states: service.states))
            }
        }
        #expect(narrowed == 0)
        // The first of each quarter, and new ones in at least a quarter of the months.
        #expect(editionCount > 12 * 4 + 12 * 5 / 4)
    }

    /// Hours are left out for a reason of their own, and are part of no sum.
    private func leavesOut(_ summary: Summary, whatShows other: Summary) -> Bool {
        Figure.all.contains { $0 != .measure(.hoursPerWeekTotal) && summary.hides($0) && !other.hides($0) }
    }
}
