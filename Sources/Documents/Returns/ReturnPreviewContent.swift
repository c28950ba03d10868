package import Caseload
import CivilTime
package import QuarterlyReturns
package import Register
package import Slips

/// What a service sees before it submits: the content of `return-2026-Q3.preview.html`.
package struct ReturnPreviewContent: Hashable, Sendable {
    package var service: Organisation
    package var preview: ReturnPreview
    /// What is submitted now; nil where nothing is.
    package var submitted: SubmittedReturn?
    package var due: ReturnDue
    /// The total of the dashboards of the service's teams for the quarter; nil where none has sent one.
    package var dashboards: AggregateTotal?
    /// On offer to the account; those that are about this return are named on the page.
    package var slips: [Slip]

    package init(
        service: Organisation, preview: ReturnPreview, submitted: SubmittedReturn?, due: ReturnDue,
        dashboards: AggregateTotal?, slips: [Slip]
    ) {
        self.service = service
        self.preview = preview
        self.submitted = submitted
        self.due = due
        self.dashboards = dashboards
        self.slips = slips
    }
}
