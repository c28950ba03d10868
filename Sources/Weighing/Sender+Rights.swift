package import Register

extension Sender {
    /// Kinds of files that the account may drop (published): a team dashboards, a service returns, unless it stands outside
    /// them; a provider and its teams those of the Monthly Activities Report. Slips may be dropped by everybody, where any are
    /// offered.
    package var kinds: Set<DropKind> {
        switch account.level {
        case .team: provider == nil ? [.dashboard] : DropKind.activities
        case .service: isOutsideReturns ? [] : [.quarterlyReturn]
        case .provider: DropKind.activities
        case .stakeholder, .stp, .region, .national: []
        }
    }

    /// The service whose terms and copies concern this account's drops; nil for whoever drops no files.
    package var dropService: String? {
        account.level == .team || account.level == .service ? service : nil
    }
}
