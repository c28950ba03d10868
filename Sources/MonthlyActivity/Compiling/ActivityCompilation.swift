package import CivilTime

/// A provider's month: all parts together, what is wrong between them, and how it stands.
package struct ActivityCompilation: Hashable, Sendable {
    package struct Provider: Hashable, Sendable {
        package var code: String
        package var name: String
        /// The contract package area; nil where it is not known.
        package var area: String?

        package init(code: String, name: String, area: String?) {
            self.code = code
            self.name = name
            self.area = area
        }
    }

    package enum State: String, Hashable, Sendable, Codable {
        case provisional
        case final
        /// Something arrived after the deadline.
        case late
    }

    package let provider: Provider
    package let month: CivilMonth
    package let schemas: ActivitySchemas
    /// By organisation, label and kind: the order in which rows stand in the tabs.
    package let parts: [ActivityPart]
    package let state: State
    package let checks: [ActivityCheck]
    /// Whether all three kinds are there and nothing is to mend.
    package let isComplete: Bool
    package let totals: ActivityTotals
    /// The sums of each standard that any part has given, in their order.
    package let standards: [StandardFigures]

    /// - Parameters:
    ///   - parts: those that count now, in any order; one for each organisation, label and kind.
    ///   - schemas: the words for columns and options in tabs and messages.
    ///   - earlier: what is kept of the months before, of all parts together.
    ///   - end: the first instant after the deadline.
    ///   - isEnded: whether the deadline has ended when this is compiled.
    ///   - isFinalised: whether a `finalise-mar` slip was used on just these parts.
    package init(
        provider: Provider, month: CivilMonth, schemas: ActivitySchemas, parts: [ActivityPart], earlier: EarlierMonths,
        end: Instant,
        isEnded: Bool, isFinalised: Bool
    ) {
        self.provider = provider
        self.month = month
        self.schemas = schemas
        let parts = parts.sorted {
            ($0.organisation, $0.label, $0.rows.kind.rawValue) < ($1.organisation, $1.label, $1.rows.kind.rawValue)
        }
        self.parts = parts
        let standards = CustomerServiceStandard.allCases.compactMap { Self.sum(of: $0, parts) }
        self.standards = standards
        checks =
            CompilationChecks(
                month: month, parts: parts, standards: standards, earlier: earlier, schema: schemas.participants
            ).all
        totals = ActivityTotals(
            keyworkers: parts.flatMap(\.rows.keyworkers), participants: parts.flatMap(\.rows.participants))
        isComplete =
            Set(parts.map(\.rows.kind)).count == ActivityKind.allCases.count
            && !checks.contains { $0.standing == .toMend }
        state =
            if parts.contains(where: { $0.receivedAt >= end }) {
                .late
            } else if isFinalised || (isEnded && isComplete) {
                .final
            } else {
                .provisional
            }
    }

    private static func sum(of standard: CustomerServiceStandard, _ parts: [ActivityPart]) -> StandardFigures? {
        let figures = parts.flatMap(\.rows.performance).filter { $0.standard == standard }
        if figures.isEmpty { return nil }
        return StandardFigures(
            standard: standard, eligible: figures.reduce(0) { $0 + $1.eligible },
            met: figures.reduce(0) { $0 + $1.met })
    }

    /// The rows of the tab Keyworker, from row 2 on.
    package var keyworkers: [Keyworker] { parts.flatMap(\.rows.keyworkers) }
    /// The rows of the tab Participants, from row 2 on.
    package var participants: [Participant] { parts.flatMap(\.rows.participants) }

    /// Kinds of which nothing has been received.
    package var missing: [ActivityKind] {
        ActivityKind.allCases.filter { kind in !parts.contains { $0.rows.kind == kind } }
    }

    package var toMend: [ActivityCheck] { checks.filter { $0.standing == .toMend } }
}
