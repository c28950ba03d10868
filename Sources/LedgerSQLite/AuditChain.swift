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
    /// Every link is right. `head` is the last one, empty where there is no line; lines cut off at the end show only
    /// by comparing it with one that was logged.
    case whole(lines: Int64, head: String)
    /// This position is the first that was changed, removed or put elsewhere, or was written under another key.
    case broken(position: Int64)
}

/// The audit: lines are only ever added, each chained to the one before.
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
        var lines: Int64 = 0
        var head = ""
        while let row = try cursor.next() {
            let line = AuditLine(row)
            lines += 1
            guard line.link == link(of: line, after: head) else {
                return .broken(position: lines)
            }
            head = line.link
        }
        return .whole(lines: lines, head: head)
    }

    /// The last line; nil where there is none.
    static func head(_ db: Database) throws -> AuditLine? {
        try db.row("SELECT * FROM audit ORDER BY position DESC LIMIT 1", [], AuditLine.init)
    }

    private func link(of line: AuditLine, after previous: String) -> String {
        sealer.chain(previous: previous, line: line.chained)
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
