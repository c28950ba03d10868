package import Slips

/// A drop after its content was read, before the ledger was asked: everything that depends on the drop alone.
package struct Weighed: Sendable {
    package enum Content: Sendable {
        /// A file, or what came instead of one; the findings so far are in the report.
        case file(contentTag: String)
        case slip(Slip, code: String)
        /// The service has not accepted the terms; the content was not read.
        case unreadForTerms
    }

    package var report: Report
    package var content: Content
}
