import FoundationEssentials
import GRDB
import Glibc
import Workflow

extension LedgerFile {
    /// SQLite's online backup, under another name until it is whole: copy → integrity check → fsync → link.
    static func backup(_ source: DatabaseQueue, to path: String) throws {
        let partial = path + ".partial"
        try? FileManager.default.removeItem(atPath: partial)
        defer { try? FileManager.default.removeItem(atPath: partial) }
        makeFile(partial)
        try copy(source, to: partial)
        // link(2), not rename(2): an older backup of that name stays what it is.
        // SAFETY: both paths are NUL-terminated copies for the time of the call.
        guard unsafe link(partial, path) == 0 else {
            let cause = errno == EEXIST ? "there is a file of this name" : "errno \(errno)"
            throw PortFailure(
                operation: "back up the ledger", subject: path, cause: cause,
                advice: "Name a new file in a directory that this user may write to.")
        }
        try PlainFile.synchronize(PlainFile.directory(of: path), for: "back up the ledger")
    }

    private static func copy(_ source: DatabaseQueue, to partial: String) throws {
        var configuration = Configuration()
        configuration.label = "ledger.backup"
        let copy = try DatabaseQueue(path: partial, configuration: configuration)
        try copy.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA synchronous = FULL")
        }
        try source.backup(to: copy)
        try copy.writeWithoutTransaction { db in
            // The copy says "WAL" as its source does; one file alone is easier to keep and can be read anywhere.
            try db.execute(sql: "PRAGMA journal_mode = DELETE")
            let verdict = try String.fetchOne(db, sql: "PRAGMA integrity_check") ?? "no answer"
            guard verdict == "ok" else {
                throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "integrity check of the copy: \(verdict)")
            }
        }
        try copy.close()
    }
}
