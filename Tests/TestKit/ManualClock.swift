package import CivilTime
import Workflow

/// A clock that a test moves.
package final class ManualClock: Workflow.Clock {
    /// Where true, seconds pass and the time of the day stands still: runs that settle at different moments can then be
    /// compared to the byte.
    package var isWallStopped = false
    package var wall: Instant
    package let bootedAt: Instant
    private var seconds: Double = 1000

    /// - Parameter bootedAt: the day before where it does not matter.
    package init(_ wall: Instant, bootedAt: Instant? = nil) {
        self.wall = wall
        self.bootedAt = bootedAt ?? wall.advanced(bySeconds: -86_400)
    }

    package func now() -> Instant { wall }

    package func monotonicSeconds() -> Double { seconds }

    /// Lets time pass until the monotonic clock shows `moment`; a moment that is past is now.
    package func pass(until moment: Double) {
        guard moment > seconds else { return }
        if !isWallStopped {
            wall = Instant(milliseconds: wall.milliseconds + Int64(((moment - seconds) * 1000).rounded()))
        }
        seconds = moment
    }
}
