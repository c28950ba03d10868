import CivilTime
import GRDB
import QuarterlyReturns

/// One file of the regional store while it is made: nobody else has it open.
enum RegionalFile {
    /// Fills the empty file at `path`. Not durable yet, and a crash leaves a part of it.
    static func write(
        _ content: RegionalContent, to path: String, at now: Instant, programVersion: String
    ) throws {
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        try queue.writeWithoutTransaction { db in
            // No journal beside it and no waiting for the disk: a file that is not finished is thrown away.
            try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            try db.inTransaction(.exclusive) {
                try content.write(db, at: now, programVersion: programVersion)
                return .commit
            }
        }
        try queue.close()
    }

    /// Reads the file at `path` as any reader would and throws unless it is sound.
    ///
    /// - Parameter published: the file that it is to replace; nil where there is none.
    /// - Returns: whether that one is sound and says the same.
    static func check(_ path: String, against published: String?) throws -> Bool {
        var configuration = configuration()
        configuration.readonly = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        // ATTACH wants no transaction around it.
        return try queue.writeWithoutTransaction { db in
            guard try isSound("main", db) else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "the new file fails its integrity check")
            }
            guard let published else { return false }
            do {
                try db.execute(sql: "ATTACH ? AS published", arguments: [published])
                return try isSound("published", db) && saysTheSame(db)
            } catch is DatabaseError {
                return false  // Whatever it is, it is replaced.
            }
        }
    }

    private static func isSound(_ schema: String, _ db: Database) throws -> Bool {
        try String.fetchAll(db, sql: "PRAGMA \(schema).integrity_check") == ["ok"]
            && Row.fetchAll(db, sql: "PRAGMA \(schema).foreign_key_check").isEmpty
    }

    private static func saysTheSame(_ db: Database) throws -> Bool {
        for pragma in ["user_version", "application_id"] {
            let values = try ["main", "published"].map { try Int32.fetchOne(db, sql: "PRAGMA \($0).\(pragma)") }
            guard values[0] == values[1] else { return false }
        }
        let schema = "(SELECT type, name, sql FROM %.sqlite_schema)"
        return try ([schema] + RegionalSchema.contentTables.map { "%.\($0)" }).allSatisfy { rows in
            let (new, old) = (rows.replacing("%", with: "main"), rows.replacing("%", with: "published"))
            let sql = """
                SELECT NOT EXISTS (SELECT * FROM \(new) EXCEPT SELECT * FROM \(old))
                    AND NOT EXISTS (SELECT * FROM \(old) EXCEPT SELECT * FROM \(new))
                """
            return try Bool.fetchOne(db, sql: sql) == true
        }
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "regional"
        return configuration
    }
}
