package import CivilTime

/// Europe/London as the system's zone database has it, so that a change of the rule comes with the system's updates and
/// not with a new build. (Foundation carries a database of its own and looks at no file.)
package enum SystemZone {
    /// Changes of the clocks are known for these years; before them London counts as UTC.
    static let years = 2000...2060

    package static func london(database: String = "/usr/share/zoneinfo") throws(SettingsFault) -> LondonZone {
        let path = database + "/Europe/London"
        let bytes: [UInt8]
        do throws(SettingsFault) {
            bytes = try contents(of: path)
        } catch {
            var fault = error
            fault.message += "; times of the day need the zone database, in Debian the package tzdata"
            throw fault
        }
        guard let zone = ZoneFile(bytes) else {
            throw SettingsFault(file: path, "is no zone file (RFC 9636): install the package tzdata again")
        }
        return LondonZone(transitions: zone.transitions(in: years))
    }
}

/// A file of the zone database: RFC 9636, "The Time Zone Information Format (TZif)". Only its second part is read, which
/// has 64-bit times; the rule at its end goes on where the listed changes stop.
struct ZoneFile {
    private let listed: [LondonZone.Transition]
    private let rule: ZoneRule

    /// Nil where the bytes are no such file.
    init?(_ bytes: [UInt8]) {
        var reader = BigEndianReader(bytes)
        guard let first = Header(&reader), first.version >= UInt8(ascii: "2"), reader.skip(first.dataSize(timeSize: 4)),
            let header = Header(&reader)
        else { return nil }

        var times: [Int64] = []
        var types: [Int] = []
        var offsets: [Int] = []
        for _ in 0..<header.timeCount {
            guard let time = reader.integer(size: 8) else { return nil }
            times.append(time)
        }
        for _ in 0..<header.timeCount {
            guard let type = reader.byte() else { return nil }
            types.append(Int(type))
        }
        for _ in 0..<header.typeCount {
            guard let offset = reader.integer(size: 4), reader.skip(2) else { return nil }
            offsets.append(Int(offset))
        }
        guard types.allSatisfy(offsets.indices.contains),
            reader.skip(header.characterCount + header.leapCount * 12 + header.standardCount + header.utcCount),
            let rule = ZoneRule(reader.rest)
        else { return nil }
        listed = zip(times, types).map { .init(utcSeconds: $0, offsetSeconds: offsets[$1]) }
        self.rule = rule
    }

    func transitions(in years: ClosedRange<Int>) -> [LondonZone.Transition] {
        let last = listed.map(\.utcSeconds).max() ?? .min
        let followed = years.flatMap(rule.transitions).filter { $0.utcSeconds > last }
        let start = Int64(CivilMonth(year: years.lowerBound, month: 1).first.daysSinceEpoch) * 86_400
        return (listed + followed).filter { $0.utcSeconds >= start }
    }

    private struct Header {
        let version: UInt8
        let utcCount, standardCount, leapCount, timeCount, typeCount, characterCount: Int

        init?(_ reader: inout BigEndianReader) {
            guard reader.bytes(count: 4) == Array("TZif".utf8), let version = reader.byte(), reader.skip(15),
                let utcCount = reader.count(), let standardCount = reader.count(), let leapCount = reader.count(),
                let timeCount = reader.count(), let typeCount = reader.count(), let characterCount = reader.count()
            else { return nil }
            self.version = version
            self.utcCount = utcCount
            self.standardCount = standardCount
            self.leapCount = leapCount
            self.timeCount = timeCount
            self.typeCount = typeCount
            self.characterCount = characterCount
        }

        /// Bytes of the data block behind the header.
        func dataSize(timeSize: Int) -> Int {
            timeCount * (timeSize + 1) + typeCount * 6 + characterCount + leapCount * (timeSize + 4) + standardCount
                + utcCount
        }
    }
}

/// Numbers out of bytes, the most significant byte first. Nil at the end.
private struct BigEndianReader {
    private(set) var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    mutating func bytes(count: Int) -> [UInt8]? {
        guard rest.count >= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    mutating func byte() -> UInt8? {
        bytes(count: 1)?.first
    }

    mutating func skip(_ count: Int) -> Bool {
        bytes(count: count) != nil
    }

    /// Signed, of 4 or 8 bytes.
    mutating func integer(size: Int) -> Int64? {
        guard let bytes = bytes(count: size) else { return nil }
        let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return size == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
    }

    /// Of 4 bytes, not negative.
    mutating func count() -> Int? {
        integer(size: 4).flatMap { $0 >= 0 ? Int($0) : nil }
    }
}
