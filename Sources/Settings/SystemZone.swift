package import CivilTime
import Glibc

/// Europe/London as the system's zone database has it, so that a change of the rule comes with the system's updates and
/// not with a new build. (Foundation carries a database of its own; the C library reads the system's.)
package enum SystemZone {
    /// Clock changes are looked for in these years; before them London counts as UTC.
    private static let years = 2000...2060

    package static func london() throws(SettingsFault) -> LondonZone {
        guard unsafe access("/usr/share/zoneinfo/Europe/London", R_OK) == 0 else {
            throw SettingsFault(
                file: "/usr/share/zoneinfo/Europe/London",
                "is missing; times of the day need the zone database, in Debian the package tzdata")
        }
        return zone
    }

    /// Read once: the C library has one zone a process, and to name it while other threads run is asking for trouble. The
    /// whole process lives by London's clock; nothing else in it asks for a local time.
    private static let zone: LondonZone = {
        unsafe setenv("TZ", "Europe/London", 1)
        tzset()
        return LondonZone(transitions: transitions())
    }()

    /// Walks the years week by week, and finds the second of a change by halving the week it falls into.
    private static func transitions() -> [LondonZone.Transition] {
        let first = Int(CivilMonth(year: years.lowerBound, month: 1).first.daysSinceEpoch) * 86_400
        let last = Int(CivilMonth(year: years.upperBound, month: 12).last.daysSinceEpoch) * 86_400
        var found = [LondonZone.Transition(utcSeconds: Int64(first), offsetSeconds: offset(at: first))]
        let week = 7 * 86_400
        for start in stride(from: first, to: last, by: week) where offset(at: start) != offset(at: start + week) {
            var before = start
            var after = start + week
            while after - before > 1 {
                let middle = (before + after) / 2
                if offset(at: middle) == offset(at: start) { before = middle } else { after = middle }
            }
            found.append(LondonZone.Transition(utcSeconds: Int64(after), offsetSeconds: offset(at: after)))
        }
        return found
    }

    private static func offset(at utcSeconds: Int) -> Int {
        var seconds = utcSeconds
        var parts = unsafe tm()
        unsafe localtime_r(&seconds, &parts)
        return unsafe parts.tm_gmtoff
    }
}
