import QuarterlyReturns

/// The tables and views of a file of the regional store. Readers build on their names: they only grow, and a new `version`
/// says so.
enum RegionalSchema {
    /// `PRAGMA application_id`: `WBRg`.
    static let applicationID: Int32 = 0x5742_5267
    /// `PRAGMA user_version`.
    static let version = 1

    /// Tables that hold content, those that others refer to first. `export` is about the file itself.
    static let contentTables = [
        "organisation", "measure", "expected_return", "quarterly_return_revision", "quarterly_return",
    ]

    static let script = """
        CREATE TABLE organisation (
            code TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            level TEXT NOT NULL CHECK (level IN ('nation', 'region', 'stp', 'service')),
            parent TEXT REFERENCES organisation,
            valid_from TEXT,
            valid_to TEXT
        ) STRICT;

        -- What each column of quarterly_return means.
        CREATE TABLE measure (
            name TEXT PRIMARY KEY,
            label TEXT NOT NULL,
            definition TEXT NOT NULL,
            unit TEXT NOT NULL
        ) STRICT;

        -- Services of which a return is expected for a quarter, and where they belonged then.
        CREATE TABLE expected_return (
            service_code TEXT NOT NULL REFERENCES organisation,
            stp_code TEXT NOT NULL REFERENCES organisation,
            region_code TEXT NOT NULL REFERENCES organisation,
            quarter TEXT NOT NULL CHECK (quarter GLOB '[0-9][0-9][0-9][0-9]-Q[1-4]'),
            PRIMARY KEY (service_code, quarter)
        ) STRICT;

        -- Every submitted revision.
        CREATE TABLE quarterly_return_revision (
            \(returnColumns),
            PRIMARY KEY (service_code, quarter, revision),
            FOREIGN KEY (service_code, quarter) REFERENCES expected_return
        ) STRICT;

        -- The current submitted revision of each service and quarter.
        CREATE TABLE quarterly_return (
            \(returnColumns),
            PRIMARY KEY (service_code, quarter),
            FOREIGN KEY (service_code, quarter) REFERENCES expected_return,
            FOREIGN KEY (service_code, quarter, revision) REFERENCES quarterly_return_revision
        ) STRICT;

        -- One row: what this file is of, since when its content is what it is, and which program wrote it.
        CREATE TABLE export (
            area TEXT PRIMARY KEY,
            changed_at TEXT NOT NULL,
            program_version TEXT NOT NULL,
            organisations INTEGER NOT NULL,
            expected_returns INTEGER NOT NULL,
            quarterly_returns INTEGER NOT NULL,
            quarterly_return_revisions INTEGER NOT NULL
        ) STRICT;

        \(stpView)
        \(regionView)
        \(nationView)
        """

    /// `incomplete`: names of the measures that are NULL because a part lacks them, with commas in between.
    private static let returnColumns = """
        service_code TEXT NOT NULL REFERENCES organisation,
            stp_code TEXT NOT NULL REFERENCES organisation,
            region_code TEXT NOT NULL REFERENCES organisation,
            quarter TEXT NOT NULL,
            revision INTEGER NOT NULL,
            submitted_at TEXT NOT NULL,
            incomplete TEXT,
            \(ReturnField.all.map { "\($0.columnName) \($0.columnType)" }.joined(separator: ",\n    "))
        """
}

// MARK: - Views

extension RegionalSchema {
    private static let stpView = view(
        "stp_quarter", keys: ["due.region_code AS region_code", "due.stp_code AS stp_code", "area.name AS stp_name"],
        areas: "JOIN organisation AS area ON area.code = due.stp_code", groups: ["due.region_code", "due.stp_code"])

    private static let regionView = view(
        "region_quarter", keys: ["due.region_code AS region_code", "area.name AS region_name"],
        areas: "JOIN organisation AS area ON area.code = due.region_code", groups: ["due.region_code"])

    /// Empty in a region's file: it does not hold the other regions, and part of a nation is no nation.
    private static let nationView = view(
        "nation_quarter", keys: ["area.code AS nation_code", "area.name AS nation_name"],
        areas: """
            JOIN organisation AS region ON region.code = due.region_code
            JOIN organisation AS area ON area.code = region.parent AND (SELECT area FROM export) = 'nation'
            """,
        groups: ["area.code"])

    /// Sums over the services of an area that reported a figure, NULL where none did, and beside each how many did.
    private static func view(_ name: String, keys: [String], areas: String, groups: [String]) -> String {
        let counts = [
            "due.quarter AS quarter", "count(*) AS services_expected", "count(done.service_code) AS services_submitted",
        ]
        let sums = ReturnField.all.filter(\.isSummed).flatMap { field in
            let column = "done.\(field.columnName)"
            // Decimals are stored as binary fractions: rounding takes off what they add beyond the last place.
            let sum = field.decimalPlaces == 0 ? "sum(\(column))" : "round(sum(\(column)), \(field.decimalPlaces))"
            return ["\(sum) AS \(field.columnName)", "count(\(column)) AS \(field.columnName)_reported"]
        }
        return """
            CREATE VIEW \(name) AS
            SELECT \((keys + counts + sums).joined(separator: ",\n    "))
            FROM expected_return AS due
            \(areas)
            LEFT JOIN quarterly_return AS done
                ON done.service_code = due.service_code AND done.quarter = due.quarter
            GROUP BY \((["due.quarter"] + groups).joined(separator: ", "));
            """
    }
}

extension ReturnField {
    fileprivate var columnType: String {
        switch kind {
        case .number(places: 0, _): "INTEGER"
        case .number: "REAL"
        case .text, .word, .day: "TEXT"
        case .yesNo: "INTEGER CHECK (\(columnName) IN (0, 1))"
        }
    }
}
