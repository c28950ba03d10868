import CivilTime
import Foundation
import Settings
import Testing

struct SystemZoneTests {
    /// Foundation has a zone database of its own, and so an opinion of its own.
    @Test func `London's clocks change when Foundation says they do, from 2000 to 2060`() throws {
        let london = try #require(TimeZone(identifier: "Europe/London"))
        let start = Date(timeIntervalSince1970: 946_684_800)  // 2000-01-01
        let end = Date(timeIntervalSince1970: 2_871_763_200)  // 2061-01-01
        let changes = Array(
            sequence(first: start) { london.nextDaylightSavingTimeTransition(after: $0) }.dropFirst().prefix {
                $0 < end
            })
        #expect(changes.count == 122)

        let zone = try SystemZone.london()
        for change in changes {
            for seconds in [-1, 0].map({ Int64(change.timeIntervalSince1970) + $0 }) {
                let time = zone.time(at: Instant(milliseconds: seconds * 1000))
                let shown = Int64(time.day.daysSinceEpoch) * 86_400 + Int64(time.secondOfDay)
                let offset = london.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
                #expect(shown == seconds + Int64(offset))
            }
        }
    }
}
