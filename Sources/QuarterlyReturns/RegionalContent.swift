package import CivilTime
package import Register

/// What one file of the regional store says: the submitted returns of an area, who is expected to submit, and the bodies in
/// between. Nothing unsubmitted and nothing withdrawn is in it.
package struct RegionalContent: Hashable, Sendable {
    package enum Area: Hashable, Sendable {
        /// All regions together.
        case nation
        case region(String)

        /// `nation`, or the region's code: the file's name up to its extension.
        package var name: String {
            switch self {
            case .nation: "nation"
            case .region(let code): code
            }
        }

        /// The folder beside the stores in which this one's file is built, where it is there: its group becomes the file's.
        package var workshopName: String { ".\(name)" }

        /// Nil for region `OTHER`, which has no store.
        package init?(region code: String) {
            if code == Organisation.outsideRegion { return nil }
            self = .region(code)
        }

        /// Every area of a register that has a store: the nation, then the regions by code.
        package static func all(in register: Register) -> [Area] {
            [.nation] + register.codes(ofLevel: .region).compactMap(Area.init(region:))
        }
    }

    /// A return that a service should submit: the service was valid on the quarter's last day, under this STP and region.
    package struct Expected: Hashable, Sendable {
        package let service: String
        package let quarter: CivilQuarter
        package let stp: String
        package let region: String
    }

    package let area: Area
    /// The area's services, its STPs and what stands above them, as they were in the newest quarter that has them; those
    /// above before those below, then by code.
    package let organisations: [Organisation]
    /// By quarter and service.
    package let expected: [Expected]
    /// Every revision that was submitted, by quarter, service and revision; the last of a service and quarter is the
    /// current one.
    package let revisions: [StoredReturn]

    /// The current revision of each return, by quarter and service.
    package var current: [StoredReturn] {
        revisions.indices.compactMap { index in
            let isLast = index + 1 == revisions.count || !revisions[index].isOfSameReturn(as: revisions[index + 1])
            return isLast ? revisions[index] : nil
        }
    }
}

/// A submitted revision of an expected return, as it is stored.
package struct StoredReturn: Hashable, Sendable {
    package let expected: RegionalContent.Expected
    package let revision: Int
    package let submittedAt: Instant
    /// What is reported; a field that is not known has no entry.
    package let values: [ReturnField: ReturnValue]
    /// Fields that have no value because a part lacks them, in their order.
    package let incomplete: [ReturnField]

    init(_ submitted: SubmittedReturn, as expected: RegionalContent.Expected, fields: [ReturnField]) {
        self.expected = expected
        revision = submitted.revision
        submittedAt = submitted.submittedAt
        values = fields.reduce(into: [:]) { $0[$1] = submitted.content.reportedValue(of: $1) }
        incomplete = submitted.content.incomplete
    }

    fileprivate func isOfSameReturn(as other: StoredReturn) -> Bool { expected == other.expected }
}
