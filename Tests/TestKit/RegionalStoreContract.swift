import CivilTime
package import QuarterlyReturns
import Testing
package import Workflow

/// A regional store and what a reader sees in it.
package struct RegionalStoreUnderTest {
    package let store: any RegionalStore
    /// By area: since when its content is what it is, and the revisions that are current, by quarter and service.
    package let published: () throws -> [RegionalContent.Area: Published]

    package struct Published: Hashable {
        package var changedAt: String
        package var current: [String]

        package init(changedAt: String, current: [String]) {
            self.changedAt = changedAt
            self.current = current
        }
    }

    package init(store: any RegionalStore, published: @escaping () throws -> [RegionalContent.Area: Published]) {
        self.store = store
        self.published = published
    }
}

/// What every `RegionalStore` does, the one of files and the one in memory.
package enum RegionalStoreContract {
    package static let cases: [ContractCase<RegionalStoreUnderTest>] = [
        ContractCase("what is published is there, each area by itself", checkPublishing),
        ContractCase("the same content changes nothing, other content does", checkUnchanged),
        ContractCase("areas that are no more are removed", checkRemoval),
    ]

    private static func checkPublishing(_ subject: RegionalStoreUnderTest) throws {
        #expect(try subject.published().isEmpty)
        for (index, content) in RegionalSample.contents().enumerated() {
            #expect(try subject.store.publish(content, at: hour(index), programVersion: "1"))
        }
        let published = try subject.published()
        #expect(Set(published.keys) == [.nation, .region("R1"), .region("R2")])
        #expect(published[.nation]?.current == ["2026-Q2 S1 2", "2026-Q2 S3 1", "2026-Q3 S1 1"])
        #expect(published[.region("R1")]?.current == ["2026-Q2 S1 2", "2026-Q3 S1 1"])
        #expect(published[.region("R2")]?.current == ["2026-Q2 S3 1"])
        #expect(published[.region("R2")]?.changedAt == hour(2).rfc3339)
    }

    private static func checkUnchanged(_ subject: RegionalStoreUnderTest) throws {
        func publish(_ contents: [RegionalContent], hour number: Int, version: String) throws -> [Bool] {
            try contents.map { try subject.store.publish($0, at: hour(number), programVersion: version) }
        }
        let contents = RegionalSample.contents()
        #expect(try publish(contents, hour: 1, version: "1") == [true, true, true])
        #expect(try publish(contents, hour: 2, version: "2") == [false, false, false])
        #expect(try subject.published().values.allSatisfy { $0.changedAt == hour(1).rfc3339 })
        // One more return, of the region R1.
        let more = RegionalSample.contents(
            submitted: RegionalSample.submitted + [RegionalSample.submission("S2", 3, revision: 4)])
        #expect(try publish(more, hour: 3, version: "2") == [true, true, false])
        #expect(try subject.published()[.region("R1")]?.changedAt == hour(3).rfc3339)
        #expect(try subject.published()[.region("R2")]?.changedAt == hour(1).rfc3339)
        #expect(try publish(contents, hour: 4, version: "2") == [true, true, false])
    }

    private static func checkRemoval(_ subject: RegionalStoreUnderTest) throws {
        for content in RegionalSample.contents() {
            _ = try subject.store.publish(content, at: hour(0), programVersion: "1")
        }
        try subject.store.removeAll(except: [.nation, .region("R2")])
        #expect(try Set(subject.published().keys) == [.nation, .region("R2")])
        try subject.store.removeAll(except: [])
        #expect(try subject.published().isEmpty)
        try subject.store.removeAll(except: [.nation])
    }

    private static func hour(_ number: Int) -> Instant {
        LedgerSample.morning.advanced(bySeconds: Int64(number) * 3600)
    }
}
