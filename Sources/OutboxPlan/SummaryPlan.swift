import Caseload
package import CivilTime
import Documents
package import Register
package import Summaries
import Weighing

/// Which summaries a stakeholder's account has, and from which numbers they are made.
struct SummaryPlan {
    let rules: HouseRules
    let facts: LedgerFacts

    /// The account's summaries and, as text, everything that they are made from: drops never change, so their sequences stand
    /// for them.
    struct Planned {
        var summaries: [PlannedSummary] = []
        var inputs = ""
    }

    /// A summary for every quarter with numbers before the 1st of the month, oldest first; none unless the service has
    /// granted it. Each depends on the numbers of all quarters (`Summary`).
    func summaries(for account: Account) -> Planned {
        guard let code = facts.summarisedService(for: account) else { return Planned() }
        let changes = counted(of: code)
        let months = months(of: changes)
        let quarters = months.last?.states.keys.sorted() ?? []
        let summaries = quarters.compactMap { quarter in
            rules.register.organisation(code: code, on: quarter.last).map {
                PlannedSummary(service: $0, quarter: quarter, months: months)
            }
        }
        let inputs =
            changes.map { "\($0.edition.milliseconds)@\($0.sequence)" } + summaries.map(\.service.name)
        return Planned(summaries: summaries, inputs: inputs.joined(separator: "|"))
    }

    /// Changes of parts of the service's teams. An organisation counts for a quarter when it is valid on the quarter's last
    /// day (published).
    private func counted(of service: String) -> [EditionChange] {
        let quarters = Set(facts.editionChanges.compactMap(\.key.quarter))
        let teams = quarters.reduce(into: [:]) { teams, quarter in
            teams[quarter] = Set(rules.register.teams(ofService: service, on: quarter.last).map(\.code))
        }
        return facts.editionChanges.filter { change in
            change.key.quarter.map { teams[$0]?.contains(change.key.organisation) ?? false } ?? false
        }
    }

    private func months(of changes: [EditionChange]) -> [SummaryMonth] {
        var newest: [PartKey: EditionChange] = [:]
        let editions = Set(changes.map(\.edition)).sorted()
        return editions.map { edition in
            for change in changes where change.edition == edition {
                if change.sequence > newest[change.key]?.sequence ?? 0 { newest[change.key] = change }
            }
            return SummaryMonth(day: rules.zone.day(at: edition), states: states(of: newest))
        }
    }

    private func states(of newest: [PartKey: EditionChange]) -> [CivilQuarter: SummaryState] {
        var parts: [CivilQuarter: [EditionChange.Numbers]] = [:]
        for (key, change) in newest {
            if let quarter = key.quarter, let numbers = change.numbers { parts[quarter, default: []].append(numbers) }
        }
        return parts.mapValues { parts in
            SummaryState(total: AggregateTotal(of: parts.map(\.aggregate)), sentOn: Set(parts.map(\.asOf)).sorted())
        }
    }
}

/// One of a service's summaries, not reckoned out yet.
package struct PlannedSummary: Hashable, Sendable {
    /// As it was in the quarter.
    package var service: Organisation
    package var quarter: CivilQuarter
    /// The service's numbers month by month, of all quarters.
    package var months: [SummaryMonth]

    var stem: String { SummaryDocument.stem(service.code, quarter) }
}

extension LedgerFacts {
    /// Code of the service whose summary dashboards an account sees; nil where it sees none.
    package func summarisedService(for account: Account) -> String? {
        guard account.level == .stakeholder else { return nil }
        return stakeholders.first {
            $0.account == account.name && $0.service == account.organisation && $0.isGranted
        }?.service
    }
}

extension PartKey {
    fileprivate var quarter: CivilQuarter? {
        if case .quarter(let quarter) = period { quarter } else { nil }
    }
}
