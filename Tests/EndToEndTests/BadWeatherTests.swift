import Foundation
import Testing

/// What the daemon stands on fails under it: it says so in `status` and in the log, tries again, loses nothing, and has
/// everything done once the trouble is over.
struct BadWeatherTests {
    private static let settings = "reception: {settle-seconds: 0.1, rescan-seconds: 1}"
    private static let quarters = ["2025-Q1", "2025-Q2", "2025-Q3"]

    /// A disk that can be filled and freed, below one folder of the spool.
    enum Disk: String, CaseIterable {
        /// By the fault library: for everybody.
        case simulated
        /// A small one of its own: root can mount it.
        case mounted

        static var available: [Disk] { SmallDisk.canMount ? allCases : [.simulated] }
    }

    @Test(arguments: Disk.available)
    func `a full disk under the outboxes`(disk: Disk) throws {
        let bench = try Workbench(settings: Self.settings, accounts: ["team-north"])
        let small = try SmallDisk(at: bench.outboxes, disk)
        try bench.start(environment: small.environment)
        try bench.waitForFirstTurn()
        try small.fill()
        try Self.sendAll(bench)
        try wait(for: "the inbox to be empty", seconds: 30) { bench.isInboxEmpty("team-north") }
        try Self.expectTrouble(bench, of: ["could not write documents (team-north)", "ENOSPC", "Make room"])
        #expect(bench.reportCount("team-north") < 3, "not everything has room there")
        try small.free()
        try Self.expectAllDone(bench)
        #expect(bench.outboxNames("team-north").filter { $0.hasSuffix(".tmp") } == [], "nothing half written stays")
    }

    @Test(arguments: Disk.available)
    func `a full disk under ledger and state`(disk: Disk) throws {
        // Ledger, state and keys lie on it; inboxes, claims and outboxes, which have disks of their own, do not.
        let bench = try Workbench(
            settings: Self.settings + """

                inbox: ../elsewhere/inbox/{account}
                outbox: ../elsewhere/outbox/{account}
                claims: ../elsewhere/inbox/.claims
                """, accounts: ["team-north"], isSplit: true)
        let small = try SmallDisk(at: bench.spool, disk)
        try bench.start(environment: small.environment)
        try bench.waitForFirstTurn()
        try small.fill()
        try Self.sendAll(bench)
        try Self.expectTrouble(bench, of: ["could not commit drops to the ledger", "SQLITE_FULL", "nothing is lost"])
        #expect(bench.reportCount("team-north") == 0)
        // What comes now waits where it is: a disk that holds no commit holds no more claims.
        try bench.drop(Sheet.clean(clients: 7), as: "dashboard-2024-Q4.csv", account: "team-north")
        usleep(1_500_000)
        #expect(!bench.isInboxEmpty("team-north"))
        #expect(try bench.command(["status", "--format", "json"]).json()["waiting"] as? Int == 4)
        try small.free()
        try Self.expectAllDone(bench, reports: 4)
    }

    @Test func `a ledger that can't be written`() throws {
        let bench = try Workbench(settings: Self.settings, accounts: ["team-north"])
        try bench.start(environment: FaultLibrary.environment(["FAULT_DISK": bench.ledger.path]))
        try bench.waitForFirstTurn()
        let flag = URL(filePath: bench.ledger.path + ".read-only")
        try Data().write(to: flag)
        try Self.sendAll(bench)
        try Self.expectTrouble(bench, of: ["could not commit drops to the ledger"])
        #expect(bench.reportCount("team-north") == 0)
        try FileManager.default.removeItem(at: flag)
        try Self.expectAllDone(bench)
    }

    @Test func `a limit on the size of files, lifted later`() throws {
        let bench = try Workbench(settings: Self.settings, accounts: ["team-north"])
        // 200 KiB: more than any document, less than the ledger's log after a few drops.
        try bench.start(limits: "ulimit -S -f 400")
        var sent = 0
        while !bench.log.contains(" error: "), sent < 30 {
            sent += 1
            let sheet = Sheet.clean(clients: sent)
            try bench.drop(sheet, as: "dashboard-\(2000 + sent % 25)-Q1.csv", account: "team-north")
            try wait(for: "drop \(sent) or trouble", seconds: 30) {
                bench.isInboxEmpty("team-north") && bench.reportCount("team-north") == sent
                    || bench.log.contains(" error: ")
            }
        }
        try Self.expectTrouble(bench, of: ["ledger"])
        let processID = try #require(bench.daemon?.processID)
        let lifted = try runCommand(
            URL(filePath: "/usr/bin/env"), ["prlimit", "--pid", "\(processID)", "--fsize=unlimited"])
        try #require(lifted.status == 0, "\(lifted.error)")
        #expect(try bench.waitForReports(sent, account: "team-north", seconds: 30).count == sent)
        try wait(for: "status to be well", seconds: 30) { try bench.command(["status"]).status == 0 }
        #expect(try bench.stop() == 0)
    }

    @Test func `a daemon that dies while the ledger's disk is full`() throws {
        let bench = try Workbench(settings: Self.settings, accounts: ["team-north"])
        try bench.start(environment: FaultLibrary.environment(["FAULT_DISK": bench.ledger.path]))
        try bench.waitForFirstTurn()
        try Data().write(to: URL(filePath: bench.ledger.path + ".full"))
        try Self.sendAll(bench)
        try wait(for: "the trouble", seconds: 30) { bench.log.contains("could not commit drops to the ledger") }
        bench.kill()
        try bench.start()
        try Self.expectAllDone(bench)
    }

    @Test func `an inbox that vanishes and comes back`() throws {
        let bench = try Workbench(settings: Self.settings, accounts: ["team-north", "team-south"])
        try bench.start()
        try bench.waitForFirstTurn()
        try FileManager.default.removeItem(at: bench.inbox("team-north"))
        try Self.expectTrouble(bench, of: ["could not list an inbox (team-north)", "ENOENT", "Make the directory"])
        // The others go on.
        try bench.drop(Sheet.clean(clients: 3, prefix: "s"), as: "dashboard-2025-Q3.csv", account: "team-south")
        _ = try bench.waitForReports(1, account: "team-south")
        try FileManager.default.createDirectory(at: bench.inbox("team-north"), withIntermediateDirectories: false)
        try Self.sendAll(bench)
        try Self.expectAllDone(bench)
    }

    // MARK: Helpers

    private static func sendAll(_ bench: Workbench) throws {
        for (number, quarter) in quarters.enumerated() {
            let sheet = Sheet.clean(clients: number + 1)
            try bench.drop(sheet, as: "dashboard-\(quarter).csv", account: "team-north")
        }
    }

    /// In the log, in `status` as text and as JSON, and in its exit status.
    private static func expectTrouble(_ bench: Workbench, of words: [String]) throws {
        func isTold(_ text: String) -> Bool { words.allSatisfy(text.contains) }
        try wait(for: "status to tell", seconds: 30) { isTold(try bench.command(["status"]).text) }
        let told = try bench.command(["status", "--format", "json"])
        #expect(told.status == 69)
        let troubles = try told.json()["troubles"] as? [String] ?? []
        #expect(troubles.contains(where: isTold), "\(troubles)")
        #expect(bench.log.split(separator: "\n").contains { $0.contains(" error: ") && isTold(String($0)) })
    }

    private static func expectAllDone(_ bench: Workbench, reports count: Int = 3) throws {
        let reports = try bench.waitForReports(count, account: "team-north", seconds: 30)
        let clients = reports.compactMap { ($0["measures"] as? [String: Any])?["clients"] as? Int }
        #expect(clients.prefix(3) == [1, 2, 3], "each counted once, in its order")
        #expect(reports.count == count)
        try wait(for: "status to be well", seconds: 30) { try bench.command(["status"]).status == 0 }
        #expect(bench.isInboxEmpty("team-north") && bench.claimNames.isEmpty)
        for quarter in quarters { #expect(bench.text("dashboard-\(quarter).html", of: "team-north") != nil) }
        #expect(try bench.stop() == 0)
    }
}
