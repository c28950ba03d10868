package import Register

extension Sender {
    /// Kinds of files that the account may drop (published): a team dashboards, a service returns, unless it stands outside
    /// them. Slips may be dropped by everybody, where any are offered. The kinds of the Monthly Activities Report are known by
    /// name and not taken yet.
    package var kinds: Set<DropKind> {
        switch account.level {
        case .team: isBelowProvider ? [] : [.dashboard]
        case .service: isOutsideReturns ? [] : [.quarterlyReturn]
        case .stakeholder, .stp, .region, .national, .provider: []
        }
    }

    /// The service whose terms and copies concern this account's drops; nil for whoever drops no files.
    package var dropService: String? {
        account.level == .team || account.level == .service ? service : nil
    }
}
