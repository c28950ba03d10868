import CivilTime

/// The serial form in which rows are sealed: a byte for its version, one for the kind, the number of rows, the rows. Equal
/// rows are equal bytes, and what was written is read back exactly.
extension ActivityRows {
    private static let version = 1

    package var bytes: [UInt8] {
        var writer = SerialWriter()
        writer.write(Self.version)
        writer.write(kind)
        writer.write(count)
        switch self {
        case .keyworkers(let rows): for row in rows { row.write(to: &writer) }
        case .participants(let rows): for row in rows { row.write(to: &writer) }
        case .performance(let rows): for row in rows { row.write(to: &writer) }
        }
        return writer.bytes
    }

    /// Nil for bytes that no version of this program has written, or that were damaged.
    package init?(bytes: [UInt8]) {
        do throws(SerialReader.Damaged) {
            try self.init(SerialReader(bytes))
        } catch {
            return nil
        }
    }

    private init(_ start: SerialReader) throws(SerialReader.Damaged) {
        var reader = start
        guard try reader.number() == Self.version, let kind = try reader.choice(of: ActivityKind.self) else {
            throw SerialReader.Damaged()
        }
        switch kind {
        case .keyworkers:
            self = .keyworkers(
                try Self.rows(&reader) { row throws(SerialReader.Damaged) in try Keyworker(from: &row) })
        case .participants:
            self = .participants(
                try Self.rows(&reader) { row throws(SerialReader.Damaged) in try Participant(from: &row) })
        case .performance:
            self = .performance(
                try Self.rows(&reader) { row throws(SerialReader.Damaged) in try StandardFigures(from: &row) })
        }
        guard reader.isAtEnd else { throw SerialReader.Damaged() }
    }

    private static func rows<Row>(
        _ reader: inout SerialReader, _ read: (inout SerialReader) throws(SerialReader.Damaged) -> Row
    ) throws(SerialReader.Damaged) -> [Row] {
        var rows: [Row] = []
        for _ in 0..<(try reader.count()) { rows.append(try read(&reader)) }
        return rows
    }
}

extension Keyworker {
    fileprivate func write(to writer: inout SerialWriter) {
        writer.write(row)
        writer.write(id)
        // One more than it is, as 0 stands for nothing.
        writer.write(fte.map { $0 + 1 } ?? 0)
        writer.write(area)
        writer.write(status)
        writer.write([start, end].enumerated().reduce(0) { $0 | ($1.element == nil ? 0 : 1 << $1.offset) })
        if let start { writer.write(start) }
        if let end { writer.write(end) }
    }

    fileprivate init(from reader: inout SerialReader) throws(SerialReader.Damaged) {
        self.init(row: try reader.number(), id: try reader.text())
        let fte = try reader.number()
        self.fte = fte == 0 ? nil : fte - 1
        area = try reader.choice(of: Area.self)
        status = try reader.choice(of: Status.self)
        let days = try reader.number()
        guard days < 4 else { throw SerialReader.Damaged() }
        if days & 1 != 0 { start = try reader.day() }
        if days & 2 != 0 { end = try reader.day() }
    }
}

extension Participant {
    fileprivate func write(to writer: inout SerialWriter) {
        writer.write(row)
        writer.write(referral)
        writer.write(stage)
        writer.write(dates, of: ParticipantColumn.dates) { $0.write($1) }
        writer.write(keyworker)
        writer.write(numbers, of: ParticipantColumn.numbers) { $0.write($1) }
        writer.write(otherType)
    }

    fileprivate init(from reader: inout SerialReader) throws(SerialReader.Damaged) {
        self.init(row: try reader.number(), referral: try reader.text())
        stage = try reader.choice(of: Stage.self)
        dates = try reader.values(of: ParticipantColumn.dates) { reader throws(SerialReader.Damaged) in
            try reader.day()
        }
        keyworker = try reader.text()
        numbers = try reader.values(of: ParticipantColumn.numbers) { reader throws(SerialReader.Damaged) in
            try reader.number()
        }
        otherType = try reader.text()
    }
}

extension StandardFigures {
    fileprivate func write(to writer: inout SerialWriter) {
        writer.write(Optional(standard))
        writer.write(eligible)
        writer.write(met)
    }

    fileprivate init(from reader: inout SerialReader) throws(SerialReader.Damaged) {
        guard let standard = try reader.choice(of: CustomerServiceStandard.self) else { throw SerialReader.Damaged() }
        self.init(standard: standard, eligible: try reader.number(), met: try reader.number())
    }
}
