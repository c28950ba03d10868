import CivilTime

/// Whose outbox has to be compared with the ledger.
struct PublishingQueue {
    /// The day in London for which everything was last put here; nil before the first time.
    private(set) var day: CivilDay?
    private(set) var accounts: Set<String> = []
    /// Everybody's, and whatever is left of accounts that are gone.
    private(set) var isEverything = false

    /// Stands for all accounts where a step is named by its account.
    static let everybody = ""

    mutating func add(_ names: Set<String>) {
        accounts.formUnion(names)
    }

    mutating func addAll(day: CivilDay) {
        self.day = day
        isEverything = true
    }

    /// Takes the accounts whose turn it is now.
    mutating func takeAll(_ names: Set<String>) {
        accounts.formUnion(names)
        isEverything = false
    }

    mutating func done(_ name: String) {
        accounts.remove(name)
    }

    /// Whether something can be published right now; what failed waits for its retry.
    func hasWork(_ troubles: Troubles) -> Bool {
        (isEverything && troubles[.publish(account: Self.everybody)] == nil)
            || accounts.contains { troubles[.publish(account: $0)] == nil }
    }
}
