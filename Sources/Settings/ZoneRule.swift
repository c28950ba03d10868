import CivilTime

/// How a zone's clocks go on after the changes that its file lists: a POSIX TZ string such as `GMT0BST,M3.5.0/1,M10.5.0`
/// (POSIX.1-2024, 8.3 "Other Environment Variables"). Changes by month, week and weekday are read, which is the form of
/// every European zone, or none at all.
struct ZoneRule {
    /// Seconds to add to UTC out of and in summer time.
    private let standardOffset, summerOffset: Int
    /// Nil where the clocks are no longer changed.
    private let changes: (begin: Change, end: Change)?

    /// A moment of the year on the clock that ran until then.
    private struct Change {
        let month: Int
        /// 1…5; 5 is the last one of the month.
        let week: Int
        /// 0 is Sunday.
        let weekday: Int
        let secondOfDay: Int
    }

    /// The last line of a zone file, between line feeds. Nil where it is another form.
    init?(_ footer: ArraySlice<UInt8>) {
        let parts = String(decoding: footer, as: UTF8.self).trimmingLineFeeds.split(
            separator: ",", omittingEmptySubsequences: false)
        guard let names = parts.first else { return nil }
        var text = names[...]
        guard Self.takeName(&text), let standard = Self.takeTime(&text) else { return nil }
        standardOffset = -standard  // POSIX counts westward.
        guard parts.count == 3 else {
            guard parts.count == 1, text.isEmpty else { return nil }
            summerOffset = standardOffset
            changes = nil
            return
        }
        guard Self.takeName(&text) else { return nil }
        summerOffset = text.isEmpty ? standardOffset + 3600 : -(Self.takeTime(&text) ?? 0)
        guard text.isEmpty, let begin = Self.change(parts[1]), let end = Self.change(parts[2]) else { return nil }
        changes = (begin, end)
    }

    func transitions(in year: Int) -> [LondonZone.Transition] {
        guard let changes else { return [] }
        return [
            .init(
                utcSeconds: Self.seconds(changes.begin, year: year) - Int64(standardOffset), offsetSeconds: summerOffset
            ),
            .init(
                utcSeconds: Self.seconds(changes.end, year: year) - Int64(summerOffset), offsetSeconds: standardOffset),
        ]
    }

    /// Seconds since 1970 as the local clock counts them.
    private static func seconds(_ change: Change, year: Int) -> Int64 {
        let month = CivilMonth(year: year, month: change.month)
        let toWeekday = (change.weekday - month.first.weekday % 7 + 7) % 7
        var day = month.first.advanced(by: toWeekday + (change.week - 1) * 7)
        if day > month.last { day = day.advanced(by: -7) }
        return Int64(day.daysSinceEpoch) * 86_400 + Int64(change.secondOfDay)
    }

    /// `M3.5.0/1`; without a time it is 02:00.
    private static func change(_ text: Substring) -> Change? {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let numbers = parts[0].dropFirst().split(separator: ".").compactMap { Int($0) }
        guard parts[0].first == "M", numbers.count == 3, (1...12).contains(numbers[0]), (1...5).contains(numbers[1]),
            (0...6).contains(numbers[2]), parts.count <= 2
        else { return nil }
        var time = parts.count == 2 ? parts[1] : "2"
        guard let secondOfDay = takeTime(&time), time.isEmpty else { return nil }
        return Change(month: numbers[0], week: numbers[1], weekday: numbers[2], secondOfDay: secondOfDay)
    }

    /// `GMT` or `<+01>`.
    private static func takeName(_ text: inout Substring) -> Bool {
        let name: Substring
        if text.first == "<" {
            guard let end = text.firstIndex(of: ">") else { return false }
            name = text[...end]
        } else {
            name = text.prefix(while: \.isLetter)
        }
        text = text.dropFirst(name.count)
        return !name.isEmpty
    }

    /// `1`, `-1`, `01:30`, in seconds.
    private static func takeTime(_ text: inout Substring) -> Int? {
        let sign = text.first == "-" ? -1 : 1
        if text.first == "-" || text.first == "+" { text = text.dropFirst() }
        let clock = text.prefix { $0.isNumber || $0 == ":" }
        text = text.dropFirst(clock.count)
        let numbers = clock.split(separator: ":").compactMap { Int($0) }
        guard (1...3).contains(numbers.count) else { return nil }
        return sign * zip(numbers, [3600, 60, 1]).reduce(0) { $0 + $1.0 * $1.1 }
    }
}

extension String {
    fileprivate var trimmingLineFeeds: Substring {
        drop { $0 == "\n" }.prefix { $0 != "\n" }
    }
}
