import CivilTime
import GRDB
import QuarterlyReturns
import Register

extension RegionalContent {
    /// Fills an empty database.
    func write(_ db: Database, at now: Instant, programVersion: String) throws {
        try db.execute(sql: RegionalSchema.script)
        for organisation in organisations { try organisation.insert(db) }
        for field in ReturnField.all { try field.insert(db) }
        for expected in expected {
            try db.run(
                "INSERT INTO expected_return VALUES (?, ?, ?, ?)",
                [expected.service, expected.stp, expected.region, expected.quarter.label])
        }
        for revision in revisions { try revision.insert(db, into: "quarterly_return_revision") }
        for revision in current { try revision.insert(db, into: "quarterly_return") }
        try db.run(
            "INSERT INTO export VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                area.name, now.rfc3339, programVersion, organisations.count, expected.count, current.count,
                revisions.count,
            ])
        try db.execute(sql: "PRAGMA application_id = \(RegionalSchema.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(RegionalSchema.version)")
    }
}

extension Organisation {
    fileprivate func insert(_ db: Database) throws {
        try db.run(
            "INSERT INTO organisation VALUES (?, ?, ?, ?, ?, ?)",
            [code, name, level.rawValue, parent, validFrom?.isoText, validTo?.isoText])
    }
}

extension ReturnField {
    fileprivate func insert(_ db: Database) throws {
        try db.run("INSERT INTO measure VALUES (?, ?, ?, ?)", [columnName, label, definition, unit])
    }

    /// As its column holds it.
    fileprivate func stored(_ value: ReturnValue) -> any DatabaseValueConvertible {
        switch value {
        case .number(let number) where decimalPlaces == 0: number
        case .number(let number): Double(number) / (0..<decimalPlaces).reduce(1) { scale, _ in scale * 10 }
        case .text(let text): text
        case .yesNo(let isYes): isYes ? 1 : 0
        case .day(let day): day.isoText
        }
    }
}

extension StoredReturn {
    /// NULL for what is not known.
    fileprivate func insert(_ db: Database, into table: String) throws {
        let names = incomplete.map(\.columnName).joined(separator: ",")
        let keys: StatementArguments = [
            expected.service, expected.stp, expected.region, expected.quarter.label, revision, submittedAt.rfc3339,
            names.isEmpty ? nil : names,
        ]
        let fields = ReturnField.all.map { field in values[field].map(field.stored) }
        let places = Array(repeating: "?", count: 7 + fields.count).joined(separator: ", ")
        try db.run("INSERT INTO \(table) VALUES (\(places))", keys + StatementArguments(fields))
    }
}
