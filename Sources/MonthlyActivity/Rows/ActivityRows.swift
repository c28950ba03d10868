/// The rows of one accepted file, in its order.
package enum ActivityRows: Hashable, Sendable {
    case keyworkers([Keyworker])
    case participants([Participant])
    case performance([StandardFigures])

    package var kind: ActivityKind {
        switch self {
        case .keyworkers: .keyworkers
        case .participants: .participants
        case .performance: .performance
        }
    }

    package var count: Int {
        switch self {
        case .keyworkers(let rows): rows.count
        case .participants(let rows): rows.count
        case .performance(let rows): rows.count
        }
    }

    /// None where the rows are of another kind.
    package var keyworkers: [Keyworker] { if case .keyworkers(let rows) = self { rows } else { [] } }
    package var participants: [Participant] { if case .participants(let rows) = self { rows } else { [] } }
    package var performance: [StandardFigures] { if case .performance(let rows) = self { rows } else { [] } }
}
