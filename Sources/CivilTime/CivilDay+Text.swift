extension CivilDay {
    /// `2026-10-01`.
    package var isoText: String {
        let (year, month, day) = components
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }

    /// `1 October 2026`, for people.
    package var longText: String {
        let (year, month, day) = components
        return "\(day) \(CivilMonth.names[month - 1]) \(year)"
    }

    /// `01/04/2026`: as British spreadsheets write a day.
    package var slashedText: String {
        isoText.split(separator: "-").reversed().joined(separator: "/")
    }

    /// Reads `2026-10-01` and nothing else; nil for any other form and for impossible days.
    package init?(isoText: some StringProtocol) {
        let parts = isoText.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension CivilDay: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = CivilDay(isoText: text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day like 2026-10-01")
        }
        self = day
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(isoText)
    }
}

/// `value` in decimal, with leading zeros up to `width` digits.
func padded(_ value: Int, to width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
