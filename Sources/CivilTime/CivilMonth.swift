/// A month of a year.
package struct CivilMonth: Hashable, Comparable, Sendable {
    package let year: Int
    /// 1…12.
    package let month: Int

    package init(year: Int, month: Int) {
        precondition((1...12).contains(month), "a month is 1 to 12")
        self.year = year
        self.month = month
    }

    package var first: CivilDay { CivilDay(validYear: year, month: month, day: 1) }
    package var last: CivilDay { CivilDay(validYear: year, month: month, day: Self.dayCount(year: year, month: month)) }

    package var previous: CivilMonth {
        month == 1 ? CivilMonth(year: year - 1, month: 12) : CivilMonth(year: year, month: month - 1)
    }

    package var next: CivilMonth {
        month == 12 ? CivilMonth(year: year + 1, month: 1) : CivilMonth(year: year, month: month + 1)
    }

    /// From the first to the last.
    package var days: [CivilDay] {
        (0...first.days(to: last)).map { first.advanced(by: $0) }
    }

    /// `2026-10`.
    package var label: String { "\(padded(year, to: 4))-\(padded(month, to: 2))" }
    /// `October 2026`.
    package var longText: String { "\(Self.names[month - 1]) \(year)" }

    package static func < (left: CivilMonth, right: CivilMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }

    package static let names = [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ]

    static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }
}
