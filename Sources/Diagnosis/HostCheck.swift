/// One thing of a host that was looked at.
package struct HostCheck: Hashable, Sendable {
    package enum State: String, Hashable, Sendable, CaseIterable {
        case good
        /// It works, and something is weaker than it could be.
        case warning
        /// Something is not as the service needs it.
        case fault
        /// It could not be found out.
        case unknown
    }

    /// A slug: `filesystem`, `lease`, …
    package var name: String
    package var state: State
    /// What was found, one sentence without a full stop.
    package var message: String
    /// What to do; nil where nothing is to be done.
    package var advice: String?

    package init(_ name: String, _ state: State, _ message: String, advice: String? = nil) {
        self.name = name
        self.state = state
        self.message = message
        self.advice = advice
    }
}
