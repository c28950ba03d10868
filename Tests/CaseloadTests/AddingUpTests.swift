import CivilTime
import Testing

@testable import Caseload

struct AddingUpTests {
    private func randomClients(_ count: Int, seed: UInt64) -> [ClientRow] {
        var generator = SeededGenerator(seed: seed)
        let cells: [OptionCell] = [.blank, .unrecognised, .option(0), .option(1)]
        return (0..<count).map { _ in
            var client = RandomCareer(&generator).client
            client.employment = [.employed, .outOfWork, .neither].randomElement(using: &generator) ?? .neither
            client.gender = cells.randomElement(using: &generator) ?? .blank
            client.ethnicity = cells.randomElement(using: &generator) ?? .blank
            if let referral = client.referral.day, Bool.random(using: &generator) {
                client.profileStarted = .day(referral.advanced(by: .random(in: -2...120, using: &generator)))
            }
            for index in client.jobs.indices where Bool.random(using: &generator) {
                client.jobs[index].hoursInHundredths = Int.random(in: 1...16_800, using: &generator)
            }
            return client
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5])
    func `parts cut anywhere give the same total as one file`(seed: UInt64) throws {
        let day = try weighingDay("2026-Q2", asOf: "2026-06-10")
        let clients = randomClients(400, seed: seed)
        let whole = weigh(clients, on: day)
        #expect(whole.measures.values.allSatisfy { $0 > 0 })

        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let cuts = (0..<4).map { _ in Int.random(in: 0...clients.count, using: &generator) }.sorted()
            let borders = [0] + cuts + [clients.count]
            let parts = zip(borders, borders.dropFirst()).map { weigh(Array(clients[$0..<$1]), on: day) }
            let total = AggregateTotal(of: parts.shuffled(using: &generator))
            #expect(total.aggregate == whole)
            #expect(total.incomplete.isEmpty)
        }
    }

    @Test func `the order of rows changes nothing`() throws {
        let day = try weighingDay("2026-Q2", asOf: "2026-12-01")
        let clients = randomClients(400, seed: 7)
        let whole = weigh(clients, on: day)
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<5 { #expect(weigh(clients.shuffled(using: &generator), on: day) == whole) }
    }

    @Test func `what one part lacks is summed over the others and listed`() throws {
        let day = try weighingDay("2026-Q3", asOf: "2026-12-01")
        let clients = [try client(referral: "2026-07-01", discharge: "2026-08-01")]
        let complete = weigh(clients, on: day)
        let lacking = weigh(
            clients, on: day,
            headings: KnownHeadings(Set(HeadingGroup.allCases).subtracting([.discharge, .profileStarted])))
        let total = AggregateTotal(of: [lacking, complete])
        #expect(total.aggregate[.referrals] == 2)
        #expect(total.aggregate[.discharges] == 1)
        #expect(
            total.incomplete == [
                "vocational_profiles_started", "vocational_profiles_out_of_work", "discharges", "caseload",
                "engaged_caseload", "caseload_employed_at_referral", "hours_per_week_total", "clients_with_hours",
                "days_referral_to_profile",
            ])
        #expect(AggregateTotal(of: [lacking, lacking]).aggregate[.discharges] == nil)
        #expect(AggregateTotal(of: [lacking, lacking]).incomplete.isEmpty)
    }
}
