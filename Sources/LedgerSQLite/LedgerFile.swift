import GRDB
import Glibc
import Workflow

/// Connections to a ledger, each opened for its purpose and checked before first use.
enum LedgerFile {
    /// How long to wait for another process's write to end (a command leaving a request, an operator's sqlite3).
    static let busyTimeoutSeconds = 5

    /// The daemon's connections: makes the file where there is none, migrates it, and holds the promise of durability.
    static func openForWork(path: String) throws(PortFailure) -> DatabasePool {
        makeFile(path)
        var configuration = configuration(label: "ledger")
        // Before anything is written: a newer ledger stays as it is.
        configuration.prepareDatabase { _ = try LedgerSchema.version(of: $0) }
        return try opening(path) {
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { db in
                try setDurable(db)
                try requireDurable(db)
                try LedgerSchema.migrate(db)
            }
            return pool
        }
    }

    /// Reads beside a running daemon, or when none runs. Nothing is written but SQLite's own `-wal` and `-shm`.
    static func openForReading(path: String) throws(PortFailure) -> DatabaseQueue {
        var configuration = configuration(label: "ledger.reader")
        configuration.readonly = true
        configuration.prepareDatabase { try LedgerSchema.requireCurrent($0) }
        return try opening(path) { try DatabaseQueue(path: path, configuration: configuration) }
    }

    /// A writer beside the daemon, for requests. Never makes or migrates a ledger.
    static func openForRequests(path: String) throws(PortFailure) -> DatabaseQueue {
        var configuration = configuration(label: "ledger.requests")
        configuration.prepareDatabase {
            try LedgerSchema.requireCurrent($0)
            try setDurable($0)
            try requireDurable($0)
        }
        return try opening(path) {
            // Opened for reading first: for writing alone, SQLite would make a file where there is none.
            _ = try openForReading(path: path)
            return try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Failures of opening name the path.
    private static func opening<Connection>(
        _ path: String, _ body: () throws -> Connection
    ) throws(PortFailure) -> Connection {
        do {
            return try asPortFailure("open the ledger", body)
        } catch {
            var failure = error
            failure.subject = path
            throw failure
        }
    }

    private static func configuration(label: String) -> Configuration {
        var configuration = Configuration()
        configuration.label = label
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Double(busyTimeoutSeconds))
        return configuration
    }

    /// `DatabasePool` sets `synchronous` to NORMAL when it turns on WAL, and with NORMAL a power cut lost a drop
    /// (measured): so this comes after opening. `secure_delete` leaves no overwritten content in free pages.
    private static func setDurable(_ db: Database) throws {
        try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
    }

    /// Reads the settings back from the live connection: SQLite ignores a PRAGMA that it does not know.
    static func requireDurable(_ db: Database) throws {
        let expected = [
            ("journal_mode", "wal"), ("synchronous", "2"), ("secure_delete", "1"), ("foreign_keys", "1"),
            ("busy_timeout", String(busyTimeoutSeconds * 1000)),
        ]
        for (name, value) in expected {
            let found = try String.fetchOne(db, sql: "PRAGMA \(name)")
            guard found == value else {
                throw PortFailure.ledger(
                    "open the ledger", cause: "PRAGMA \(name) is \(found ?? "unknown") and must be \(value)",
                    advice: "This SQLite can't keep the ledger's promise: install Debian's libsqlite3-0.",
                    mayPass: false)
            }
        }
    }

    /// An empty file of mode 0600; `-wal` and `-shm` take the mode from it. Only where there is no file yet: closing any
    /// descriptor of a database that is open in this process would drop SQLite's locks (fcntl(2), "Record locks").
    static func makeFile(_ path: String) {
        // SAFETY: the path is a NUL-terminated copy for the time of the call; a failure shows when SQLite opens it.
        let descriptor = unsafe open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, 0o600)
        if descriptor >= 0 { close(descriptor) }
    }
}
