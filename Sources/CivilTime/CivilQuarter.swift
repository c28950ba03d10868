/// A calendar quarter: Q1 is January to March … Q4 October to December.
///
/// NHS England counts returns in calendar quarters (published); most services think in quarters of the financial year,
/// which begins on 1 April. `financialYearText` is there so that every document can print both names side by side.
package struct CivilQuarter: Hashable, Comparable, Sendable {
    package let year: Int
    /// 1…4.
    package let number: Int

    package init(year: Int, number: Int) {
        precondition((1...4).contains(number), "a quarter is 1 to 4")
        self.year = year
        self.number = number
    }

    package init(containing day: CivilDay) {
        let (year, month, _) = day.components
        self.init(year: year, number: (month - 1) / 3 + 1)
    }

    package var first: CivilDay { CivilMonth(year: year, month: number * 3 - 2).first }
    package var last: CivilDay { CivilMonth(year: year, month: number * 3).last }
    package var next: CivilQuarter {
        number == 4 ? .init(year: year + 1, number: 1) : .init(year: year, number: number + 1)
    }
    package var previous: CivilQuarter {
        number == 1 ? .init(year: year - 1, number: 4) : .init(year: year, number: number - 1)
    }

    /// The first quarter (April to June) of the financial year that this one belongs to.
    package var firstOfFinancialYear: CivilQuarter {
        .init(year: number == 1 ? year - 1 : year, number: 2)
    }

    package static func < (left: CivilQuarter, right: CivilQuarter) -> Bool {
        (left.year, left.number) < (right.year, right.number)
    }
}

extension CivilQuarter {
    /// `2026-Q3`.
    package var label: String { "\(padded(year, to: 4))-Q\(number)" }

    /// `July to September 2026`.
    package var monthsText: String {
        "\(CivilMonth.names[number * 3 - 3]) to \(CivilMonth.names[number * 3 - 1]) \(year)"
    }

    /// `Q2 of financial year 2026/27`.
    package var financialYearText: String {
        let start = firstOfFinancialYear.year
        return "Q\(number == 1 ? 4 : number - 1) of financial year \(start)/\(padded((start + 1) % 100, to: 2))"
    }

    /// Reads `2026-Q3` (case of the Q does not matter) and nothing else.
    package init?(label: some StringProtocol) {
        let units = Array(label.utf8)
        guard units.count == 7, units[4] == UInt8(ascii: "-"), units[5] | 0x20 == UInt8(ascii: "q"),
            (0x31...0x34).contains(units[6]), let year = Int(label.prefix(4)), year > 0
        else { return nil }
        self.init(year: year, number: Int(units[6] - 0x30))
    }
}

extension CivilQuarter: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let quarter = CivilQuarter(label: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a quarter like 2026-Q3")
        }
        self = quarter
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(label)
    }
}
