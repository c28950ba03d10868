/// What a drop reports on: a calendar quarter (dashboards and returns) or a month (the MAR).
package enum Period: Hashable, Sendable {
    case quarter(CivilQuarter)
    case month(CivilMonth)

    package var first: CivilDay {
        switch self {
        case .quarter(let quarter): quarter.first
        case .month(let month): month.first
        }
    }

    package var last: CivilDay {
        switch self {
        case .quarter(let quarter): quarter.last
        case .month(let month): month.last
        }
    }

    /// `2026-Q3` or `2026-10`: as in file names and documents.
    package var label: String {
        switch self {
        case .quarter(let quarter): quarter.label
        case .month(let month): month.label
        }
    }

    /// `July to September 2026 (2026-Q3; Q2 of financial year 2026/27)`: how documents name a period for people.
    package var longText: String {
        switch self {
        case .quarter(let quarter): "\(quarter.monthsText) (\(quarter.label); \(quarter.financialYearText))"
        case .month(let month): month.longText
        }
    }

    /// Reads what `label` writes; nil for anything else.
    package init?(label: String) {
        if let quarter = CivilQuarter(label: label) {
            self = .quarter(quarter)
        } else if label.utf8.count == 7, let day = CivilDay(isoText: label + "-01") {
            self = .month(day.month)
        } else {
            return nil
        }
    }
}

extension Period: Comparable {
    package static func < (left: Period, right: Period) -> Bool {
        (left.first, left.last) < (right.first, right.last)
    }
}

extension Period: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let period = Period(label: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "not a period like 2026-Q3 or 2026-10")
        }
        self = period
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(label)
    }
}
