package import CivilTime
package import Register
package import Weighing

/// What an account finds when it opens its outbox: the content of `index.html`.
package struct IndexContent: Hashable, Sendable {
    /// A drop and what was said about it.
    package struct Verdicted: Hashable, Sendable {
        package var receivedAt: Instant
        /// `dashboard, July to September 2026, part main`; for unreadable names "the file you sent at 14:02 (3 KB)".
        package var what: String
        package var verdict: Verdict
        package var errors: Int
        package var warnings: Int
        /// Path of the report's page below the outbox.
        package var reportPath: String

        package init(
            receivedAt: Instant, what: String, verdict: Verdict, errors: Int, warnings: Int, reportPath: String
        ) {
            self.receivedAt = receivedAt
            self.what = what
            self.verdict = verdict
            self.errors = errors
            self.warnings = warnings
            self.reportPath = reportPath
        }
    }

    /// A document or a slip to open: a link and what it is for, in a sentence.
    package struct Link: Hashable, Sendable {
        package var path: String
        package var title: String
        package var purpose: String

        package init(path: String, title: String, purpose: String) {
            self.path = path
            self.title = title
            self.purpose = purpose
        }
    }

    package var account: Account
    package var organisation: Organisation
    /// The day in London on which the page was made; it is made anew every day.
    package var day: CivilDay
    /// Newest first, at most 50.
    package var verdicts: [Verdicted]
    /// Newest quarter first.
    package var dashboards: [Link]
    /// A service's own returns, newest quarter first; empty for all others.
    package var returns: [ReturnStanding]
    /// What there is of Monthly Activities Reports, newest month first; empty for all but providers and those that read
    /// theirs.
    package var activity: [Link]
    /// The returns of an STP, region or nation, newest quarter first; empty for all others.
    package var areaReturns: [AreaStanding]
    /// What to know about dashboards, there or not; nil where there is nothing to say.
    package var dashboardsNote: String?
    package var slips: [Link]
    /// What to send next, ready to copy: `dashboard-2026-Q4.csv`; empty for accounts that send no files.
    package var nextNames: [String]
    /// The terms, where they are asked for.
    package var terms: Link?
    /// Whether drops are refused until the service accepts the terms; then the account that can accept.
    package var termsWaitFor: String?

    package init(
        account: Account, organisation: Organisation, day: CivilDay, verdicts: [Verdicted], dashboards: [Link],
        dashboardsNote: String? = nil, returns: [ReturnStanding] = [], areaReturns: [AreaStanding] = [],
        activity: [Link] = [],
        slips: [Link], nextNames: [String], terms: Link?, termsWaitFor: String?
    ) {
        self.account = account
        self.organisation = organisation
        self.day = day
        self.verdicts = verdicts
        self.dashboards = dashboards
        self.returns = returns
        self.areaReturns = areaReturns
        self.activity = activity
        self.dashboardsNote = dashboardsNote
        self.slips = slips
        self.nextNames = nextNames
        self.terms = terms
        self.termsWaitFor = termsWaitFor
    }
}
