import Caseload
import Findings
import OutboxPlan
import TestKit
import Testing
import Weighing

/// Invariant 8, through the whole loop: row order, cutting a file into parts and dropping it twice change no total.
struct TotalsTests {
    private static let headings = """
        Client ID,Referral date,Employment status at referral,Date Vocational Profile Started,Job 1 start date,\
        Job 1 end date,Job 1 hours per week,Job 2 start date,Job 2 end date,Job 2 hours per week,\
        13 week sustainment date,26 week sustainment date,Discharge date,Gender,Ethnicity,Benefit status
        """

    /// A drop of the given rows.
    private typealias Drop = (account: String, part: String, rows: ArraySlice<String>)

    @Test(arguments: 1...8)
    func `neither order nor cutting nor sending again changes a total`(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let rows = (0..<40).map { Self.row($0, &random) }
        let whole: [Drop] = [("team-north", "", rows[...])]
        let shuffled: [Drop] = [("team-north", "", rows.shuffled(using: &random)[...])]
        let cuts = (0..<3).map { _ in Int.random(in: 1..<40, using: &random) }.sorted()
        let cut: [Drop] = [
            ("team-north", "", rows[..<cuts[0]]), ("team-north", "-b", rows[cuts[0]..<cuts[1]]),
            ("team-south", "", rows[cuts[1]..<cuts[2]]), ("team-docks", "-d", rows[cuts[2]...]),
        ]
        let expected = try totals(after: whole)
        for (name, drops) in [
            ("shuffled", shuffled), ("cut", cut), ("twice", whole + whole), ("cut, twice", cut + cut),
        ] {
            #expect(try totals(after: drops) == expected, "seed \(seed), \(name)")
        }
    }

    private struct Totals: Equatable {
        var measures: AggregateTotal
        /// As the service's dashboard shows them.
        var shown: Substring
    }

    private func totals(after drops: [Drop]) throws -> Totals {
        let simulation = Simulation(rules: SampleHouse.rules(register: Self.register))
        simulation.start()
        for drop in drops where !drop.rows.isEmpty {
            let content = ([Self.headings] + drop.rows).map { $0 + "\n" }.joined()
            simulation.drop(content, as: "dashboard-2026-Q3\(drop.part).csv", account: drop.account)
        }
        simulation.run()
        #expect(simulation.receipts.allSatisfy { $0.report.findings.errors == 0 })
        let bytes = simulation.outbox.bytes(at: "dashboard-2026-Q3.json", account: "svc-mersey") ?? []
        let json = String(decoding: bytes, as: UTF8.self)
        let start = try #require(json.firstRange(of: "\"measures\"")?.lowerBound)
        let end = try #require(json.firstRange(of: "\"incomplete\"")?.lowerBound)
        return Totals(measures: AggregateTotal(of: simulation.parts.map(\.aggregate)), shown: json[start..<end])
    }

    /// One service, to have less to publish.
    private static let register = SampleHouse.register(accounts: { text in
        text.split(separator: "\n").filter { $0.hasPrefix("account") || $0.contains("MERSEY") }.map { $0 + "\n" }
            .joined()
    })

    private static func row(_ number: Int, _ random: inout SeededRandom) -> String {
        func day(from first: Int, to last: Int, chance: Int = 100) -> String {
            guard Int.random(in: 1...100, using: &random) <= chance else { return "" }
            // Months of 30 days, counted from January 2026.
            let days = Int.random(in: first...last, using: &random)
            let (month, day) = (days / 30 % 12 + 1, days % 28 + 1)
            return "\(day)/\(month)/2026"
        }
        func one(of options: String...) -> String { options.randomElement(using: &random) ?? "" }
        var row = ["c\(number)", day(from: 0, to: 80)]
        row.append(one(of: "Employed", "02", "Student", "08", "Not stated", ""))
        row.append(day(from: 90, to: 260, chance: 80))
        // A job without a start has no end.
        let firstStart = day(from: 90, to: 200, chance: 60)
        row += [firstStart, firstStart.isEmpty ? "" : day(from: 210, to: 260, chance: 40)]
        row.append(one(of: "16", "37.5", "30+", "", "\"7,25\""))
        let secondStart = day(from: 100, to: 200, chance: 30)
        row += [secondStart, secondStart.isEmpty ? "" : day(from: 210, to: 260, chance: 30), "8"]
        row += [day(from: 180, to: 269, chance: 5), day(from: 180, to: 269, chance: 5)]
        row.append(day(from: 240, to: 269, chance: 20))
        row += [one(of: "Female", "Male", ""), one(of: "A", "Indian", "Z"), one(of: "Universal Credit", "No benefits")]
        return row.joined(separator: ",")
    }
}
