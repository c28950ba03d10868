package import CivilTime

/// The return of a service for a quarter as it stands, seen by the service alone.
package struct ReturnDraft: Hashable, Sendable, Codable {
    /// Code of the service.
    package let service: String
    package let quarter: CivilQuarter
    /// Rises by 1 with every different content; 0 before the first.
    package let revision: Int
    package let content: ReturnContent

    package init(service: String, quarter: CivilQuarter, revision: Int, content: ReturnContent) {
        self.service = service
        self.quarter = quarter
        self.revision = revision
        self.content = content
    }

    /// Before anything was sent.
    package init(service: String, quarter: CivilQuarter) {
        self.init(service: service, quarter: quarter, revision: 0, content: ReturnContent())
    }

    /// The next revision; nil where the content is no other than before.
    package func revised(to content: ReturnContent) -> ReturnDraft? {
        guard content != self.content else { return nil }
        return ReturnDraft(service: service, quarter: quarter, revision: revision + 1, content: content)
    }

    /// A new revision with the same content, so that what was withdrawn can be submitted again by a slip that was never
    /// used.
    package func renewed() -> ReturnDraft {
        ReturnDraft(service: service, quarter: quarter, revision: revision + 1, content: content)
    }
}

/// A revision as it was submitted. Its content stays as it was, whatever its parts become.
package struct SubmittedReturn: Hashable, Sendable, Codable {
    /// Code of the service.
    package let service: String
    package let quarter: CivilQuarter
    package let revision: Int
    package let submittedAt: Instant
    package let content: ReturnContent

    package init(
        service: String, quarter: CivilQuarter, revision: Int, submittedAt: Instant, content: ReturnContent
    ) {
        self.service = service
        self.quarter = quarter
        self.revision = revision
        self.submittedAt = submittedAt
        self.content = content
    }

    /// Freezes a draft.
    package init(_ draft: ReturnDraft, at submittedAt: Instant) {
        self.init(
            service: draft.service, quarter: draft.quarter, revision: draft.revision, submittedAt: submittedAt,
            content: draft.content)
    }
}
