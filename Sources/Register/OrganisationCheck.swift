import CivilTime
import DelimitedText
import Findings

/// Reads and checks `organisations.csv` as a whole.
struct OrganisationCheck {
    enum Column: String, CaseIterable {
        case code, name, level, parent
        case validFrom = "valid_from"
        case validTo = "valid_to"
    }

    private struct Entry {
        let line: Int
        let organisation: Organisation
    }

    private(set) var faults: [RegisterFault]
    /// Every code that is written down, of faulty lines too: who refers to one of these needs no second fault.
    private(set) var codes: Set<String> = []
    /// Level of each code whose level could be read.
    private(set) var levels: [String: Organisation.Level] = [:]
    private var entries: [Entry] = []

    var organisations: [Organisation] { entries.map(\.organisation) }

    init(_ records: [TextRecord]) {
        let table = RegisterTable<Column>(records, file: .organisations)
        faults = table.faults
        for row in table.rows { read(row) }
        let entriesByCode = Dictionary(grouping: entries, by: \.organisation.code)
        for entries in entriesByCode.values {
            checkLevels(entries)
            checkDates(entries)
        }
        checkCycles()
        for entry in entries { checkParent(of: entry, entriesByCode) }
    }

    // MARK: One line

    private mutating func read(_ row: RegisterTable<Column>.Row) {
        let code = row[.code]
        if !code.isEmpty { codes.insert(code) }
        if !Organisation.isWellFormed(code: code) {
            add(
                row.line,
                "\(code.isEmpty ? "the code is blank" : "the code \(quoted(code)) can't be used"): "
                    + "a code is 1 to 24 letters, digits, - and _, and begins with a letter or digit")
        }
        if row[.name].isEmpty { add(row.line, "the name is blank: give the name that documents shall show") }
        let validFrom = day(row, .validFrom)
        let validTo = day(row, .validTo)
        if let validFrom, let validTo, validTo < validFrom {
            add(row.line, "valid_to \(validTo.isoText) is before valid_from \(validFrom.isoText): correct the dates")
        }
        guard let level = Organisation.Level(rawValue: row[.level].lowercased()) else {
            let known = Organisation.Level.allCases.map(\.rawValue).joined(separator: ", ")
            add(row.line, "the level \(quoted(row[.level])) is not known: write one of \(known)")
            return
        }
        guard !code.isEmpty else { return }
        entries.append(
            Entry(
                line: row.line,
                organisation: Organisation(
                    code: code, name: row[.name], level: level, parent: row[.parent].isEmpty ? nil : row[.parent],
                    validFrom: validFrom, validTo: validTo)))
        levels[code] = levels[code] ?? level
    }

    private mutating func day(_ row: RegisterTable<Column>.Row, _ column: Column) -> CivilDay? {
        let text = row[column]
        guard !text.isEmpty else { return nil }
        guard let day = CivilDay(isoText: text) else {
            add(
                row.line,
                "\(column.rawValue) \(quoted(text)) is not a day: write it like 2026-04-01, or leave it blank for open")
            return nil
        }
        return day
    }

    // MARK: Lines of one code

    private mutating func checkLevels(_ entries: [Entry]) {
        guard let first = entries.first else { return }
        for entry in entries where entry.organisation.level != first.organisation.level {
            add(
                entry.line,
                "\(quoted(first.organisation.code)) is \(first.organisation.level.withArticle) in line \(first.line): "
                    + "an organisation keeps its level; give another one another code")
        }
    }

    /// Lines of one code tell its names and parents over time: on any day one of them holds at most.
    private mutating func checkDates(_ entries: [Entry]) {
        func start(_ entry: Entry) -> Int { entry.organisation.validFrom.map { Int($0.daysSinceEpoch) } ?? .min }
        func end(_ entry: Entry) -> Int { entry.organisation.validTo.map { Int($0.daysSinceEpoch) } ?? .max }
        let ordered = entries.sorted { (start($0), $0.line) < (start($1), $1.line) }
        guard var longest = ordered.first else { return }
        for entry in ordered.dropFirst() {
            if start(entry) <= end(longest) {
                let (earlier, later) = longest.line < entry.line ? (longest, entry) : (entry, longest)
                add(
                    later.line,
                    "\(quoted(entry.organisation.code)) is also in line \(earlier.line) for the same days: "
                        + "take one of the lines out, or give them dates that don't overlap")
            }
            if end(entry) > end(longest) { longest = entry }
        }
    }

    // MARK: The tree

    private mutating func checkParent(of entry: Entry, _ entriesByCode: [String: [Entry]]) {
        let organisation = entry.organisation
        guard let parent = organisation.parent else {
            if organisation.level != .nation { add(entry.line, "the parent is blank: \(organisation.level.placeText)") }
            return
        }
        guard codes.contains(parent) else {
            add(entry.line, "the parent \(quoted(parent)) is no code of this file\(hint(for: parent, in: codes))")
            return
        }
        guard let parentLevel = levels[parent] else { return }
        guard organisation.level.mayStand(underLevel: parentLevel, code: parent) else {
            add(
                entry.line,
                "\(organisation.level.withArticle) can't stand under \(quoted(parent)), \(parentLevel.withArticle): "
                    + organisation.level.placeText)
            return
        }
        let parentEnds = (entriesByCode[parent] ?? []).map(\.organisation.validTo)
        if let lastEnd = parentEnds.compactMap(\.self).max(), !parentEnds.contains(nil),
            organisation.validTo.map({ $0 > lastEnd }) ?? true
        {
            faults.append(
                .init(
                    .warning, file: .organisations, line: entry.line,
                    "its parent \(quoted(parent)) ends on \(lastEnd.isoText), and this line goes on: "
                        + "end it then, and add a line with the new parent from the day after"))
        }
    }

    /// Levels fall from parent to child, so whatever goes round has a wrong level in it as well; the circle is what helps
    /// to see which line is meant.
    private mutating func checkCycles() {
        var parents: [String: String] = [:]
        for entry in entries where parents[entry.organisation.code] == nil {
            parents[entry.organisation.code] = entry.organisation.parent
        }
        var done: Set<String> = []
        for entry in entries where !done.contains(entry.organisation.code) {
            var path = [entry.organisation.code]
            while let parent = parents[path[path.count - 1]], !done.contains(parent) {
                if let start = path.firstIndex(of: parent) {
                    let circle = (path[start...] + [parent]).joined(separator: " under ")
                    let line = entries.first { $0.organisation.code == parent }?.line
                    faults.append(
                        .init(
                            file: .organisations, line: line, "\(circle): a circle; give one of them its right parent"))
                    break
                }
                path.append(parent)
            }
            done.formUnion(path)
        }
    }

    private mutating func add(_ line: Int, _ message: String) {
        faults.append(.init(file: .organisations, line: line, message))
    }
}

/// `; did you mean “QYG”?` where a code differs in case alone.
func hint(for code: String, in codes: Set<String>) -> String {
    let near = codes.filter { $0.lowercased() == code.lowercased() }.min()
    return near.map { "; did you mean “\($0)”?" } ?? ": add it, or correct the code"
}
