package import MonthlyActivity
package import QuarterlyReturns
package import Slips

/// A drop after its content was read and before the ledger was asked: everything that depends on the drop alone.
package struct Weighed: Sendable {
    package enum Content: Sendable {
        /// Refused whatever its content, which was not read.
        case refused
        case file(contentTag: String)
        case slip(Slip, code: String)
        case form(ReturnForm.Reading)
        /// A file of the Monthly Activities Report; no rows where its report has an error.
        case activity(ActivityRows?, contentTag: String)
        /// The service has not accepted the terms; the content was not read.
        case unreadForTerms
    }

    /// With the findings so far; its verdict and numbers are final only once judged.
    package var report: Report
    package var content: Content
}
