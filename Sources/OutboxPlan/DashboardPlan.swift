import Caseload
import CivilTime
import Documents
import Register
import Weighing

/// Makes dashboards out of the parts that count now.
struct DashboardPlan {
    let rules: HouseRules
    let facts: LedgerFacts

    /// A dashboard and, as text, everything that it is made from: drops never change, so their sequences stand for them.
    struct Planned {
        var dashboard: Dashboard
        var inputs: String
    }

    /// A team sees its own dashboards, a service those of all its teams and their total; nobody else sees one. One for
    /// every quarter with a part, oldest first.
    func dashboards(for account: Account) -> [Planned] {
        guard account.level == .team || account.level == .service else { return [] }
        let quarters = Set(parts(of: account, in: nil).compactMap(\.quarter)).sorted()
        var earlier: [Dashboard.Earlier] = []
        var counted: [String] = []
        return quarters.compactMap { quarter in
            let parts = parts(of: account, in: quarter)
            guard let newest = parts.map(\.receivedAt).max(),
                let organisation = rules.register.organisation(code: account.organisation, on: quarter.last)
            else { return nil }
            let total = AggregateTotal(of: parts.map(\.aggregate))
            counted += parts.map { "\($0.key.organisation)/\($0.key.subject)@\($0.sequence)" }
            let dashboard = Dashboard(
                organisation: organisation, quarter: quarter,
                parts: parts.map {
                    Dashboard.Part(
                        part: $0.key.part, organisation: $0.key.organisation, asOf: $0.asOf, rows: $0.clients)
                },
                updatedAt: newest, total: total, history: earlier,
                teams: account.level == .service ? teams(of: account, in: quarter) : nil)
            earlier.append(Dashboard.Earlier(quarter: quarter, total: total))
            let names = (dashboard.teams ?? []).map { "\($0.code)=\($0.name)" }
            return Planned(
                dashboard: dashboard, inputs: (counted + names + [organisation.name]).joined(separator: "|"))
        }
    }

    /// The parts that an account's dashboards count, sorted by key; of all quarters where none is given.
    private func parts(of account: Account, in quarter: CivilQuarter?) -> [CurrentPart] {
        facts.parts.filter { part in
            guard part.key.kind == .dashboard, let partQuarter = part.quarter else { return false }
            if let quarter, partQuarter != quarter { return false }
            return counts(part.key.organisation, for: account, in: partQuarter)
        }
    }

    /// An organisation counts for a quarter when it is valid on the quarter's last day (published).
    private func counts(_ organisation: String, for account: Account, in quarter: CivilQuarter) -> Bool {
        switch account.level {
        case .team:
            organisation == account.organisation
        case .service:
            rules.register.isTeam(organisation, ofService: account.organisation, on: quarter.last)
        case .stakeholder, .stp, .region, .national, .provider:
            false
        }
    }

    private func teams(of account: Account, in quarter: CivilQuarter) -> [Dashboard.Team] {
        let parts = Dictionary(grouping: parts(of: account, in: quarter), by: \.key.organisation)
        return rules.register.teams(ofService: account.organisation, on: quarter.last).map { team in
            let parts = parts[team.code] ?? []
            return Dashboard.Team(
                code: team.code, name: team.name,
                total: parts.isEmpty ? nil : AggregateTotal(of: parts.map(\.aggregate)))
        }
    }
}

extension CurrentPart {
    fileprivate var quarter: CivilQuarter? {
        if case .quarter(let quarter) = key.period { quarter } else { nil }
    }
}
