package import CivilTime

/// How a month stood when it was compiled, without any of its rows: what the progress document shows, and what may be kept in
/// the clear.
package struct ActivityProgress: Hashable, Sendable, Codable {
    package struct Received: Hashable, Sendable, Codable {
        package var kind: ActivityKind
        /// Code of the organisation that sent it.
        package var organisation: String
        package var label: String
        package var receivedAt: Instant
        package var rows: Int
        /// Warnings in its report.
        package var warnings: Int
    }

    /// The first day of it.
    package let monthFirst: CivilDay
    package let state: ActivityCompilation.State
    /// When it was compiled.
    package let asOf: Instant
    package let received: [Received]
    package let checks: [ActivityCheck]
    /// Sums of what was given; standards that nobody has given are not in it.
    package let standards: [StandardFigures]

    package init(_ compilation: ActivityCompilation, asOf: Instant) {
        monthFirst = compilation.month.first
        state = compilation.state
        self.asOf = asOf
        received = compilation.parts.map { part in
            Received(
                kind: part.rows.kind, organisation: part.organisation, label: part.label, receivedAt: part.receivedAt,
                rows: part.rows.count, warnings: part.warnings)
        }
        checks = compilation.checks
        standards = compilation.standards
    }

    package var month: CivilMonth { monthFirst.month }

    /// Kinds of which nothing has been received.
    package var missing: [ActivityKind] {
        ActivityKind.allCases.filter { kind in !received.contains { $0.kind == kind } }
    }

    package var toMend: [ActivityCheck] { checks.filter { $0.standing == .toMend } }
}
