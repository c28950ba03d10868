package import Workflow

/// Decides which effect of a run goes wrong. One plan is shared by all in-memory ports of a run, so that effects are
/// numbered across them in the order in which they happen.
package final class FaultPlan {
    package enum Fault: Hashable, Sendable {
        case none
        /// The program dies just before effect `number` (1, 2, …): neither it nor any later one happens.
        case death(atEffect: Int)
        /// Effects of these numbers are refused; the program lives on, and tries again.
        case refusals(ofEffects: ClosedRange<Int>, PortFailure)
        /// Effects of these numbers take place, and yet the program is told that they failed.
        case doubts(ofEffects: ClosedRange<Int>, PortFailure)
    }

    /// Effects asked for so far, those that did not happen included.
    package private(set) var effectCount = 0
    package private(set) var isDead = false
    /// Told the number of each effect before it takes place.
    package var willTakeEffectNumber: ((Int) -> Void)?
    private let fault: Fault

    package init(_ fault: Fault = .none) {
        self.fault = fault
    }

    /// Called by a port just before it changes anything that outlives the program.
    package func willTakeEffect() throws(PortFailure) {
        effectCount += 1
        willTakeEffectNumber?(effectCount)
        switch fault {
        case .none, .doubts: break
        case .death(let number):
            if effectCount >= number { isDead = true }
        case .refusals(let numbers, let failure):
            if numbers.contains(effectCount) { throw failure }
        }
        if isDead {
            throw PortFailure(
                operation: "take an effect", subject: "effect \(effectCount)", cause: "this run is dead",
                advice: "Start another.", mayPass: false)
        }
    }

    /// Called by a port once the effect is there.
    package func didTakeEffect() throws(PortFailure) {
        if case .doubts(let numbers, let failure) = fault, numbers.contains(effectCount) { throw failure }
    }
}
