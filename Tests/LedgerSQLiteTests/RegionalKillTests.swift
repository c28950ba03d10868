import Foundation
import GRDB
import Glibc
import LedgerSQLite
import QuarterlyReturns
import TestKit
import Testing
import Workflow

struct RegionalKillTests {
    private static let rounds = 100
    /// What one export is when it is published: how often `referrals` is known to be.
    private static let submitted = [RegionalSample.submitted, [RegionalSample.submission("S2", 3, revision: 9)]]

    /// The child exports two contents in turn for ever, until it is killed at a moment of its own: anywhere in an export.
    @Test func `killed during an export a hundred times, the published file is whole, old or new`() async throws {
        let store = try TestStore()
        try store.publish([contents(0)])
        for round in 0..<Self.rounds {
            await #expect(processExitsWith: .signal(SIGKILL)) {
                [path = store.directory.path as String, microseconds = UInt32(round * 311) as UInt32] in
                let contents = [0, 1].map { RegionalKillTests().contents($0) }
                let files = RegionalStoreFiles(directory: path)
                Thread.detachNewThread {
                    usleep(microseconds)
                    kill(getpid(), SIGKILL)
                }
                for number in 0... {
                    _ = try files.publish(contents[number % 2], at: LedgerSample.morning, programVersion: "1.0")
                }
            }
            try expectWhole(store)
        }
        // The next run takes away what the last one left.
        try store.publish([contents(0)], hour: 1)
        try store.publish([contents(1)], hour: 2)
        #expect(try store.names() == ["nation.sqlite"])
    }

    private func contents(_ number: Int) -> RegionalContent {
        RegionalSample.contents(submitted: Self.submitted[number])[0]
    }

    private func expectWhole(_ store: TestStore) throws {
        #expect(try store.values("nation", "PRAGMA integrity_check") == ["ok"])
        let found = try store.values(
            "nation",
            "SELECT service_code || revision FROM quarterly_return_revision ORDER BY quarter, service_code, revision")
        #expect(found == ["S11", "S12", "S31", "S11"] || found == ["S29"])
        #expect(try store.values("nation", "SELECT quarterly_return_revisions FROM export") == ["\(found.count)"])
    }
}
