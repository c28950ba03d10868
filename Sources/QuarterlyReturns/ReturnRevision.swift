package import CivilTime

/// Names a revision of a return.
package struct ReturnRevision: Hashable, Sendable {
    /// Code of the service.
    package let service: String
    package let quarter: CivilQuarter
    package let revision: Int

    package init(service: String, quarter: CivilQuarter, revision: Int) {
        self.service = service
        self.quarter = quarter
        self.revision = revision
    }
}

extension ReturnRevision: Comparable {
    /// By quarter, service and revision.
    package static func < (left: ReturnRevision, right: ReturnRevision) -> Bool {
        (left.quarter, left.service, left.revision) < (right.quarter, right.service, right.revision)
    }
}

extension ReturnDraft {
    package var name: ReturnRevision { ReturnRevision(service: service, quarter: quarter, revision: revision) }
}

extension SubmittedReturn {
    package var name: ReturnRevision { ReturnRevision(service: service, quarter: quarter, revision: revision) }
}
