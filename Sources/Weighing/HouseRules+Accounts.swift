package import CivilTime
package import Register

extension HouseRules {
    /// The account that can accept the terms for a service; nil where it has none.
    package func accountThatAccepts(termsFor service: String) -> String? {
        register.accountsThatCanAccept(termsFor: service).first?.name
    }

    /// Accounts whose documents a receipt may change: all of its organisation and of the service that it belongs to, and,
    /// since accepting the terms opens the door for every team, then those of all its teams. A stakeholder's change on the 1st
    /// of a month, and at once only when its access does.
    package func accountsTouched(by receipt: Receipt) -> Set<String> {
        let day = zone.day(at: receipt.receivedAt)
        var organisations: Set = [receipt.organisation]
        if let service = register.service(of: receipt.organisation, on: day) {
            organisations.insert(service)
            if case .acceptsTerms = receipt.effect {
                organisations.formUnion(register.teams(ofService: service, on: day).map(\.code))
            }
        }
        if let provider = register.provider(of: receipt.organisation, on: day) { organisations.insert(provider) }
        // A return that is submitted or withdrawn changes what the areas above see.
        switch receipt.effect {
        case .submits, .withdrawsReturn:
            let last = receipt.report.period?.last ?? day
            organisations.formUnion(areas(above: receipt.organisation, on: last))
        case .none, .counts, .withdraws, .acceptsTerms, .grants, .revokes, .finalises, .requests: break
        }
        let touched = register.accounts.filter { $0.level != .stakeholder && organisations.contains($0.organisation) }
        return Set(touched.map(\.name)).union([receipt.account, receipt.effect.stakeholder].compactMap { $0 })
    }

    /// Accounts in whose documents a submitted return of a service stands: the service's and those of the areas above it.
    package func accountsThatSee(returnsOf service: String, _ quarter: CivilQuarter) -> Set<String> {
        let organisations = areas(above: service, on: quarter.last)
        return Set(
            register.accounts.filter { organisations.contains($0.organisation) && $0.level != .stakeholder }.map(\.name)
        )
    }

    /// Accounts in whose documents a provider's months stand: the provider's, and those that may read its final reports.
    package func accountsThatSee(monthsOf provider: String) -> Set<String> {
        let readers = register.accounts.filter { account in
            account.organisation == provider || register.providers(readBy: account.organisation).contains(provider)
        }
        return Set(readers.map(\.name))
    }

    private func areas(above organisation: String, on day: CivilDay) -> Set<String> {
        Set(register.ancestry(of: organisation, on: day).map(\.code)).union([organisation])
    }

    /// The stakeholder accounts that a service account may let see the service's summary; none for other accounts.
    package func stakeholders(of account: Account) -> [Account] {
        guard account.level == .service else { return [] }
        return register.accounts(ofOrganisation: account.organisation).filter { $0.level == .stakeholder }
    }

    /// The first instants, in London, of the 1sts of months that editions are made of, oldest first; the last is that of the
    /// month of `day`.
    package func editions(until day: CivilDay) -> [Instant] {
        var months = [day.month]
        while months.count < Self.editionMonths { months.append(months[months.count - 1].previous) }
        return months.reversed().map { zone.firstInstant(on: $0.first, secondOfDay: 0) }
    }

    /// Months that editions are told apart for: ten years. What came before that is in the first.
    private static let editionMonths = 120

    /// Organisations whose parts an account's documents may be made from: a team's own; a service's and those of all that
    /// ever were teams of it, since earlier quarters have their own teams.
    package func organisationsSeen(by account: Account) -> Set<String> {
        switch account.level {
        case .team: [account.organisation]
        case .service, .provider:
            register.codesOfTeams(everBelow: account.organisation).union([account.organisation])
        case .national: register.providers(readBy: account.organisation)
        case .stakeholder, .stp, .region: []
        }
    }

    /// Organisations among which the same bytes count once: the service or the provider of the account and all its teams.
    func organisationsOfService(of sender: Sender) -> Set<String> {
        guard let top = sender.dropService ?? sender.provider else { return [sender.account.organisation] }
        return register.codesOfTeams(everBelow: top).union([top, sender.account.organisation])
    }
}

extension Receipt.Effect {
    /// The account whose access it changes.
    fileprivate var stakeholder: String? {
        switch self {
        case .grants(service: _, let stakeholder, by: _), .revokes(service: _, let stakeholder, by: _): stakeholder
        case .none, .counts, .withdraws, .acceptsTerms, .submits, .withdrawsReturn, .finalises, .requests: nil
        }
    }
}
