import CivilTime
import MonthlyActivity
import OutboxPlan
import Register
package import Weighing

/// Takes sealed rows out of the vault and puts months together from them. Everything that it makes can be made again, so it
/// keeps nothing.
package struct ActivityDesk {
    let ledger: any Ledger
    let vault: any MonthVault
    let rules: HouseRules
    let notify: (Notice) -> Void

    package init(ledger: any Ledger, vault: any MonthVault, rules: HouseRules, notify: @escaping (Notice) -> Void) {
        self.ledger = ledger
        self.vault = vault
        self.rules = rules
        self.notify = notify
    }

    /// A provider's month as its parts are now.
    ///
    /// - Parameter isFinalised: whether the provider stood to just these parts.
    func compilation(
        of name: ProviderMonth, at now: Instant, isFinalised: Bool
    ) throws(PortFailure) -> ActivityCompilation {
        let organisation = rules.register.organisation(code: name.provider, on: name.month.last)
        let deadlines = rules.activity.deadlines
        return ActivityCompilation(
            provider: .init(code: name.provider, name: organisation?.name ?? name.provider, area: nil),
            month: name.month, schemas: rules.activity.schemas, parts: try parts(of: name).map(\.part),
            earlier: EarlierMonths(month: name.month, kept: try rows(before: name).mapValues { $0.map(\.rows) }),
            end: deadlines.end(of: name.month, zone: rules.zone),
            isEnded: deadlines.hasEnded(name.month, at: now, zone: rules.zone), isFinalised: isFinalised)
    }

    /// What a file for a month is held against: all that is kept of the months before, and of last month what the same part
    /// gave.
    func earlier(than name: ProviderMonth, expecting key: PartKey) throws(PortFailure) -> EarlierMonths {
        let kept = try rows(before: name)
        let sameBefore = PartKey(
            organisation: key.organisation, kind: key.kind, period: .month(name.month.previous), part: key.part)
        return EarlierMonths(
            month: name.month, kept: kept.mapValues { $0.map(\.rows) },
            expected: kept[name.month.previous]?.filter { $0.key == sameBefore }.map(\.rows))
    }

    /// Keyworkers of a month, of all parts; empty where it is not kept.
    func keyworkers(of name: ProviderMonth) throws(PortFailure) -> [Keyworker] {
        try parts(of: name).flatMap(\.part.rows.keyworkers)
    }

    // MARK: Rows

    private typealias KeyedRows = (key: PartKey, rows: ActivityRows)

    /// Rows of the months before that are kept, by month; a month without rows is left out.
    private func rows(before name: ProviderMonth) throws(PortFailure) -> [CivilMonth: [KeyedRows]] {
        var rows: [CivilMonth: [KeyedRows]] = [:]
        var month = name.month.previous
        // A month is kept for three months after its deadline, so that no more than four stand open at once.
        for _ in 0...ActivityDeadlines.longestKept {
            let parts = try parts(of: ProviderMonth(provider: name.provider, month: month))
            if !parts.isEmpty { rows[month] = parts.map { ($0.key, $0.part.rows) } }
            month = month.previous
        }
        return rows
    }

    /// Those whose rows can be read.
    private func parts(of name: ProviderMonth) throws(PortFailure) -> [(key: PartKey, part: ActivityPart)] {
        var parts: [(key: PartKey, part: ActivityPart)] = []
        for sealed in try ledger.sealedParts(of: name) {
            let bytes = try vault.open(sealed.sealed.bytes, of: name, place: sealed.key.sealedPlace)
            guard let rows = bytes.flatMap(ActivityRows.init(bytes:)) else {
                notify(.rowsLost(name))
                continue
            }
            let organisation = rules.register.organisation(code: sealed.key.organisation, on: name.month.last)
            parts.append(
                (
                    sealed.key,
                    ActivityPart(
                        organisation: sealed.key.organisation,
                        organisationName: organisation?.name ?? sealed.key.organisation, label: sealed.key.part,
                        receivedAt: sealed.receivedAt, warnings: sealed.warnings, rows: rows)
                ))
        }
        return parts
    }
}
