package import CivilTime
import Findings
package import QuarterlyReturns
import Slips

/// How a service's return of a quarter stands: what its preview says first and its start page in a line.
package struct ReturnStanding: Hashable, Sendable {
    package enum State: Hashable, Sendable {
        /// No figure and no word, whether submitted or not.
        case empty
        /// The quarter has not ended, so there is nothing to submit yet.
        case running
        /// The preview has an error.
        case blocked
        case ready
        /// The draft is what is submitted.
        case submitted
    }

    package var due: ReturnDue
    /// Of the draft; 0 before the first.
    package var revision: Int
    /// Revision that is submitted now, perhaps an older one than the draft; nil where none is.
    package var submitted: Int?
    package var state: State

    package var quarter: CivilQuarter { due.quarter }

    package init(of preview: ReturnPreview, submitted: SubmittedReturn?, due: ReturnDue) {
        self.due = due
        revision = preview.draft.revision
        self.submitted = submitted?.revision
        state =
            if submitted?.revision == preview.draft.revision {
                .submitted
            } else if preview.draft.content.isEmpty {
                .empty
            } else if !preview.hasQuarterEnded {
                .running
            } else if preview.isReady {
                .ready
            } else {
                .blocked
            }
    }

    /// Whether an older revision than the draft is what STP, region and nation see.
    var isEditedSince: Bool { submitted != nil && state != .submitted }

    var tag: HTML {
        switch (state, submitted) {
        case (.submitted, _): Mark.good("Submitted")
        case (_, let older?): Mark.warn("Revision \(older) submitted, edited since")
        case (_, nil): due.tag
        }
    }

    // MARK: What lies where

    var previewPath: String { ReturnPreviewDocument.path(of: quarter) }
    var formPath: String { ReturnForm.path(of: quarter) }

    /// Path of the slip that submits or withdraws, where one is on offer.
    func path(of kind: Slip.Kind) -> String {
        SlipText.path(of: Slip(kind: kind, account: "", subject: quarter.label, revision: ""))
    }

    // MARK: What to do

    /// A sentence or two, for the start page.
    var nextStep: HTML {
        switch state {
        case .empty:
            "Send \(code(fileName)), or fill in \(link(to: formPath, "the form")) and drop it into your inbox."
        case .running:
            """
            Look at the preview from time to time. Once the quarter has ended, send your files again; then it can be \
            submitted.
            """
        case .blocked: "Look at the preview: it says which part to send again."
        case .ready: "Read the preview; if all is right, drop \(code(path(of: .submitReturn))) into your inbox."
        case .submitted: "Nothing. You can change it and submit it again at any time."
        }
    }

    var fileName: String { "return-\(quarter.label).csv" }
}
