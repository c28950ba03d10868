package import CivilTime

/// A row of a keyworkers' file, read. In rows of an accepted file nothing is nil but `end`.
package struct Keyworker: Hashable, Sendable {
    /// The row of its file, as a spreadsheet program shows it.
    package var row: Int
    /// Trimmed; compared exactly. Empty where the cell is blank.
    package var id: String
    /// Hundredths of one full-time post, 0…100.
    package var fte: Int?
    package var area: Area?
    package var status: Status?
    package var start: CivilDay?
    /// Nil where blank.
    package var end: CivilDay?

    /// In the order of the serial form: new ones go to the end.
    package enum Area: String, Hashable, Sendable, CaseIterable {
        case work = "Work"
        case health = "Health"
        case financial = "Financial"
        case other = "Other"
    }

    /// In the order of the serial form: new ones go to the end.
    package enum Status: String, Hashable, Sendable, CaseIterable {
        case active = "Active"
        case onLeave = "On leave"
        case left = "Left"
    }

    package init(
        row: Int, id: String, fte: Int? = nil, area: Area? = nil, status: Status? = nil, start: CivilDay? = nil,
        end: CivilDay? = nil
    ) {
        self.row = row
        self.id = id
        self.fte = fte
        self.area = area
        self.status = status
        self.start = start
        self.end = end
    }
}

/// The columns of a keyworkers' file; the raw value is the schema's role.
enum KeyworkerColumn: String, CaseIterable {
    case id = "kw-id"
    case fte
    case area
    case status
    case start = "start-date"
    case end = "end-date"
}

extension Keyworker {
    /// A cell as a value, for those who write rows out again.
    package enum Value: Hashable, Sendable {
        case text(String)
        /// Of a full-time post.
        case hundredths(Int)
        case day(CivilDay)
    }

    /// What stands in the column of this role; nil where it is blank or the role is not known.
    package subscript(role: String) -> Value? {
        switch KeyworkerColumn(rawValue: role) {
        case .id: .text(id)
        case .fte: fte.map(Value.hundredths)
        case .area: area.map { .text($0.rawValue) }
        case .status: status.map { .text($0.rawValue) }
        case .start: start.map(Value.day)
        case .end: end.map(Value.day)
        case nil: nil
        }
    }
}
