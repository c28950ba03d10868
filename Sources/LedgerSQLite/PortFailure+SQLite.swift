import GRDB
import Workflow

/// Runs `body`; whatever it throws comes out as the port's failure. `operation` is a verb and its object, `subject` the file.
func asPortFailure<Value>(
    _ operation: String, subject: String = "ledger.sqlite", _ body: () throws -> Value
) throws(PortFailure) -> Value {
    do {
        return try body()
    } catch let failure as PortFailure {
        throw failure
    } catch let error as DatabaseError {
        throw PortFailure(operation, subject, error)
    } catch let error as UnreadableValue {
        throw .ledger(
            operation, cause: "the column \(error.column) holds what this version does not know",
            advice: "Was the ledger written by another version, or changed by hand? Restore a backup or upgrade.",
            mayPass: false)
    } catch {
        // Only our own code runs inside; its error types name no data.
        throw PortFailure(
            operation: operation, subject: subject, cause: "\(type(of: error))", advice: programFault, mayPass: false)
    }
}

/// A stored text that is no value of its type.
struct UnreadableValue: Error {
    /// Its column, as `table.column` or `column`.
    var column: String
}

extension PortFailure {
    static func ledger(_ operation: String, cause: String, advice: String, mayPass: Bool = true) -> PortFailure {
        PortFailure(operation: operation, subject: "ledger.sqlite", cause: cause, advice: advice, mayPass: mayPass)
    }

    /// What SQLite said. Its messages name tables and columns, never values; the statement's arguments are left out.
    init(_ operation: String, _ subject: String, _ error: DatabaseError) {
        let (name, advice, mayPass) = Self.meaning(of: error.extendedResultCode)
        let message = error.message ?? "no message"
        self.init(
            operation: operation, subject: subject, cause: "\(name) \(error.extendedResultCode.rawValue) (\(message))",
            advice: advice,
            mayPass: mayPass)
    }

    /// https://www.sqlite.org/rescode.html, as far as an operator can do something about it.
    static func meaning(of code: ResultCode) -> (name: String, advice: String, mayPass: Bool) {
        switch code {
        case .SQLITE_FULL:
            ("SQLITE_FULL", "Free space on the disk that holds the spool; nothing is lost meanwhile.", true)
        case .SQLITE_READONLY_DBMOVED:
            ("SQLITE_READONLY_DBMOVED", "The ledger was moved or replaced while in use: restart the service.", false)
        case .SQLITE_READONLY:
            ("SQLITE_READONLY", "Make the spool writable for the service: its mount, owner and mode.", true)
        case .SQLITE_CANTOPEN:
            ("SQLITE_CANTOPEN", "Is the path right, and may this user read and write in that directory?", true)
        case .SQLITE_PERM:
            ("SQLITE_PERM", "Make the spool writable for the service: its mount, owner and mode.", true)
        case .SQLITE_IOERR:
            ("SQLITE_IOERR", "Look at the disk and at the kernel's log.", true)
        case .SQLITE_BUSY:
            ("SQLITE_BUSY", "Another process holds the ledger: close whatever has it open for writing.", true)
        case .SQLITE_LOCKED:
            ("SQLITE_LOCKED", "Another process holds the ledger: close whatever has it open for writing.", true)
        case .SQLITE_NOMEM:
            ("SQLITE_NOMEM", "Give the service more memory.", true)
        case .SQLITE_CORRUPT:
            ("SQLITE_CORRUPT", "Stop the service, look at the disk, restore the last good backup.", false)
        case .SQLITE_NOTADB:
            ("SQLITE_NOTADB", "This file is no ledger: restore the last good backup.", false)
        default:
            ("SQLITE_ERROR", programFault, false)
        }
    }
}

private let programFault = "This is a fault of the program, not of a drop: tell the support this line."
