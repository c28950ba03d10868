package import CivilTime
package import MonthlyActivity
package import Register
package import TableSchema
package import Weighing

/// What the sending guide of an account says beside what it says to everybody.
package struct HowToSend: Hashable, Sendable {
    package var account: Account
    package var organisation: Organisation
    /// What the account may drop; not empty.
    package var kinds: [DropKind]
    /// The quarter of the examples.
    package var quarter: CivilQuarter
    package var schema: TableSchema
    /// For whoever sends files of the Monthly Activities Report; nil for all others.
    package var activity: Activity?
    /// Hours after which an unfinished upload is deleted (`reception.unfinished-hours`).
    package var unfinishedHours: Int
    /// Days for which reports stay (`retention.reports-days`).
    package var reportsDays: Int
    /// Templates to take away, such as `templates/dashboard.csv`.
    package var templates: [IndexContent.Link]

    package struct Activity: Hashable, Sendable {
        package var schemas: ActivitySchemas
        /// The month that is due next, and until when.
        package var month: CivilMonth
        package var deadline: CivilDay

        package init(schemas: ActivitySchemas, month: CivilMonth, deadline: CivilDay) {
            self.schemas = schemas
            self.month = month
            self.deadline = deadline
        }
    }

    package init(
        account: Account, organisation: Organisation, kinds: [DropKind], quarter: CivilQuarter, schema: TableSchema,
        activity: Activity? = nil, unfinishedHours: Int, reportsDays: Int, templates: [IndexContent.Link]
    ) {
        self.account = account
        self.organisation = organisation
        self.kinds = kinds
        self.quarter = quarter
        self.schema = schema
        self.activity = activity
        self.unfinishedHours = unfinishedHours
        self.reportsDays = reportsDays
        self.templates = templates
    }
}
