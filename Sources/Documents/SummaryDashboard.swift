package import CivilTime
package import Register
package import Summaries

/// A service's numbers of one quarter for a stakeholder: the content of `dashboard-<service>-2026-Q3.*`.
package struct SummaryDashboard: Hashable, Sendable {
    /// An earlier quarter.
    package struct Earlier: Hashable, Sendable {
        package var quarter: CivilQuarter
        package var edition: Edition

        package init(quarter: CivilQuarter, edition: Edition) {
            self.quarter = quarter
            self.edition = edition
        }
    }

    package var service: Organisation
    package var quarter: CivilQuarter
    package var edition: Edition
    /// Earlier quarters with numbers, oldest first.
    package var history: [Earlier]

    package init(service: Organisation, quarter: CivilQuarter, edition: Edition, history: [Earlier]) {
        self.service = service
        self.quarter = quarter
        self.edition = edition
        self.history = history
    }
}
