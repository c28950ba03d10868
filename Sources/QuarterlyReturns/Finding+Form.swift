package import Findings
import TableSchema

/// What is said about a dropped form: all its words in one place. Fields are named by the form's own words, and nothing
/// that was written into it is repeated.
extension Finding {
    static let formHeadingMissing = Finding(
        .formDamaged, "The form has lost its heading \(quoted(ReturnForm.Column.byHand.rawValue)). \(takeItAgain)")

    static func formRowUnreadable(_ row: ReturnForm.FormRow) -> Finding {
        Finding(
            .formDamaged,
            "The row \(quoted(row.rawValue)) of the section \(quoted(ReturnForm.formSection)) is missing or was changed. "
                + takeItAgain)
    }

    static func formRowRepeated(_ label: String, row: Int) -> Finding {
        Finding(
            .formDamaged, row: row,
            "The row \(quoted(label)) is there twice, so it is not clear which one counts. Delete one of them.")
    }

    static func formFieldUnknown(row: Int, column: Int) -> Finding {
        Finding(
            .formFieldUnknown, row: row, column: column,
            "This is not read, as its row is none of the form’s. Compare the columns Section and Field with the form in your "
                + "forms folder.")
    }

    static func formFieldDerived(_ field: ReturnField, row: Int, column: Int) -> Finding {
        Finding(
            .formFieldUnknown, row: row, column: column, heading: field.label,
            "\(quoted(field.label)) is worked out from other fields, so what you wrote is not read. Clear the cell.")
    }

    static func formFieldsAbsent(_ fields: [ReturnField]) -> Finding {
        Finding(
            .formFieldAbsent, count: fields.count,
            "The form has no row for \(list(fields)). Nothing is given by hand there from now on. If it should be, \(takeItAgain.lowercasedFirst)"
        )
    }

    static func formValue(
        _ rule: FindingRule, _ field: ReturnField, _ advice: String, row: Int, column: Int
    ) -> Finding {
        let fault =
            switch rule {
            case .formTextTooLong: "is too long."
            case .formValueOutOfRange: "is out of its range."
            default: "can’t be read."
            }
        return Finding(
            rule, row: row, column: column, heading: field.label, "\(quoted(field.label)) \(fault) \(advice)")
    }

    /// At most one error and one warning.
    static func personalData(
        _ found: Set<PersonalData>, in field: ReturnField, row: Int, column: Int
    ) -> [Finding] {
        let kinds = PersonalData.allCases.filter(found.contains)
        let certain = kinds.filter(\.isRefused).map(\.words)
        let likely = kinds.filter { !$0.isRefused }.map(\.words)
        var findings: [Finding] = []
        if !certain.isEmpty {
            findings.append(
                Finding(
                    .formPersonalData, row: row, column: column, heading: field.label,
                    """
                    \(quoted(field.label)) holds what looks like \(sentenceList(certain)). Nothing of the form was kept. Take it \
                    out, tell the story without it, and drop the form again.
                    """))
        }
        if !likely.isEmpty {
            findings.append(
                Finding(
                    .formPersonalDataLikely, row: row, column: column, heading: field.label,
                    """
                    \(quoted(field.label)) holds what looks like \(sentenceList(likely)). Everybody who may read the return will \
                    read it. If it belongs to a client, take it out and drop the form again.
                    """))
        }
        return findings
    }

    /// `form-foreign`: the form of another service.
    package static let formForeign = Finding(
        .formForeign,
        "This form was made for another service, so nothing of it was taken. Use a form from your own forms folder.")

    /// `form-revision-old`: the form was made on an older revision than the draft's. Names the fields changed since; nil
    /// where the form is no older.
    ///
    /// - Parameter made: the content of the form's revision; nil where it is not kept.
    package static func formRevisionOld(_ revision: Int, made: ReturnContent?, now draft: ReturnDraft) -> Finding? {
        guard revision < draft.revision else { return nil }
        let changed = made.map { draft.content.fieldsChanged(since: $0) } ?? []
        let since = changed.isEmpty ? "" : " Changed since: \(list(changed))."
        return Finding(
            .formRevisionOld,
            """
            This form was made on revision \(revision), and the return was at revision \(draft.revision) by then.\(since) What the \
            form says by hand counts now, and what it leaves blank no longer does: look at the preview.
            """)
    }

    private static let takeItAgain =
        "Take the form from your forms folder again, fill in the column By hand and drop that file."

    /// Fields that a sentence names, at most.
    private static let namedFields = 12

    private static func list(_ fields: [ReturnField]) -> String {
        let named = fields.prefix(namedFields).map { quoted($0.label) }
        let rest = fields.count - named.count
        return sentenceList(named + (rest > 0 ? ["\(rest) more"] : []))
    }

    private static func quoted(_ words: String) -> String { "“\(words)”" }
}

extension PersonalData {
    /// Whether a text that holds it is refused; else it is warned of.
    fileprivate var isRefused: Bool {
        switch self {
        case .nhsNumber, .nationalInsuranceNumber, .dateOfBirth: true
        case .emailAddress, .phoneNumber, .oldDate: false
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
