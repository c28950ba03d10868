package import CivilTime
package import MonthlyActivity

/// An operator's command left beside a running daemon.
package struct Request: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case publishAll
        /// Nil = every region, and the nation.
        case export(region: String?)
        case withdrawReturn(service: String, quarter: CivilQuarter)
        case compile(ProviderMonth)
        /// Everything of an organisation that has left the register.
        case purge(organisation: String)
        /// The account was handed over; its new keys, as fingerprints.
        case auditKeys(account: String, fingerprints: [String])
    }

    /// How the answer to a request begins that can't be carried out.
    package static let notDone = "not done: "

    package var id: Int64
    package var kind: Kind

    package init(id: Int64, kind: Kind) {
        self.id = id
        self.kind = kind
    }
}

/// As it lies in the ledger: `publish-all`, `export`, `export Y62`, `withdraw-return MERSEY 2026-Q3`,
/// `compile NORTHERN 2026-10`,
/// `purge MERSEY`, `audit-keys team-north SHA256:…`.
extension Request.Kind: RawRepresentable {
    package init?(rawValue: String) {
        let words = rawValue.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("publish-all", 1): self = .publishAll
        case ("export", 1): self = .export(region: nil)
        case ("export", 2): self = .export(region: words[1])
        case ("withdraw-return", 3):
            guard let quarter = CivilQuarter(label: words[2]) else { return nil }
            self = .withdrawReturn(service: words[1], quarter: quarter)
        case ("compile", 3):
            guard case .month(let month)? = Period(label: words[2]) else { return nil }
            self = .compile(ProviderMonth(provider: words[1], month: month))
        case ("purge", 2): self = .purge(organisation: words[1])
        case ("audit-keys", 3...): self = .auditKeys(account: words[1], fingerprints: Array(words[2...]))
        default: return nil
        }
    }

    package var rawValue: String {
        switch self {
        case .publishAll: "publish-all"
        case .export(let region): (["export"] + [region].compactMap(\.self)).joined(separator: " ")
        case .withdrawReturn(let service, let quarter): "withdraw-return \(service) \(quarter.label)"
        case .compile(let name): "compile \(name.provider) \(name.month.label)"
        case .purge(let organisation): "purge \(organisation)"
        case .auditKeys(let account, let fingerprints): (["audit-keys", account] + fingerprints).joined(separator: " ")
        }
    }
}
