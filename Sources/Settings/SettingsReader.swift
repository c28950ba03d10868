import CivilTime
import Configuration
import SystemPackage

/// Reads one value after the other from the sources, the first that sets a key deciding, and gathers what is wrong.
/// After a fault it goes on with the default, so that everything is said at once.
struct SettingsReader {
    /// The most important first.
    let sources: [SettingsSource]
    /// Relative paths are relative to this folder.
    let folder: FilePath
    private(set) var faults: [SettingsFault] = []

    init(sources: [SettingsSource], folder: FilePath) {
        self.sources = sources
        self.folder = folder
    }

    func isSet(_ key: SettingsKey) -> Bool {
        source(of: key.rawValue) != nil
    }

    mutating func text(_ key: SettingsKey, default fallback: String) -> String {
        text(key.rawValue) ?? fallback
    }

    mutating func integer(_ key: SettingsKey, in range: ClosedRange<Int>, default fallback: Int) -> Int {
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        guard case .int(let number)? = value(key.rawValue, as: .int, expected: expected) else { return fallback }
        guard range.contains(number) else {
            add(key.rawValue, "must be \(expected)")
            return fallback
        }
        return number
    }

    /// Parts of a second or an hour are read too.
    mutating func number(_ key: SettingsKey, in range: ClosedRange<Double>, default fallback: Double) -> Double {
        let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
        guard case .double(let number)? = value(key.rawValue, as: .double, expected: expected) else { return fallback }
        guard range.contains(number) else {
            add(key.rawValue, "must be \(expected)")
            return fallback
        }
        return number
    }

    mutating func clockTime(_ key: SettingsKey, default fallback: ClockTime) -> ClockTime {
        guard let text = text(key.rawValue) else { return fallback }
        guard let time = ClockTime(text) else {
            add(key.rawValue, "must be a time of the day like \"03:30\"")
            return fallback
        }
        return time
    }

    /// An absolute path; nil where the key is not set.
    mutating func path(_ key: SettingsKey) -> String? {
        guard let text = text(key.rawValue) else { return nil }
        guard !text.contains("{") else {
            add(key.rawValue, "is one path for all accounts: take \(Settings.accountMark) out")
            return nil
        }
        return resolved(key, text)
    }

    /// An absolute path with `{account}` in it; nil where the key is not set.
    mutating func template(_ key: SettingsKey) -> String? {
        guard let text = text(key.rawValue) else { return nil }
        // A part of the path of its own, so that no account's folder lies in, or is, another's.
        let parts = text.split(separator: "/")
        let others = parts.filter { $0 != Settings.accountMark }
        guard parts.count == others.count + 1, !others.contains(where: { $0.contains("{") || $0.contains("}") }) else {
            add(
                key.rawValue,
                "must hold \(Settings.accountMark) once, between slashes, like ../spool/\(key.rawValue)/\(Settings.accountMark)"
            )
            return nil
        }
        return resolved(key, text)
    }

    /// What a map says of each code.
    mutating func texts(_ key: SettingsKey) -> [String: String] {
        var texts: [String: String] = [:]
        for fullKey in Set(sources.flatMap(\.keys)).sorted() {
            if let code = key.code(in: fullKey) { texts[code] = text(fullKey) }
        }
        return texts
    }

    mutating func flag(_ key: SettingsKey, default fallback: Bool) -> Bool {
        guard case .bool(let flag)? = value(key.rawValue, as: .bool, expected: "true or false") else { return fallback }
        return flag
    }

    /// `returns.deadlines`: days by quarter, each after its quarter's end.
    mutating func deadlines() -> [CivilQuarter: CivilDay] {
        var deadlines: [CivilQuarter: CivilDay] = [:]
        for (code, text) in texts(.returnsDeadlines).sorted(by: { $0.key < $1.key }) {
            let key = "\(SettingsKey.returnsDeadlines.rawValue).\(code)"
            // In the environment a hyphen is an underscore.
            guard let quarter = CivilQuarter(label: code.replacing("_", with: "-")) else {
                add(key, "must be a calendar quarter like 2026-Q3")
                continue
            }
            guard let day = CivilDay(isoText: text), day > quarter.last else {
                add(key, "must be a day after the quarter's end, like \"\(quarter.last.advanced(by: 21).isoText)\"")
                continue
            }
            deadlines[quarter] = day
        }
        return deadlines
    }

    /// Notes that the value of a key is wrong.
    mutating func add(_ key: String, _ message: String) {
        guard let source = source(of: key) else { return }
        faults.append(
            SettingsFault(
                file: source.name, line: source.lines[key], key: source.written(key), message))
    }

    private mutating func resolved(_ key: SettingsKey, _ text: String) -> String? {
        guard !text.isEmpty else {
            add(key.rawValue, "is blank: write a path, or take the key out for the default")
            return nil
        }
        return folder.pushing(FilePath(text)).lexicallyNormalized().string
    }

    private mutating func text(_ key: String) -> String? {
        guard case .string(let text)? = value(key, as: .string, expected: "a text") else { return nil }
        return text
    }

    private mutating func value(_ key: String, as type: ConfigType, expected: String) -> ConfigContent? {
        guard let source = source(of: key) else { return nil }
        do {
            return try source.value(key, as: type)
        } catch {
            add(key, "must be \(expected)")
            return nil
        }
    }

    private func source(of key: String) -> SettingsSource? {
        sources.first { $0.keys.contains(key) }
    }
}
