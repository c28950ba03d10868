import CivilTime
package import Documents
package import QuarterlyReturns
package import Slips
package import Weighing

/// A document that should exist: where, and from which inputs it is rendered.
package struct PlannedDocument: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// The report of a receipt, which the ledger has to be asked for.
        case report(sequence: Int64, Form)
        case dashboard(Dashboard, Form)
        case summary(PlannedSummary, Form)
        case index(IndexContent)
        case howToSend(HowToSend)
        case terms(HouseRules.Terms)
        case slip(Slip, code: String)
        case template(DropKind, TemplateForm)
        case returnPreview(ReturnPreviewContent)
        case returnForm(ReturnDraft)
        case areaReturns(AreaReturns, AreaForm)
        case activity(PlannedActivity)
    }

    /// Forms of one document, each by its extension.
    package enum Form: String, Hashable, Sendable, CaseIterable {
        case html, csv, json
    }

    package enum AreaForm: String, Hashable, Sendable, CaseIterable {
        case html, csv, json, xlsx
    }

    package enum TemplateForm: String, Hashable, Sendable, CaseIterable {
        case csv, xlsx
    }

    package var account: String
    /// Below the account's outbox.
    package var path: String
    /// Two documents of one path with the same fingerprint have the same bytes.
    package var fingerprint: String
    package var content: Content

    /// Reports go before standing documents: a sender waits for them.
    package var isReport: Bool {
        if case .report = content { true } else { false }
    }
}

extension PlannedDocument.Content {
    /// Whether it is a page for people, with the owner's name and contacts on it.
    var isPage: Bool {
        switch self {
        case .report(_, let form), .dashboard(_, let form), .summary(_, let form): form == .html
        case .areaReturns(_, let form): form == .html
        case .activity(let planned): planned.isPage
        case .index, .howToSend, .terms, .returnPreview: true
        case .slip, .template, .returnForm: false
        }
    }
}

/// A short name for a canonical text of inputs: FNV-1a, 64 bits. Not a secret and no protection; it only has to differ when
/// the inputs do.
func fingerprint(of inputs: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for input in inputs {
        for byte in input.utf8 {
            hash = (hash ^ UInt64(byte)).multipliedReportingOverflow(by: 0x100_0000_01B3).partialValue
        }
        // A byte that no UTF-8 holds keeps neighbours apart.
        hash = (hash ^ 0xFF).multipliedReportingOverflow(by: 0x100_0000_01B3).partialValue
    }
    return String(hash, radix: 36)
}
