package import CivilTime

/// A service's look at its own return: exactly what submitting would send. Goes to the service alone.
package enum ReturnPreviewDocument {
    /// Below the account's outbox.
    package static func path(of quarter: CivilQuarter) -> String { "return-\(quarter.label).preview.html" }

    package static func html(_ content: ReturnPreviewContent, context: PageContext) -> [UInt8] {
        ReturnPreviewPage(content: content, context: context).bytes
    }
}
