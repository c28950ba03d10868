import GRDB
import Glibc
package import Workflow

/// The other end of `Ledger.openRequests`: a command leaves a request beside a running daemon and waits for its answer.
package final class LedgerRequests {
    private let queue: DatabaseQueue

    /// Fails where there is no ledger at `path`, or one of another version than this program's.
    package init(path: String) throws(PortFailure) {
        queue = try LedgerFile.openForRequests(path: path)
    }

    /// Leaves a request. The caller then touches `spool/.poke`, so that the daemon looks at once.
    package func leave(_ kind: Request.Kind) throws(PortFailure) -> Request {
        try asPortFailure("leave a request") {
            try queue.write { db in
                try db.run("INSERT INTO request (kind) VALUES (?)", [kind.rawValue])
                return Request(id: db.lastInsertedRowID, kind: kind)
            }
        }
    }

    /// Looks for the answer ten times a second. Nil when none came in time: then the request is taken back, so that
    /// nothing happens later for a command that has failed.
    package func waitForAnswer(to request: Request, timeoutSeconds: Int) throws(PortFailure) -> String? {
        let deadline = ContinuousClock.now + .seconds(timeoutSeconds)
        repeat {
            if let answer = try answer(to: request) { return answer }
            usleep(100_000)
        } while ContinuousClock.now < deadline
        return try takeBack(request)
    }

    private func answer(to request: Request) throws(PortFailure) -> String? {
        try asPortFailure("wait for an answer") {
            try queue.read { db in
                try db.row("SELECT answer FROM request WHERE id = ?", [request.id]) { $0["answer"] as String? } ?? nil
            }
        }
    }

    /// An answer that came in the last moment is not lost.
    private func takeBack(_ request: Request) throws(PortFailure) -> String? {
        try asPortFailure("take a request back") {
            try queue.write { db in
                let answer = try db.row("SELECT answer FROM request WHERE id = ?", [request.id]) {
                    $0["answer"] as String?
                }
                try db.run("DELETE FROM request WHERE id = ? AND answer IS NULL", [request.id])
                return answer ?? nil
            }
        }
    }
}
