import Foundation
import Testing

/// A daemon whose kernel announces nothing: whatever events were for, the regular look does it, only later.
struct RescanTests {
    private let bench: Workbench

    init() throws {
        bench = try Workbench(settings: "reception: {settle-seconds: 0.1, rescan-seconds: 1}")
        try bench.start(environment: FaultLibrary.environment(["FAULT_DEAF": "1"]))
        // So that nothing is found by the first look.
        try bench.waitForFirstTurn()
    }

    @Test func `every drop is found, weighed once and reported`() throws {
        let accounts = ["team-north", "team-south", "team-docks"]
        for round in 1...3 {
            for account in accounts {
                let sheet = Sheet.clean(clients: round, prefix: account)
                try bench.drop(sheet, as: "dashboard-2025-Q\(round).csv", account: account)
            }
            for account in accounts { _ = try bench.waitForReports(round, account: account, seconds: 30) }
        }
        for account in accounts {
            let clients = bench.reports(account).map { ($0["measures"] as? [String: Any])?["clients"] as? Int }
            #expect(clients == [1, 2, 3])
            #expect(bench.isInboxEmpty(account))
        }
        #expect(bench.log.contains("the regular look found what no event had announced"))
    }

    @Test func `a command beside it is answered`() throws {
        let answer = try bench.command(["publish", "--all"])
        #expect(answer.status == 0)
        #expect(answer.text.contains("published anew"))
    }

    @Test func `an inbox that vanished and came back is looked into again`() throws {
        let inbox = bench.inbox("team-east")
        let away = bench.folder.appending(path: "away")
        try FileManager.default.moveItem(at: inbox, to: away)
        try wait(for: "the log to say so", seconds: 30) { bench.log.contains("could not list an inbox (team-east)") }
        try FileManager.default.createDirectory(at: inbox, withIntermediateDirectories: true)
        try bench.drop(Sheet.clean(clients: 4), as: "dashboard-2025-Q3.csv", account: "team-east")
        _ = try bench.waitForReports(1, account: "team-east")
    }
}
