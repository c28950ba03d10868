package import CivilTime

/// The form of a return as a CSV file, both ways (returns.md, "A return").
///
/// `Section,Field,Calculated,By hand,Help`. Three rows of the section `Form` say whose it is, for which quarter, and on which
/// revision it was made; then comes a row a field. What stands in `By hand` is the whole state by hand.
package enum ReturnForm {
    /// Bytes that a form may have; a larger file is none. Four full narratives are a tenth of it.
    package static let sizeLimit = 262_144

    /// Where it is offered, below the account's outbox: `forms/return-2026-Q3.form.csv`.
    package static func path(of quarter: CivilQuarter) -> String {
        "forms/return-\(quarter.label).form.csv"
    }

    enum Column: String, CaseIterable {
        case section = "Section"
        case field = "Field"
        case calculated = "Calculated"
        case byHand = "By hand"
        case help = "Help"
    }

    static let formSection = "Form"

    /// The rows that say what form it is.
    enum FormRow: String, CaseIterable {
        case service = "Service"
        case quarter = "Quarter"
        case revision = "Revision"
    }
}
