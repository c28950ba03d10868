package import CivilTime
import Findings

/// A part of a return, as far as its preview tells where the numbers came from.
package struct ReturnPart: Hashable, Sendable {
    /// As in file names; `main` where there is none.
    package var label: String
    /// The day on which it was weighed.
    package var asOf: CivilDay
    package var clients: Int

    package init(label: String, asOf: CivilDay, clients: Int) {
        self.label = label
        self.asOf = asOf
        self.clients = clients
    }
}

/// What a service sees before it submits.
package struct ReturnPreview: Hashable, Sendable {
    package let draft: ReturnDraft
    package let parts: [ReturnPart]
    /// The last quarter's return; nil where there is none.
    package let lastQuarter: ReturnContent?
    /// Errors before warnings.
    package let checks: [ReturnCheck]
    package let hasQuarterEnded: Bool

    /// - Parameters:
    ///   - earlier: the service's returns of earlier quarters, as submitted, else as drafted; the last four quarters
    ///     are looked at.
    ///   - today: in Europe/London.
    package init(
        draft: ReturnDraft, parts: [ReturnPart], earlier: [CivilQuarter: ReturnContent], today: CivilDay
    ) {
        self.draft = draft
        self.parts = parts
        lastQuarter = earlier[draft.quarter.previous]
        checks = ReturnChecks(draft: draft, parts: parts, earlier: earlier).all
        hasQuarterEnded = today > draft.quarter.last
    }

    /// Whether a submit slip is offered, and taken.
    package var isReady: Bool {
        hasQuarterEnded && !draft.content.isEmpty && !checks.contains { $0.severity == .error }
    }
}
