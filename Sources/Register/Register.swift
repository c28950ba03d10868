package import CivilTime
package import DelimitedText
import Findings

/// The tree of organisations and the accounts in it, checked whole: parents exist and have the right level, the lines of
/// one code never overlap in time, every account's organisation exists and fits its level.
package struct Register: Hashable, Sendable {
    /// All accounts, by name.
    package let accounts: [Account]
    private let accountByName: [String: Account]
    /// The lines of each code by their first day.
    private let lines: [String: [Organisation]]
    /// Codes that stand, or once stood, directly under a code.
    private let codesBelow: [String: Set<String>]
    /// By name.
    private let accountsByOrganisation: [String: [Account]]

    /// Checks both files as a whole, their heading lines included. There is a register unless a fault is an error; faults are in the order
    /// of the files.
    package static func check(
        organisations: [TextRecord], accounts: [TextRecord]
    ) -> (register: Register?, faults: [RegisterFault]) {
        let organisationCheck = OrganisationCheck(organisations)
        let accountCheck = AccountCheck(accounts, organisations: organisationCheck)
        let faults = (organisationCheck.faults + accountCheck.faults).sorted(by: RegisterFault.listedBefore)
        guard !faults.contains(where: { $0.severity == .error }) else { return (nil, faults) }
        return (Register(organisationCheck.organisations, accountCheck.accounts), faults)
    }

    private init(_ organisations: [Organisation], _ accounts: [Account]) {
        self.accounts = accounts.sorted { $0.name < $1.name }
        accountsByOrganisation = Dictionary(grouping: self.accounts, by: \.organisation)
        codesBelow = organisations.reduce(into: [:]) { codes, organisation in
            if let parent = organisation.parent { codes[parent, default: []].insert(organisation.code) }
        }
        accountByName = Dictionary(accounts.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        lines = Dictionary(grouping: organisations, by: \.code).mapValues { lines in
            lines.sorted { ($0.validFrom?.daysSinceEpoch ?? .min) < ($1.validFrom?.daysSinceEpoch ?? .min) }
        }
    }

    // MARK: Accounts

    package func account(named name: String) -> Account? {
        accountByName[name]
    }

    /// By name.
    package func accounts(ofOrganisation code: String) -> [Account] {
        accountsByOrganisation[code] ?? []
    }

    /// Who can accept the terms for a service: its service accounts, by name; empty where it has none.
    package func accountsThatCanAccept(termsFor service: String) -> [Account] {
        accounts(ofOrganisation: service).filter { $0.level == .service }
    }

    // MARK: Organisations

    /// Whether any line has this code, valid now or not.
    package func hasCode(_ code: String) -> Bool { lines[code] != nil }

    /// The organisation as it is on a day; nil where it is not valid then.
    package func organisation(code: String, on day: CivilDay) -> Organisation? {
        lines[code]?.first { $0.isValid(on: day) }
    }

    /// All that are valid on a day, by code.
    package func organisations(on day: CivilDay) -> [Organisation] {
        lines.values.compactMap { $0.first { $0.isValid(on: day) } }.sorted { $0.code < $1.code }
    }

    /// Codes of a level, valid now or not, in order.
    package func codes(ofLevel level: Organisation.Level) -> [String] {
        lines.filter { $0.value.contains { $0.level == level } }.keys.sorted()
    }

    /// Teams directly under a service that are valid on a day, by code.
    package func teams(ofService service: String, on day: CivilDay) -> [Organisation] {
        (codesBelow[service] ?? []).filter { isTeam($0, ofService: service, on: day) }.sorted()
            .compactMap { organisation(code: $0, on: day) }
    }

    /// Whether it is one of these.
    package func isTeam(_ code: String, ofService service: String, on day: CivilDay) -> Bool {
        organisation(code: code, on: day).map { $0.level == .team && $0.parent == service } ?? false
    }

    /// Codes of all that are or were teams of a service, on any day.
    package func codesOfTeams(everBelow service: String) -> Set<String> {
        (codesBelow[service] ?? []).filter { code in
            lines[code]?.contains { $0.level == .team && $0.parent == service } ?? false
        }
    }

    /// Codes of all that are or were services of an area, at any depth, on any day; none for DWP.
    package func codesOfServices(everBelow area: String) -> Set<String> {
        var found: Set<String> = [area]
        var reached = found
        while !reached.isEmpty {
            reached = Set(reached.flatMap { codesBelow[$0] ?? [] }).subtracting(found)
            found.formUnion(reached)
        }
        return found.filter { lines[$0]?.contains { $0.level == .service } ?? false }
    }

    /// Code of the service above a team, or of the service itself; nil for all others.
    package func service(of code: String, on day: CivilDay) -> String? {
        ancestry(of: code, on: day).first { $0.level == .service }?.code
    }

    /// Code of the region above an organisation, or of the region itself; nil for the nation, providers and their teams.
    package func region(of code: String, on day: CivilDay) -> String? {
        ancestry(of: code, on: day).first { $0.level == .region }?.code
    }

    /// Code of the provider above a team, or of the provider itself; nil for all others.
    package func provider(of code: String, on day: CivilDay) -> String? {
        ancestry(of: code, on: day).first { $0.level == .provider }?.code
    }

    /// Codes of the providers whose final reports an organisation may read: those that stand, or once stood, directly under
    /// DWP, for DWP itself; none for all others.
    package func providers(readBy code: String) -> Set<String> {
        guard code == Organisation.dwp else { return [] }
        return (codesBelow[code] ?? []).filter { below in
            lines[below]?.contains { $0.level == .provider && $0.parent == code } ?? false
        }
    }

    /// Whether it stands under region `OTHER`, or is it: dashboards, no returns.
    package func isOutsideReturns(_ code: String, on day: CivilDay) -> Bool {
        region(of: code, on: day) == Organisation.outsideRegion
    }

    /// The organisation, its parent, and so on up to the nation. Empty for a code that is not in the register.
    ///
    /// Goes by the line valid on the day; where there is none, by the last one before it, else by the first: a service
    /// whose STP has ended still belongs to a region, and a closed team's files of past quarters to its service.
    package func ancestry(of code: String, on day: CivilDay) -> [Organisation] {
        var path: [Organisation] = []
        var next: String? = code
        while let code = next, let organisation = lastKnown(code, on: day) {
            path.append(organisation)
            next = organisation.parent
        }
        return path
    }

    func lastKnown(_ code: String, on day: CivilDay) -> Organisation? {
        guard let lines = lines[code] else { return nil }
        return lines.last { ($0.validFrom ?? day) <= day } ?? lines.first
    }
}
