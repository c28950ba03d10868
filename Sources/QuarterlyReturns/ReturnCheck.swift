package import Findings

/// Something that a preview points out. Numbers of the return may stand in its words, since the preview shows them anyway;
/// narratives never do.
package struct ReturnCheck: Hashable, Sendable {
    package enum Rule: String, Hashable, Sendable, CaseIterable {
        case partWeighedEarly = "part-weighed-early"
        case sustained26AboveSustained13 = "sustained-26-above-sustained-13"
        case inEmploymentAboveReferrals = "in-employment-above-referrals"
        case intoWorkAboveJobStarts = "into-work-above-job-starts"
        case changedByMoreThanHalf = "changed-by-more-than-half"
        case carriedOverUnlikeClosing = "carried-over-unlike-closing"
    }

    package let rule: Rule
    /// The fields that it is about, in their order; empty for a part.
    package let fields: [ReturnField]
    package let message: String

    /// A part weighed before the quarter's end is the one error.
    package var severity: Severity { rule == .partWeighedEarly ? .error : .warning }
}
