/// Steps that failed and are tried again after a while.
///
/// A step that is in trouble is left alone until its time comes; the rest of the loop goes on where it can.
package struct Troubles: Hashable, Sendable {
    package enum Step: Hashable, Sendable {
        case look(account: String)
        case claim(account: String)
        /// Making claims durable.
        case sync
        case weigh
        case clear
        case publish(account: String)
        case requests
        case export
        case compile
        case cancel
        case retention
    }

    package struct Trouble: Hashable, Sendable {
        package var step: Step
        package var failure: PortFailure
        var retryAt: Double
    }

    /// Seconds until a failed step is tried again: soon enough that a freed disk is noticed, seldom enough not to burn a
    /// small host.
    static let retrySeconds: Double = 5

    private var troubles: [Step: Trouble] = [:]

    /// Everything that is in trouble now, in a steady order.
    package var all: [Trouble] {
        troubles.values.sorted { "\($0.step)" < "\($1.step)" }
    }

    package subscript(step: Step) -> PortFailure? { troubles[step]?.failure }

    /// Whether the step may run now: it is in no trouble, or its time has come again.
    func mayRun(_ step: Step, now: Double) -> Bool {
        troubles[step].map { now >= $0.retryAt } ?? true
    }

    /// When the next retry is due, monotonic seconds. One that is due by `now` and was not made waits for another step.
    func nextRetry(after now: Double) -> Double? {
        troubles.values.map(\.retryAt).filter { $0 > now }.min()
    }

    /// Accounts whose inbox has to be looked at again, since looking or claiming failed there.
    func accountsToLookAt(now: Double) -> Set<String> {
        troubles.values.filter { $0.retryAt <= now }.reduce(into: []) { accounts, trouble in
            switch trouble.step {
            case .look(let account), .claim(let account): accounts.insert(account)
            case .sync, .weigh, .clear, .publish, .requests, .export, .compile, .cancel, .retention: break
            }
        }
    }

    /// True where this failure was not known yet.
    mutating func set(_ step: Step, _ failure: PortFailure, now: Double) -> Bool {
        let isNews = troubles[step]?.failure != failure
        troubles[step] = Trouble(step: step, failure: failure, retryAt: now + Self.retrySeconds)
        return isNews
    }

    /// True where the step was in trouble.
    mutating func clear(_ step: Step) -> Bool {
        troubles.removeValue(forKey: step) != nil
    }

    /// Forgets the troubles of accounts that are no longer there.
    mutating func keepAccounts(_ accounts: Set<String>) {
        troubles = troubles.filter { step, _ in
            switch step {
            case .look(let account), .claim(let account), .publish(let account): accounts.contains(account)
            case .sync, .weigh, .clear, .requests, .export, .compile, .cancel, .retention: true
            }
        }
    }
}
