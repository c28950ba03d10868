import CivilTime

/// Writes rows in their serial form: integers as LEB128, signed ones zigzag before, texts with their length in front.
struct SerialWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ number: Int) {
        precondition(number >= 0, "what is counted is not below 0")
        var rest = UInt64(number)
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func write(_ text: String) {
        write(text.utf8.count)
        bytes += text.utf8
    }

    mutating func write(_ day: CivilDay) {
        let days = Int(day.daysSinceEpoch)
        write(days < 0 ? -2 * days - 1 : 2 * days)
    }

    /// 0 for nothing, else the place in the list of all cases, from 1.
    mutating func write<Choice: CaseIterable & Equatable>(_ choice: Choice?) {
        write(
            choice.flatMap { choice in Choice.allCases.enumerated().first { $0.element == choice }?.offset }.map {
                $0 + 1
            } ?? 0)
    }

    /// Which of the columns have a value, a bit each, then the values.
    mutating func write<Value>(
        _ values: [ParticipantColumn: Value], of columns: [ParticipantColumn], _ writeValue: (inout Self, Value) -> Void
    ) {
        let bits = columns.enumerated().reduce(0) { $0 | (values[$1.element] == nil ? 0 : 1 << $1.offset) }
        write(bits)
        for column in columns { if let value = values[column] { writeValue(&self, value) } }
    }
}

/// Reads the serial form; a form that is damaged throws, and never traps.
struct SerialReader {
    struct Damaged: Error {}

    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func number() throws(Damaged) -> Int {
        var number: UInt64 = 0
        for shift in stride(from: 0, to: 63, by: 7) {
            guard position < bytes.count else { throw Damaged() }
            let byte = bytes[position]
            position += 1
            number |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte < 0x80 { return Int(number) }
        }
        throw Damaged()
    }

    mutating func text() throws(Damaged) -> String {
        let count = try number()
        guard count <= bytes.count - position,
            let text = String(validating: bytes[position..<position + count], as: UTF8.self)
        else { throw Damaged() }
        position += count
        return text
    }

    mutating func day() throws(Damaged) -> CivilDay {
        let number = try number()
        guard let days = Int32(exactly: number.isMultiple(of: 2) ? number / 2 : -(number + 1) / 2) else {
            throw Damaged()
        }
        return CivilDay(daysSinceEpoch: days)
    }

    mutating func choice<Choice: CaseIterable>(of type: Choice.Type) throws(Damaged) -> Choice? {
        let place = try number()
        if place == 0 { return nil }
        guard place <= Choice.allCases.count else { throw Damaged() }
        return Choice.allCases.dropFirst(place - 1).first
    }

    mutating func values<Value>(
        of columns: [ParticipantColumn], _ read: (inout Self) throws(Damaged) -> Value
    ) throws(Damaged) -> [ParticipantColumn: Value] {
        let bits = try number()
        guard bits >> columns.count == 0 else { throw Damaged() }
        var values: [ParticipantColumn: Value] = [:]
        for (place, column) in columns.enumerated() where bits >> place & 1 == 1 { values[column] = try read(&self) }
        return values
    }

    /// The number of things that follow; none takes less than a byte, so a damaged one asks for no memory.
    mutating func count() throws(Damaged) -> Int {
        let count = try number()
        guard count <= bytes.count - position else { throw Damaged() }
        return count
    }
}
