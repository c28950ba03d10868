package import Caseload
package import CivilTime
package import Register

/// One team's or one service's numbers of one quarter: the content of `dashboard-2026-Q3.*`.
package struct Dashboard: Hashable, Sendable {
    /// A part as it is counted here.
    package struct Part: Hashable, Sendable {
        package var part: String
        /// Code of the team that sent it.
        package var organisation: String
        package var asOf: CivilDay
        /// Its `clients`.
        package var rows: Int

        package init(part: String, organisation: String, asOf: CivilDay, rows: Int) {
            self.part = part
            self.organisation = organisation
            self.asOf = asOf
            self.rows = rows
        }
    }

    /// A team below a service; `total` is nil where it has sent nothing for the quarter.
    package struct Team: Hashable, Sendable {
        package var code: String
        package var name: String
        package var total: AggregateTotal?

        package init(code: String, name: String, total: AggregateTotal?) {
            self.code = code
            self.name = name
            self.total = total
        }
    }

    /// An earlier quarter.
    package struct Earlier: Hashable, Sendable {
        package var quarter: CivilQuarter
        package var total: AggregateTotal

        package init(quarter: CivilQuarter, total: AggregateTotal) {
            self.quarter = quarter
            self.total = total
        }
    }

    package var organisation: Organisation
    package var quarter: CivilQuarter
    /// Sorted by organisation and part; never empty.
    package var parts: [Part]
    /// Received time of the newest drop counted.
    package var updatedAt: Instant
    package var total: AggregateTotal
    /// Earlier quarters with numbers, oldest first.
    package var history: [Earlier]
    /// Nil for a team's own dashboard; for a service every team valid in the quarter, by code.
    package var teams: [Team]?

    package init(
        organisation: Organisation, quarter: CivilQuarter, parts: [Part], updatedAt: Instant, total: AggregateTotal,
        history: [Earlier], teams: [Team]?
    ) {
        self.organisation = organisation
        self.quarter = quarter
        self.parts = parts
        self.updatedAt = updatedAt
        self.total = total
        self.history = history
        self.teams = teams
    }
}
