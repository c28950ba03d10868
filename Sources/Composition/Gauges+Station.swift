package import CivilTime
package import LedgerSQLite
package import Metrics
import MonthlyActivity
import QuarterlyReturns
import Register
package import Weighing
package import Workflow

extension Gauges.Ledger {
    /// Reads the ledger beside the daemon's own connection.
    package init(_ reader: LedgerReader, _ rules: HouseRules, now: Instant) throws(PortFailure) {
        let status = try reader.status(since: now)
        var runs: [String: Instant] = [:]
        for kind in ScheduledRun.Kind.allCases { runs[kind.rawValue] = try reader.newestRun(kind)?.doneAt }
        self.init(
            bytes: status.ledgerBytes, walBytes: status.walBytes, lastRuns: runs,
            returns: try Self.returnsDue(reader, rules, now: now),
            activities: try Self.activitiesDue(reader, rules, now: now))
    }

    private static func returnsDue(
        _ reader: LedgerReader, _ rules: HouseRules, now: Instant
    ) throws(PortFailure) -> Gauges.Due {
        let today = rules.zone.day(at: now)
        let lines = try ReturnsOverview(reader, rules, today: today).lines
        let deadlines = [today.quarter.previous, today.quarter].map(rules.deadlines.deadline(of:))
        let owesAny = !rules.register.codes(ofLevel: .service).isEmpty
        return Gauges.Due(
            nextDeadline: owesAny ? end(of: deadlines, rules, today) : nil,
            due: lines.count { $0.state == .due }, overdue: lines.count { $0.state == .overdue })
    }

    private static func activitiesDue(
        _ reader: LedgerReader, _ rules: HouseRules, now: Instant
    ) throws(PortFailure) -> Gauges.Due {
        let today = rules.zone.day(at: now)
        let lines = try ActivityOverview(reader, rules, now: now).lines
        let missing = lines.filter { $0.name.month < today.month && $0.state != "cancelled" && !$0.isComplete }
        let deadlines = [today.month.previous, today.month].map(rules.activity.deadlines.deadline(of:))
        let owesAny = !rules.register.codes(ofLevel: .provider).isEmpty
        return Gauges.Due(
            nextDeadline: owesAny ? end(of: deadlines, rules, today) : nil,
            due: missing.count { !$0.isOverdue }, overdue: missing.count { $0.isOverdue })
    }

    /// The end of the first of these days that has not ended.
    private static func end(of days: [CivilDay], _ rules: HouseRules, _ today: CivilDay) -> Instant? {
        days.filter { $0 >= today }.min().map { rules.zone.firstInstant(on: $0.advanced(by: 1), secondOfDay: 0) }
    }
}
