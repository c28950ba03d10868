import CivilTime
import Weighing

/// Whose outbox has to be compared with the ledger.
struct PublishingQueue {
    /// The day in London for which everything was last put here; nil before the first time.
    private(set) var day: CivilDay?
    private(set) var accounts: Set<String> = []
    /// Those of them whose reports are not looked at yet: people wait for these.
    private(set) var reports: Set<String> = []
    /// Everybody's, and whatever is left of accounts that are gone.
    private(set) var isEverything = false
    /// Documents that were found missing in an outbox and are not written, by account.
    private var missing: [String: Int] = [:]
    /// Drops weighed whose reports are not published, by account.
    private var owed: [String: [(sequence: Int64, receivedAt: Instant)]] = [:]

    /// Stands for all accounts where a step is named by its account.
    static let everybody = ""

    mutating func add(_ names: Set<String>) {
        accounts.formUnion(names)
        reports.formUnion(names)
    }

    mutating func addAll(day: CivilDay) {
        self.day = day
        isEverything = true
    }

    /// Takes the accounts whose turn it is now.
    mutating func takeAll(_ names: Set<String>) {
        add(names)
        isEverything = false
    }

    mutating func done(_ name: String) {
        accounts.remove(name)
        reports.remove(name)
        missing[name] = nil
    }

    /// Known to be missing in all outboxes.
    var missingCount: Int { missing.values.reduce(0, +) }

    mutating func setMissing(_ count: Int, of name: String) {
        missing[name] = count
    }

    /// The sender waits for its report.
    mutating func owe(_ receipt: Receipt) {
        owed[receipt.account, default: []].append((receipt.sequence, receipt.receivedAt))
    }

    /// The reports of an account are published; gives whose drops these were.
    mutating func reportsDone(_ name: String) -> [(sequence: Int64, receivedAt: Instant)] {
        reports.remove(name)
        return owed.removeValue(forKey: name) ?? []
    }

    /// Whether something can be published right now; what failed waits for its retry.
    func hasWork(_ troubles: Troubles) -> Bool {
        // Whose turn it is besides is not known before.
        if isEverything { return troubles[.publish(account: Self.everybody)] == nil }
        return accounts.contains { troubles[.publish(account: $0)] == nil }
    }
}
