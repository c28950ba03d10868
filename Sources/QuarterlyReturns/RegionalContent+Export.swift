package import CivilTime
package import Register

extension RegionalContent {
    /// The whole export: the nation, and each region with a store that is or was valid in one of the quarters, by code.
    ///
    /// - Parameters:
    ///   - submitted: revisions that were submitted and not withdrawn, by quarter, service and revision. Those of other
    ///     quarters, and of services that are not expected in theirs, are passed over.
    ///   - quarters: returns are expected for; see `quarters(of:today:)`.
    ///   - includesNarratives: false leaves the narratives out (a setting).
    package static func export(
        register: Register, submitted: [SubmittedReturn], quarters: ClosedRange<CivilQuarter>, includesNarratives: Bool
    ) -> [RegionalContent] {
        var nation = Draft()
        var regions: [Area: Draft] = [:]
        for quarter in quarters.quarters {
            for path in register.areaPaths(on: quarter.last) {
                guard let region = path.first(where: { $0.level == .region })?.code, let area = Area(region: region)
                else { continue }
                nation.add(path, in: quarter, region: region)
                regions[area, default: Draft()].add(path, in: quarter, region: region)
            }
        }
        let fields = ReturnField.all.filter { includesNarratives || $0.section != .narrative }
        func content(_ area: Area, _ draft: Draft) -> RegionalContent {
            let stored = submitted.compactMap { revision in
                draft.expected[Key(service: revision.service, quarter: revision.quarter)].map {
                    StoredReturn(revision, as: $0, fields: fields)
                }
            }
            return RegionalContent(
                area: area, organisations: draft.sortedOrganisations, expected: draft.sortedExpected, revisions: stored)
        }
        return [content(.nation, nation)]
            + regions.sorted { $0.key.name < $1.key.name }.map { content($0.key, $0.value) }
    }

    /// The quarters of an export: from the first one that something is submitted for to the last one that has ended.
    ///
    /// - Parameter today: in Europe/London.
    package static func quarters(of submitted: [SubmittedReturn], today: CivilDay) -> ClosedRange<CivilQuarter> {
        let last = today.quarter.previous
        return min(submitted.map(\.quarter).min() ?? last, last)...last
    }

    private struct Key: Hashable {
        var service: String
        var quarter: CivilQuarter
    }

    /// A content that is being gathered, quarter after quarter.
    private struct Draft {
        private var organisations: [String: Organisation] = [:]
        private(set) var expected: [Key: Expected] = [:]

        /// `path`: a region, STP or service and all above it. Later quarters have the last word on its bodies.
        mutating func add(_ path: [Organisation], in quarter: CivilQuarter, region: String) {
            for organisation in path { organisations[organisation.code] = organisation }
            guard path[0].level == .service, let stp = path.first(where: { $0.level == .stp }) else { return }
            expected[Key(service: path[0].code, quarter: quarter)] = Expected(
                service: path[0].code, quarter: quarter, stp: stp.code, region: region)
        }

        var sortedOrganisations: [Organisation] {
            organisations.values.sorted { ($0.level.depth, $0.code) < ($1.level.depth, $1.code) }
        }

        var sortedExpected: [Expected] {
            expected.values.sorted { ($0.quarter, $0.service) < ($1.quarter, $1.service) }
        }
    }
}

extension Register {
    /// Every region, STP and service that is valid on a day, each with all above it.
    fileprivate func areaPaths(on day: CivilDay) -> [[Organisation]] {
        organisations(on: day).filter { [.region, .stp, .service].contains($0.level) }
            .map { ancestry(of: $0.code, on: day) }
    }
}

extension Organisation.Level {
    fileprivate var depth: Int {
        switch self {
        case .nation: 0
        case .region, .provider: 1
        case .stp: 2
        case .service: 3
        case .team: 4
        }
    }
}

extension ClosedRange<CivilQuarter> {
    fileprivate var quarters: some Sequence<CivilQuarter> {
        sequence(first: lowerBound, next: \.next).prefix { $0 <= upperBound }
    }
}
