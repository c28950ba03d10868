import CivilTime
package import Register

extension HouseRules {
    /// The account that can accept the terms for a service; nil where it has none.
    package func accountThatAccepts(termsFor service: String) -> String? {
        register.accountsThatCanAccept(termsFor: service).first?.name
    }

    /// Accounts whose documents a receipt may change: all of its organisation and of the service that it belongs to, and,
    /// since accepting the terms opens the door for every team, then those of all its teams.
    package func accountsTouched(by receipt: Receipt) -> Set<String> {
        let day = zone.day(at: receipt.receivedAt)
        var organisations = Set([receipt.organisation].compactMap { $0 })
        if let service = receipt.organisation.flatMap({ register.service(of: $0, on: day) }) {
            organisations.insert(service)
            if case .acceptsTerms = receipt.effect {
                organisations.formUnion(register.teams(ofService: service, on: day).map(\.code))
            }
        }
        // A return that is submitted or withdrawn changes what the areas above see.
        switch receipt.effect {
        case .submits, .withdrawsReturn:
            organisations.formUnion(
                (receipt.organisation.map { register.ancestry(of: $0, on: receipt.report.period?.last ?? day) } ?? [])
                    .map(\.code))
        default: break
        }
        return Set(register.accounts.filter { organisations.contains($0.organisation) }.map(\.name)).union([
            receipt.account
        ])
    }

    /// Organisations whose parts an account's documents may be made from: a team's own; a service's and those of all that
    /// ever were teams of it, since earlier quarters have their own teams.
    package func organisationsSeen(by account: Account) -> Set<String> {
        switch account.level {
        case .team: [account.organisation]
        case .service: register.codesOfTeams(everBelow: account.organisation).union([account.organisation])
        case .stakeholder, .stp, .region, .national, .provider: []
        }
    }

    /// Organisations among which the same bytes count once: the service of the account and all its teams.
    func organisationsOfService(of sender: Sender) -> Set<String> {
        guard let service = sender.dropService else { return [sender.account.organisation] }
        return register.codesOfTeams(everBelow: service).union([service, sender.account.organisation])
    }
}
