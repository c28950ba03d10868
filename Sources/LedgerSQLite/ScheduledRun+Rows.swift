import CivilTime
import GRDB
import Workflow

extension ScheduledRun {
    static func fetchNewest(_ db: Database, _ kind: Kind) throws -> ScheduledRun? {
        let sql = "SELECT * FROM scheduled_run WHERE kind = ? ORDER BY day DESC LIMIT 1"
        return try db.row(sql, [kind.rawValue]) { row in
            guard let day = try row.day(ifPresent: "day") else { throw UnreadableValue(column: "day") }
            return ScheduledRun(kind: kind, day: day, doneAt: row.instant("done_at"))
        }
    }

    func insert(_ db: Database) throws {
        try db.run("INSERT INTO scheduled_run VALUES (?, ?, ?)", [kind.rawValue, day.isoText, doneAt.milliseconds])
    }
}
