import CivilTime
package import MonthlyActivity
import Register

/// Names what a compilation is made from: equal bases give equal compilations.
package enum ActivityBasis {
    /// The drops of the month's parts and of last month's, which they are held against.
    package static func parts(of name: ProviderMonth, rules: HouseRules, in ledger: any LedgerView) throws -> String {
        let parts = try [name.month, name.month.previous].flatMap { month in
            try DropKind.activities.flatMap { kind in
                try ledger.currentParts(
                    organisations: organisations(of: name.provider, rules).sorted(), kind: kind, period: .month(month))
            }
        }
        return text(of: name, parts: parts, rules: rules)
    }

    /// The same from parts that were asked for before; those of others are passed over.
    package static func text(of name: ProviderMonth, parts: [CurrentPart], rules: HouseRules) -> String {
        let organisations = organisations(of: name.provider, rules)
        func drops(_ month: CivilMonth) -> String {
            parts.filter { part in
                part.key.kind.activity != nil && part.key.period == .month(month)
                    && organisations.contains(part.key.organisation)
            }
            .sorted { $0.key < $1.key }
            .map { "\($0.key.organisation)/\($0.key.subject)@\($0.sequence)" }.joined(separator: " ")
        }
        return "\(drops(name.month)) | \(drops(name.month.previous))"
    }

    /// The provider and all that ever were teams of it.
    private static func organisations(of provider: String, _ rules: HouseRules) -> Set<String> {
        rules.register.codesOfTeams(everBelow: provider).union([provider])
    }
}
