package import CivilTime
package import Findings

/// The form of a return as a CSV file, both ways.
package enum ReturnForm {
    /// Bytes that a form may have; a larger file is none. Four full narratives are a tenth of it.
    package static let sizeLimit = 262_144

    /// A dropped form, read.
    package struct Reading: Hashable, Sendable {
        /// What the rows `Form,…` say; nil where they can't be read (then there is an error among the findings). A
        /// stranger's word: compared, and never copied into a report.
        package var service: String?
        package var quarter: CivilQuarter?
        package var revision: Int?
        /// The whole state by hand; to be used only where there is no error.
        package var byHand: [ReturnField: ReturnValue] = [:]
        package var findings = FindingLog()
    }

    /// The form to offer, filled with what a draft says.
    package static func bytes(of draft: ReturnDraft) -> [UInt8] {
        []
    }

    /// Where it is offered, below the account's outbox: `forms/return-2026-Q3.form.csv`.
    package static func path(of quarter: CivilQuarter) -> String {
        "forms/return-\(quarter.label).form.csv"
    }

    /// Asked before every other check, whatever the file's name; nil where it is no form.
    ///
    /// - Parameter asOf: the day of the drop in Europe/London.
    package static func read(_ bytes: [UInt8], asOf: CivilDay) -> Reading? {
        nil
    }

    /// `form-revision-old`: the form was made on an older revision than the draft's. Names the fields changed since.
    ///
    /// - Parameter made: the content of that older revision; nil where it is not kept.
    package static func revisionOld(_ revision: Int, made: ReturnContent?, now draft: ReturnDraft) -> Finding? {
        nil
    }

    /// `form-foreign`: the form of another service.
    package static let foreign = Finding(.formForeign, "")
}
