/// What a drop is, as the first word of its file name says.
package enum DropKind: String, Hashable, Sendable, Codable, CaseIterable {
    case dashboard
    case quarterlyReturn = "return"
    case marKeyworkers = "mar-keyworkers"
    case marParticipants = "mar-participants"
    case marPerformance = "mar-performance"
}
