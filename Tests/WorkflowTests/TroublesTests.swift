import Testing

@testable import Workflow

struct TroublesTests {
    private let full = PortFailure(operation: "write", subject: "north", cause: "ENOSPC", advice: "Make room.")
    private let readOnly = PortFailure(operation: "write", subject: "north", cause: "EROFS", advice: "Mount it anew.")

    @Test func `a step in trouble waits for its retry, and others don't`() {
        var troubles = Troubles()
        #expect(troubles.mayRun(.weigh, now: 0))
        _ = troubles.set(.weigh, full, now: 100)
        #expect(!troubles.mayRun(.weigh, now: 100 + Troubles.retrySeconds - 0.1))
        #expect(troubles.mayRun(.weigh, now: 100 + Troubles.retrySeconds))
        #expect(troubles.mayRun(.sync, now: 100))
        #expect(troubles[.weigh] == full)
    }

    @Test func `a failure is news until it is known, and another one is news again`() {
        var troubles = Troubles()
        var isNews: Bool
        isNews = troubles.set(.weigh, full, now: 0)
        #expect(isNews)
        isNews = troubles.set(.weigh, full, now: 5)
        #expect(!isNews)
        isNews = troubles.set(.weigh, readOnly, now: 10)
        #expect(isNews)
        isNews = troubles.set(.clear, full, now: 10)
        #expect(isNews)
        let wasThere = [troubles.clear(.weigh), troubles.clear(.weigh)]
        #expect(wasThere == [true, false])
        isNews = troubles.set(.weigh, readOnly, now: 15)
        #expect(isNews)
        #expect(troubles.all.map(\.failure) == [full, readOnly])
    }

    @Test func `the next retry is one that is still to come`() {
        var troubles = Troubles()
        #expect(troubles.nextRetry(after: 0) == nil)
        _ = troubles.set(.claim(account: "north"), full, now: 0)
        _ = troubles.set(.weigh, full, now: 3)
        #expect(troubles.nextRetry(after: 0) == Troubles.retrySeconds)
        #expect(troubles.nextRetry(after: Troubles.retrySeconds) == 3 + Troubles.retrySeconds)
        #expect(troubles.nextRetry(after: 3 + Troubles.retrySeconds) == nil)
    }

    @Test func `inboxes are looked at again where looking or claiming failed`() {
        var troubles = Troubles()
        _ = troubles.set(.look(account: "north"), full, now: 0)
        _ = troubles.set(.claim(account: "south"), full, now: 0)
        _ = troubles.set(.publish(account: "east"), full, now: 0)
        _ = troubles.set(.look(account: "west"), full, now: 1)
        #expect(troubles.accountsToLookAt(now: Troubles.retrySeconds) == ["north", "south"])
    }

    @Test func `accounts that are gone take their troubles with them`() {
        var troubles = Troubles()
        for step: Troubles.Step in [.look(account: "a"), .claim(account: "a"), .publish(account: "a"), .weigh] {
            _ = troubles.set(step, full, now: 0)
        }
        _ = troubles.set(.look(account: "b"), readOnly, now: 0)
        troubles.keepAccounts(["b"])
        #expect(troubles.all.map(\.step) == [.look(account: "b"), .weigh])
    }
}
