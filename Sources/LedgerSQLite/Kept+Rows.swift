import GRDB
package import Workflow

/// Everything of an organisation, wherever it lies: found, and deleted.
extension Kept {
    /// A drop belongs to the organisation that its account had then.
    private static let receipts = "SELECT sequence FROM receipt WHERE organisation = ?1"

    static func fetch(_ db: Database, organisation: String) throws -> Kept {
        func count(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql, arguments: [organisation]) ?? 0 }
        return Kept(
            accounts: try String.fetchAll(
                db,
                sql: """
                    SELECT account FROM receipt WHERE organisation = ?1
                    UNION SELECT account FROM stakeholder_change WHERE service = ?1 ORDER BY account
                    """, arguments: [organisation]),
            drops: try count("SELECT count(*) FROM (\(receipts))"),
            parts: try count("SELECT count(*) FROM part WHERE organisation = ?1"),
            revisions: try count("SELECT count(*) FROM return_draft WHERE service = ?1"),
            months: try count("SELECT count(*) FROM mar_month WHERE provider = ?1"))
    }

    /// Children before parents, as the foreign keys want it. The numbers of drops are never given again.
    static func delete(_ db: Database, organisation: String) throws {
        try noteHighestSequence(db)
        let conditions = [
            ("finding", "receipt IN (\(receipts))"), ("finding_count", "receipt IN (\(receipts))"),
            ("slip_use", "receipt IN (\(receipts))"),
            ("terms_acceptance", "service = ?1 OR receipt IN (\(receipts))"),
            ("stakeholder_change", "service = ?1 OR receipt IN (\(receipts))"),
            ("mar_wish", "provider = ?1 OR receipt IN (\(receipts))"),
            ("mar_rows", "provider = ?1 OR receipt IN (\(receipts))"), ("mar_compilation", "provider = ?1"),
            ("mar_month", "provider = ?1"),
            ("return_submission", "service = ?1 OR receipt IN (\(receipts))"),
            ("return_draft", "service = ?1 OR receipt IN (\(receipts))"),
            ("part", "organisation = ?1 OR receipt IN (\(receipts))"),
            ("part_change", "organisation = ?1 OR receipt IN (\(receipts))"),
            ("receipt", "sequence IN (\(receipts))"),
        ]
        for (table, condition) in conditions {
            try db.execute(sql: "DELETE FROM \(table) WHERE \(condition)", arguments: [organisation])
        }
        // What a provider's compilation was made from names the parts of its teams: `TEAM/employment-2026-10-north@4711 …`.
        try db.execute(
            sql: "UPDATE mar_compilation SET basis = '' WHERE instr(' ' || basis, ' ' || ?1 || '/') > 0",
            arguments: [organisation])
    }

    /// `sqlite_sequence` is where SQLite itself keeps the highest number that a table ever gave out
    /// (sqlite.org/autoinc.html); `receipt` has no AUTOINCREMENT, so nobody else writes this line.
    static func noteHighestSequence(_ db: Database) throws {
        let highest = try highestSequence(db)
        try db.execute(sql: "DELETE FROM sqlite_sequence WHERE name = 'receipt'")
        try db.execute(sql: "INSERT INTO sqlite_sequence (name, seq) VALUES ('receipt', ?)", arguments: [highest])
    }

    /// The highest sequence that was ever recorded, that of a drop deleted since included; 0 where there was none.
    static func highestSequence(_ db: Database) throws -> Int64 {
        let sql = """
            SELECT max(
                (SELECT coalesce(max(sequence), 0) FROM receipt),
                (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'receipt'))
            """
        return try db.row(sql) { $0[0] } ?? 0
    }
}

extension LedgerReader {
    /// Codes of all that something is kept of, in order.
    package func organisations() throws(PortFailure) -> [String] {
        try read("look up whom something is kept of") { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT organisation AS code FROM receipt UNION SELECT organisation FROM part
                    UNION SELECT service FROM return_draft UNION SELECT provider FROM mar_month ORDER BY code
                    """)
        }
    }

    package func kept(of organisation: String) throws(PortFailure) -> Kept {
        try read("look up what is kept of an organisation") { db in try Kept.fetch(db, organisation: organisation) }
    }
}
