package import CivilTime

/// Where an account stands in the tree on one day: all that its rights depend on.
///
/// A team sends dashboards and a service returns, unless outside them; a provider, and a team below one, sends the
/// MAR; stakeholder, stp, region and national accounts send slips alone.
package struct Sender: Hashable, Sendable {
    package let account: Account
    package let organisation: Organisation
    /// Code of the service: the one above a team, or the account's own; a stakeholder's is the one it may see. Nil for
    /// all others.
    package let service: String?
    /// Code of the region above; nil for the nation, providers and their teams.
    package let region: String?
    /// A service or team under region `OTHER`: dashboards, no returns.
    package let isOutsideReturns: Bool
    /// Code of the provider: the one above a team, or the account's own; nil for all others.
    package let provider: String?
}

extension Register {
    /// Nil where the account is not, or is no longer, one of the register's.
    package func sender(_ name: String, on day: CivilDay) -> Sender? {
        guard let account = account(named: name), let organisation = lastKnown(account.organisation, on: day) else {
            return nil
        }
        return Sender(
            account: account, organisation: organisation, service: service(of: organisation.code, on: day),
            region: region(of: organisation.code, on: day),
            isOutsideReturns: isOutsideReturns(organisation.code, on: day),
            provider: provider(of: organisation.code, on: day))
    }
}
