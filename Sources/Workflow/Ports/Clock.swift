package import CivilTime

/// Time, read at the edge.
package protocol Clock: AnyObject {
    func now() -> Instant
    /// Seconds that only ever grow, unmoved by whoever sets the clock.
    func monotonicSeconds() -> Double
    /// When this machine was started.
    var bootedAt: Instant { get }
}
