import CivilTime
import Register

extension HouseRules {
    /// The account that can accept the terms for a service; nil where it has none.
    package func accountThatAccepts(termsFor service: String) -> String? {
        register.accounts.first { $0.level == .service && $0.organisation == service }?.name
    }

    /// Accounts whose documents a receipt may change: all of its organisation and of the service that it belongs to.
    package func accountsTouched(by receipt: Receipt) -> Set<String> {
        var organisations = Set([receipt.organisation].compactMap { $0 })
        if let service = receipt.organisation.flatMap({ register.service(of: $0) }) {
            organisations.insert(service.code)
            // Accepting the terms opens the door for every team of the service.
            if case .acceptsTerms = receipt.effect {
                let day = zone.day(at: receipt.receivedAt)
                organisations.formUnion(register.teams(ofService: service.code, on: day).map(\.code))
            }
        }
        return Set(register.accounts.filter { organisations.contains($0.organisation) }.map(\.name)).union([receipt.account])
    }

    /// Organisations whose parts an account's documents may be made from: a team's own; a service's and all that ever were
    /// teams of it, since earlier quarters have their own teams.
    package func organisationsSeen(by sender: Sender) -> Set<String> {
        switch sender.account.level {
        case .team: [sender.account.organisation]
        case .service: Set(register.codesBelow(sender.account.organisation)).union([sender.account.organisation])
        case .stakeholder, .stp, .region, .national, .provider: []
        }
    }
}
