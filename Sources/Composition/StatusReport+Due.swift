import CivilTime
import MonthlyActivity

extension StatusReport.ReturnsDue {
    /// Newest quarter first.
    static func all(in overview: ReturnsOverview) -> [StatusReport.ReturnsDue] {
        let byQuarter = Dictionary(grouping: overview.lines, by: \.quarter)
        return byQuarter.keys.sorted(by: >).compactMap { quarter in
            let lines = byQuarter[quarter, default: []]
            let missing = lines.filter { $0.state == .due || $0.state == .overdue }
            guard let first = missing.first else { return nil }
            return StatusReport.ReturnsDue(
                quarter: quarter.label, deadline: first.deadline.isoText, state: first.state.rawValue,
                expected: lines.count, submitted: lines.count - missing.count, missing: missing.map(\.service))
        }
    }
}

extension StatusReport.ActivityDue {
    /// Of months that have ended and are not complete, or not final; newest first.
    static func all(in overview: ActivityOverview) -> [StatusReport.ActivityDue] {
        overview.lines.filter { line in
            line.state != "cancelled" && line.state != "final" && !(line.state == "late" && line.isComplete)
        }.map { line in
            StatusReport.ActivityDue(
                provider: line.name.provider, month: line.name.month.label, deadline: line.deadline.isoText,
                state: line.state + (line.isComplete ? ", complete" : ", not complete"), isOverdue: line.isOverdue,
                isForecast: line.isForecast)
        }
    }
}
