package import MonthlyActivity

/// What a drop is, as the first word of its file name says.
package enum DropKind: String, Hashable, Sendable, Codable, CaseIterable {
    case dashboard
    case quarterlyReturn = "return"
    case marKeyworkers = "mar-keyworkers"
    case marParticipants = "mar-participants"
    case marPerformance = "mar-performance"

    /// Those of the Monthly Activities Report.
    package static let activities: Set<DropKind> = [.marKeyworkers, .marParticipants, .marPerformance]

    /// Nil for caseloads.
    package var activity: ActivityKind? { ActivityKind(rawValue: rawValue) }
}
