import CivilTime

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
