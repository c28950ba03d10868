import Glibc
import Synchronization
package import Workflow

/// What woke the work loop.
package struct Wake: Hashable, Sendable {
    /// Accounts whose inbox something happened in, or to.
    package var accounts: Set<String> = []
    /// Events were lost: every inbox is to be looked at.
    package var hasOverflowed = false
    /// A command left a request in the ledger.
    package var isPoked = false
    /// The loop is to end.
    package var isStopping = false

    package init() {}

    package var isEmpty: Bool { self == Wake() }
}

/// Where others leave word for the work loop, and where it sleeps. A hundred words about one inbox are one word, so the
/// mailbox is never larger than the register.
package final class WakeMailbox: Sendable {
    /// The longest that poll(2) is asked to wait at once.
    private static let longestWaitSeconds = 3600.0

    private let wake = Mutex(Wake())
    private let bell: Bell

    package init() throws(PortFailure) {
        do {
            bell = try Bell()
        } catch {
            throw PortFailure("make a mailbox", "eventfd", error)
        }
    }

    /// Something happened in, or to, this account's inbox.
    package func look(at account: String) {
        leave { $0.accounts.insert(account) }
    }

    package func overflow() {
        leave { $0.hasOverflowed = true }
    }

    package func poke() {
        leave { $0.isPoked = true }
    }

    /// Stays: every later wait returns at once and says so.
    package func stop() {
        leave { $0.isStopping = true }
    }

    /// Sleeps until there is word or the deadline (as `Clock.monotonicSeconds`) is reached, and takes the word away. An
    /// empty wake: the deadline. For one thread, which is blocked meanwhile.
    package func wait(untilMonotonic deadline: Double) -> Wake {
        while true {
            bell.silence()
            let word = take()
            let rest = deadline - SystemClock.monotonicSeconds()
            if !word.isEmpty || rest <= 0 { return word }
            let milliseconds = (min(rest, Self.longestWaitSeconds) * 1000).rounded(.up)
            waitForInput(on: bell.descriptor, milliseconds: Int32(milliseconds))
        }
    }

    private func leave(_ change: (inout Wake) -> Void) {
        wake.withLock { change(&$0) }
        bell.ring()
    }

    private func take() -> Wake {
        wake.withLock { wake in
            let word = wake
            wake = Wake()
            wake.isStopping = word.isStopping
            return word
        }
    }
}
