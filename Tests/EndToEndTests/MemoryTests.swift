import Foundation
import TestKit
import Testing

/// What is left of drops in the daemon's memory once they are weighed, run as the unit runs it: freed memory is
/// overwritten by the allocator (reception, "Memory that held a file").
struct MemoryTests {
    private static let environment = [
        "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
        // Lies in the daemon's memory for good, so that what finds nothing else is known to find this.
        "CONTROL": "Nachtigall",
    ]
    private static let clients = 2000

    @Test func `no cell and no sender's file name is left in memory`() throws {
        let bench = try Workbench(settings: "reception: {settle-seconds: 0.1}")
        try bench.start(environment: Self.environment)
        try bench.drop(Self.sheet(isFaulty: false), as: "dashboard-2025-Q3.csv", account: "team-north")
        try bench.drop(Self.sheet(isFaulty: true), as: "dashboard-2025-Q2.csv", account: "team-north")
        try bench.drop(Self.sheet(isFaulty: false), as: "Junco Hyemalis.csv", account: "team-south")
        let utf16 = Data([0xFF, 0xFE]) + (Self.sheet(isFaulty: false).data(using: .utf16LittleEndian) ?? Data())
        try bench.drop(utf16, as: "dashboard-2025-Q3.csv", account: "team-east")
        for (account, count) in [("team-north", 2), ("team-south", 1), ("team-east", 1)] {
            _ = try bench.waitForReports(count, account: account)
        }
        // Publishing goes on a moment after the reports; memory that it needs is taken from what was freed.
        usleep(3_000_000)

        let found = try Self.look(for: Self.birds + ["Nachtigall"], in: bench)
        if geteuid() == 0 {
            #expect(found.contains { $0.contains("Nachtigall") })
            #expect(found.filter { !$0.contains("Nachtigall") } == [])
        } else {
            // Nobody but root may look, the daemon's own user neither; run as root, this test looks.
            #expect(found.contains { $0.contains("PermissionError") })
        }
    }

    private static func look(for words: [String], in bench: Workbench) throws -> [String] {
        let processID = try #require(bench.daemon?.processID)
        return try Canaries.places(Canaries.file(words, in: bench), inMemoryOf: processID)
            .split(separator: "\n").map(String.init)
    }

    /// One for each column, read and ignored, and one for a file's name.
    private static let birds = [
        "Kanari-", "Xenops-", "Zosterops-", "Wryneck-", "Wellensittich", "Bulbul", "94347", "Junco",
    ]

    private static func sheet(isFaulty: Bool) -> String {
        "Client ID,Referral date,Gender,Job 1 start date,Job 1 hours per week,Client name,NHS number,Notes\n"
            + (0..<clients).map { number in
                let gender = number % 7 == 0 ? "Xenops-\(number)" : "Female"
                let hours = number % 11 == 0 ? "Zosterops-\(number)" : "16"
                let start = isFaulty && number % 5 == 0 ? "Wryneck-\(number)" : "02/07/2025"
                let ignored = "Wellensittich \(number),94347\(10000 + number),\"said \"\"Bulbul \(number)\"\"\""
                return "Kanari-\(number),01/07/2025,\(gender),\(start),\(hours),\(ignored)\n"
            }.joined()
    }
}
