import CivilTime
import GRDB
package import Workflow

/// One line of the audit as it stands.
package struct AuditLine: Hashable, Sendable {
    /// 1, 2, 3 …, without gaps.
    package let position: Int64
    package let event: AuditEvent
    /// Computed under `ledger.key` over the link before (empty for the first line) and this line.
    package let link: String

    /// The words that the link covers, each with its length in bytes in front, so that no two lines read the same.
    var chained: String {
        let words = [String(position), String(event.at.milliseconds), event.event, event.account, event.detail]
        return words.map { word in word.map { "\($0.utf8.count):\($0)" } ?? "-" }.joined(separator: " ")
    }
}

/// What looking through the whole audit found.
package enum AuditVerification: Hashable, Sendable {
    /// Every link is right. `deleted` counts the lines before, deleted by the service when their time was over. `head` is
    /// the last link, empty where there is no line; lines cut off at the end show only by comparing it with one that was
    /// logged.
    case whole(lines: Int64, deleted: Int64 = 0, head: String)
    /// This position is the first that was changed, removed or put elsewhere, or was written under another key; 1 where
    /// nobody can say up to where the service itself deleted lines.
    case broken(position: Int64)
}

/// The audit: lines are added, each chained to the one before, and only the oldest are ever deleted.
struct AuditChain {
    let sealer: any Sealer

    func append(_ event: AuditEvent, to db: Database) throws {
        let last = try Self.head(db)
        let position = (last?.position ?? 0) + 1
        let link = link(of: AuditLine(position: position, event: event, link: ""), after: last?.link ?? "")
        try db.run(
            "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)",
            [position, event.at.milliseconds, event.event, event.account, event.detail, link])
    }

    func verify(_ db: Database) throws -> AuditVerification {
        let cursor = try Row.fetchCursor(db.cachedStatement(sql: "SELECT * FROM audit ORDER BY position"))
        let start = try AuditStart.fetch(db)
        if let start, start.proof != proof(of: start.position, start.link) { return .broken(position: 1) }
        let deleted = start?.position ?? 0
        var lines: Int64 = 0
        var head = start?.link ?? ""
        while let row = try cursor.next() {
            let line = AuditLine(row)
            lines += 1
            guard line.link == link(of: line, after: head) else {
                return .broken(position: deleted + lines)
            }
            head = line.link
        }
        // The newest line is never deleted.
        if deleted > 0, lines == 0 { return .broken(position: deleted + 1) }
        return .whole(lines: lines, deleted: deleted, head: head)
    }

    /// Deletes the lines before the first that was written at `limit` or later, and keeps from where the chain goes on;
    /// gives how many. The newest line stays.
    func shorten(_ db: Database, before limit: Instant) throws -> Int {
        let last = try db.row(
            """
            SELECT * FROM audit WHERE position < coalesce(
                (SELECT position FROM audit WHERE at >= ? ORDER BY position LIMIT 1), (SELECT max(position) FROM audit))
            ORDER BY position DESC LIMIT 1
            """, [limit.milliseconds], AuditLine.init)
        guard let last else { return 0 }
        // First: it is what the trigger lets go.
        try AuditStart(position: last.position, link: last.link, proof: proof(of: last.position, last.link)).replace(db)
        try db.run("DELETE FROM audit WHERE position <= ?", [last.position])
        return db.changesCount
    }

    /// The last line; nil where there is none.
    static func head(_ db: Database) throws -> AuditLine? {
        try db.row("SELECT * FROM audit ORDER BY position DESC LIMIT 1", [], AuditLine.init)
    }

    private func link(of line: AuditLine, after previous: String) -> String {
        sealer.chain(previous: previous, line: line.chained)
    }

    /// Where it is right, it was the service that deleted the lines up to this one: who only writes to the file can't make
    /// it. No line reads like these words, as each begins with a length.
    private func proof(of position: Int64, _ link: String) -> String {
        sealer.chain(previous: link, line: "deleted up to \(position)")
    }
}

/// The last line that was deleted.
private struct AuditStart {
    let position: Int64
    let link: String
    let proof: String

    /// Nil where none was.
    static func fetch(_ db: Database) throws -> AuditStart? {
        try db.row("SELECT * FROM audit_start") { row in
            AuditStart(position: row["position"], link: row["link"], proof: row["proof"])
        }
    }

    func replace(_ db: Database) throws {
        try db.run("DELETE FROM audit_start")
        try db.run("INSERT INTO audit_start VALUES (?, ?, ?)", [position, link, proof])
    }
}

extension AuditLine {
    init(_ row: Row) {
        self.init(
            position: row["position"],
            event: AuditEvent(
                at: row.instant("at"), event: row["event"], account: row["account"], detail: row["detail"]),
            link: row["link"])
    }
}
