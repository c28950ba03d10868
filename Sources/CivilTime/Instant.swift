/// A moment of UTC, in whole milliseconds since 1970-01-01T00:00:00Z. The clock is read at the edges and given in.
package struct Instant: Hashable, Comparable, Sendable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    package func advanced(bySeconds seconds: Int64) -> Instant {
        Instant(milliseconds: milliseconds + seconds * 1000)
    }

    /// `2026-10-01T09:12:03Z` (RFC 3339; parts of a second are cut off).
    package var rfc3339: String {
        let (day, secondOfDay) = splitSeconds(milliseconds.flooredDivision(by: 1000))
        return "\(day.isoText)T\(clockText(secondOfDay, separator: ":"))Z"
    }

    /// `20261001T091203Z`: as in the names of reports, which hold no colon.
    package var fileStamp: String {
        let (day, secondOfDay) = splitSeconds(milliseconds.flooredDivision(by: 1000))
        let compactDay = day.isoText.split(separator: "-").joined()
        return "\(compactDay)T\(clockText(secondOfDay, separator: ""))Z"
    }
}

/// A wall-clock reading in London, to the second.
package struct LondonTime: Hashable, Sendable {
    package let day: CivilDay
    /// 0…86,399.
    package let secondOfDay: Int

    /// `14:02`.
    package var clock: String { String(clockText(secondOfDay, separator: ":").prefix(5)) }
    /// `1 October 2026, 14:02`.
    package var longText: String { "\(day.longText), \(clock)" }
}

/// Europe/London as a value: the instants at which its distance from UTC changes. Made at the edge from the system's
/// zone database and given in, so that the pure rooms hold no rule that Parliament may change.
package struct LondonZone: Hashable, Sendable {
    package struct Transition: Hashable, Sendable {
        /// Seconds since 1970 at which `offsetSeconds` begins to hold.
        package let utcSeconds: Int64
        /// Seconds to add to UTC.
        package let offsetSeconds: Int

        package init(utcSeconds: Int64, offsetSeconds: Int) {
            self.utcSeconds = utcSeconds
            self.offsetSeconds = offsetSeconds
        }
    }

    private let transitions: [Transition]

    /// `transitions` in any order; before the first one, UTC itself.
    package init(transitions: [Transition]) {
        self.transitions = transitions.sorted { $0.utcSeconds < $1.utcSeconds }
    }

    package func time(at instant: Instant) -> LondonTime {
        let utcSeconds = instant.milliseconds.flooredDivision(by: 1000)
        let offset = transitions.last { $0.utcSeconds <= utcSeconds }?.offsetSeconds ?? 0
        let (day, secondOfDay) = splitSeconds(utcSeconds + Int64(offset))
        return LondonTime(day: day, secondOfDay: secondOfDay)
    }

    package func day(at instant: Instant) -> CivilDay {
        time(at: instant).day
    }

    /// The first instant at which London's clocks show `secondOfDay` of `day` or later: where that time is left out in
    /// spring, the first instant after; where it comes twice in autumn, the first of the two.
    package func firstInstant(on day: CivilDay, secondOfDay: Int) -> Instant {
        let asUTC = Int64(day.daysSinceEpoch) * 86_400 + Int64(secondOfDay)
        let offsets = Set(transitions.map(\.offsetSeconds) + [0])
        var candidates = offsets.map { asUTC - Int64($0) }
        candidates += transitions.map(\.utcSeconds).filter { abs($0 - asUTC) <= 86_400 }
        let reached = candidates.sorted().first { seconds in
            let shown = time(at: Instant(milliseconds: seconds * 1000))
            return shown.day > day || (shown.day == day && shown.secondOfDay >= secondOfDay)
        }
        guard let reached else {
            preconditionFailure("one of the candidate instants always shows the time or a later one")
        }
        return Instant(milliseconds: reached * 1000)
    }
}

func splitSeconds(_ seconds: Int64) -> (CivilDay, Int) {
    let day = seconds.flooredDivision(by: 86_400)
    return (CivilDay(daysSinceEpoch: Int32(day)), Int(seconds - day * 86_400))
}

func clockText(_ secondOfDay: Int, separator: String) -> String {
    [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60].map { padded($0, to: 2) }.joined(separator: separator)
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
