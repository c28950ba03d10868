/// A time of the day as a wall clock shows it, to the minute.
package struct ClockTime: Hashable, Sendable {
    /// 0…86,340, a whole number of minutes.
    package let secondOfDay: Int

    init(hour: Int, minute: Int) {
        precondition((0..<24).contains(hour) && (0..<60).contains(minute), "a time of the day")
        secondOfDay = hour * 3600 + minute * 60
    }

    /// Reads `03:30` and nothing else.
    init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(isDigit) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        self.init(hour: hour, minute: minute)
    }
}

func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
