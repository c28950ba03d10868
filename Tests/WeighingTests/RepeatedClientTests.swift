import Caseload
import CivilTime
import Findings
import TableSchema
import TestKit
import Testing
import Weighing

/// What only `check` can say, since the daemon keeps nothing of a client to compare with.
struct RepeatedClientTests {
    private let weigher = DropWeigher(
        schema: .standardSpreadsheet, limits: SampleHouse.rules().limits, supportContact: "", contentTag: { _ in "" })

    /// Findings of files that are checked together, as `rule cell`; absent headings left out.
    private func findings(_ files: [String]) -> [[String]] {
        let clients = ClientIndex()
        return files.map { file in
            let weighed = weigher.weigh(
                Array("Client ID,Referral date\n\(file)".utf8),
                name: DropName(reading: Array("dashboard-2026-Q3.csv".utf8)),
                sender: nil, asOf: CivilDay(isoText: "2026-10-01")!, clients: clients)
            return weighed.report.judged().findings.listed.filter { $0.rule != .headingAbsent }
                .map { "\($0.severity) \($0.rule.rawValue) \($0.cell ?? "")" }
        }
    }

    @Test func `a client of an earlier file is a warning in the later one`() {
        #expect(
            findings(["c1,01/07/2026\nc2,01/07/2026\n", "c3,01/07/2026\nc2,02/07/2026\n", "c4,01/07/2026\n"])
                == [[], ["warning client-in-another-file A3"], []])
    }

    @Test func `a client twice in one file is an error there and not in another`() {
        #expect(
            findings(["c1,01/07/2026\nc1,02/07/2026\n", "c1,03/07/2026\n"])
                == [["error client-repeated A3"], ["warning client-in-another-file A2"]])
    }

    @Test func `blank client IDs are nobody's`() {
        #expect(findings([",01/07/2026\n", " ,01/07/2026\n"]) == [[], []])
    }

    @Test func `the message says where, and nothing of the client`() throws {
        let clients = ClientIndex()
        let messages = ["first", "second"].flatMap { _ in
            weigher.weigh(
                Array("Client ID,Referral date\nAnn Example,01/07/2026\n".utf8),
                name: DropName(reading: Array("dashboard-2026-Q3.csv".utf8)), sender: nil,
                asOf: CivilDay(isoText: "2026-10-01")!, clients: clients
            ).report.findings.listed.map(\.message)
        }
        #expect(messages.contains { $0.contains("row 2 of file 1") })
        #expect(!messages.contains { $0.contains("Ann") })
    }
}
