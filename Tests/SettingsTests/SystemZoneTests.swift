import CivilTime
import Foundation
import Settings
import Testing

struct SystemZoneTests {
    /// Foundation has a zone database of its own, and so an opinion of its own.
    private let expected: LondonZone

    init() throws {
        let london = try #require(TimeZone(identifier: "Europe/London"))
        let start = Date(timeIntervalSince1970: 946_684_800)  // 2000-01-01
        let end = Date(timeIntervalSince1970: 2_871_763_200)  // 2061-01-01
        let changes = sequence(first: start) { london.nextDaylightSavingTimeTransition(after: $0) }
            .dropFirst().prefix { $0 < end }
        expected = LondonZone(
            transitions: changes.map {
                .init(utcSeconds: Int64($0.timeIntervalSince1970), offsetSeconds: london.secondsFromGMT(for: $0))
            })
    }

    @Test func `the system's zone database gives London's clocks up to 2060`() throws {
        #expect(try SystemZone.london() == expected)
    }

    @Test func `a zone file that lists no changes goes by its rule`() throws {
        let folder = try Folder()
        try folder.write(zoneFile(rule: "GMT0BST,M3.5.0/1,M10.5.0"), to: "Europe/London")
        #expect(try SystemZone.london(database: folder.path) == expected)
    }

    @Test(arguments: ["GMT0", "<+00>0"])
    func `clocks that are no longer changed stay`(rule: String) throws {
        let folder = try Folder()
        try folder.write(zoneFile(rule: rule), to: "Europe/London")
        #expect(try SystemZone.london(database: folder.path) == LondonZone(transitions: []))
    }

    @Test func `a change at another time and by another offset is read too`() throws {
        let folder = try Folder()
        try folder.write(zoneFile(rule: "<+0130>-1:30<+04>-4,M4.1.6,M9.2.3/-1"), to: "Europe/London")
        let zone = try SystemZone.london(database: folder.path)
        // 4 April 2026 is the first Saturday, and 02:00 at +01:30 is 00:30 UTC; 9 September is the second Wednesday, and
        // an hour before its midnight at +04:00 is 19:00 UTC on the 8th.
        let moments: [(Int64, String)] = [
            (1_775_262_599, "01:59"), (1_775_262_600, "04:30"), (1_788_893_999, "22:59"), (1_788_894_000, "20:30"),
        ]
        for (seconds, clock) in moments {
            #expect(zone.time(at: Instant(milliseconds: seconds * 1000)).clock == clock)
        }
    }

    @Test func `a missing zone is a fault that names the package to install`() throws {
        let folder = try Folder()
        let fault = #expect(throws: SettingsFault.self) { try SystemZone.london(database: folder.path) }
        #expect(fault?.file == folder.path + "/Europe/London")
        #expect(fault?.message.contains("tzdata") == true)
    }

    @Test(arguments: ["", "TZif", "not a zone file at all, but long enough to have a header in it"])
    func `a file that is no zone file is a fault too`(text: String) throws {
        let folder = try Folder()
        try folder.write(text, to: "Europe/London")
        let fault = #expect(throws: SettingsFault.self) { try SystemZone.london(database: folder.path) }
        #expect(fault?.message.contains("RFC 9636") == true)
    }

    @Test(arguments: [1, 44, 60, 100, 107, 110])
    func `a zone file that was cut off is a fault`(count: Int) throws {
        let folder = try Folder()
        try folder.write(Array(zoneFile(rule: "GMT0BST,M3.5.0/1,M10.5.0").prefix(count)), to: "Europe/London")
        #expect(throws: SettingsFault.self) { try SystemZone.london(database: folder.path) }
    }

    @Test(arguments: ["GMT", "GMT0BST,M3.5.0", "GMT0BST,J60,J300", "GMT0BST,M13.1.0,M10.5.0", "0"])
    func `a rule of another form is a fault`(rule: String) throws {
        let folder = try Folder()
        try folder.write(zoneFile(rule: rule), to: "Europe/London")
        #expect(throws: SettingsFault.self) { try SystemZone.london(database: folder.path) }
    }

    /// RFC 9636, section 3: two headers, each with one type named GMT and no changes, and the rule at the end.
    private func zoneFile(rule: String) -> [UInt8] {
        let header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15 + 4 * 4) + [0, 0, 0, 1, 0, 0, 0, 4]
        let data = [UInt8](repeating: 0, count: 6) + Array("GMT\0".utf8)
        return header + data + header + data + Array("\n\(rule)\n".utf8)
    }
}
