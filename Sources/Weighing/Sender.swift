package import CivilTime
package import Register

/// What an account may send, and beside whose drops its own are looked at.
package struct Sender: Hashable, Sendable {
    package var account: Account
    /// The service above a team, or the service itself; nil for every other level.
    package var service: String?
    /// Kinds of files that it may drop; slips apart.
    package var kinds: Set<DropKind>
    /// Whether it stands under region `OTHER`: dashboards, and no returns.
    package var isOutsideReturns: Bool
    /// Codes of the organisations of the same service, its own included: the same bytes count once among them.
    package var siblings: [String]

    /// The rights of an account (published): team → dashboard; service → return; everybody else only slips.
    package init(_ account: Account, in register: Register, on day: CivilDay) {
        self.account = account
        let code = account.organisation
        let isOutsideReturns = register.isOutsideReturns(code)
        self.isOutsideReturns = isOutsideReturns
        switch account.level {
        case .team:
            let service = register.service(of: code)?.code
            self.service = service
            kinds = service == nil ? [] : [.dashboard]
        case .service:
            service = code
            kinds = isOutsideReturns ? [] : [.quarterlyReturn]
        case .stakeholder, .stp, .region, .national, .provider:
            service = nil
            kinds = []
        }
        let teams = service.map { register.teams(ofService: $0, on: day).map(\.code) } ?? []
        siblings = Set(teams + [code] + (service.map { [$0] } ?? [])).sorted()
    }
}
