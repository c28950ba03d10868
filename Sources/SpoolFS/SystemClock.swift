package import CivilTime
import Glibc
import Workflow

/// The machine's clocks.
package final class SystemClock: Workflow.Clock {
    package let bootedAt: Instant

    package init() {
        // CLOCK_BOOTTIME counts while the machine sleeps too. Taken once: the wall clock may be set later.
        let sinceBoot = Self.milliseconds(of: CLOCK_BOOTTIME)
        bootedAt = Instant(milliseconds: Self.milliseconds(of: CLOCK_REALTIME) - sinceBoot)
    }

    package func now() -> Instant {
        Instant(milliseconds: Self.milliseconds(of: CLOCK_REALTIME))
    }

    package func monotonicSeconds() -> Double {
        Self.monotonicSeconds()
    }

    static func monotonicSeconds() -> Double {
        let time = read(CLOCK_MONOTONIC)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func milliseconds(of clock: clockid_t) -> Int64 {
        let time = read(clock)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        let answer = unsafe clock_gettime(clock, &time)
        precondition(answer == 0, "every Linux has these clocks")
        return time
    }
}
