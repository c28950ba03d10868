import DelimitedText

/// Reads and checks `accounts.csv` against the organisations.
struct AccountCheck {
    enum Column: String, CaseIterable {
        case account, level, organisation
    }

    private(set) var faults: [RegisterFault]
    private(set) var accounts: [Account] = []

    init(_ records: [TextRecord], organisations: OrganisationCheck) {
        let table = RegisterTable<Column>(records, file: .accounts)
        faults = table.faults
        var lineByName: [String: Int] = [:]
        for row in table.rows {
            let name = row[.account]
            if !name.isEmpty, let earlier = lineByName[name] {
                add(row.line, "the account \(quoted(name)) is also in line \(earlier): take one of the lines out")
            } else {
                lineByName[name] = row.line
            }
            read(row, organisations)
        }
    }

    private mutating func read(_ row: RegisterTable<Column>.Row, _ organisations: OrganisationCheck) {
        let name = row[.account]
        let level = Account.Level(rawValue: row[.level].lowercased())
        if !AccountName.isWellFormed(name) {
            let suggestion = AccountName.suggestion(for: name, level: level?.rawValue ?? "account")
            add(
                row.line,
                "\(name.isEmpty ? "the account's name is blank" : "\(quoted(name)) can't be an account's name"): "
                    + "2 to 31 of a-z, 0-9 and -, beginning with a letter; write “\(suggestion)”")
        }
        let code = row[.organisation]
        // Where no organisation could be read, that is the fault to mend first.
        if !organisations.codes.isEmpty, !organisations.codes.contains(code) {
            add(
                row.line,
                code.isEmpty
                    ? "the organisation is blank: write its code"
                    : "the organisation \(quoted(code)) is no code of the organisations"
                        + hint(for: code, in: organisations.codes))
        }
        guard let level else {
            let known = Account.Level.allCases.map(\.rawValue).joined(separator: ", ")
            add(row.line, "the level \(quoted(row[.level])) is not known: write one of \(known)")
            return
        }
        if let found = organisations.levels[code], found != level.organisationLevel {
            add(
                row.line,
                "an account of level \(level.rawValue) belongs to \(level.organisationLevel.withArticle), "
                    + "and \(quoted(code)) is \(found.withArticle): correct the level or the organisation")
        }
        accounts.append(Account(name: name, level: level, organisation: code))
    }

    private mutating func add(_ line: Int, _ message: String) {
        faults.append(.init(file: .accounts, line: line, message))
    }
}
