package import CivilTime
import Documents
import Register
import Slips
package import Weighing

/// Turns planned documents into bytes. Deterministic: the same plan gives the same bytes on every run.
package struct DocumentRenderer {
    let rules: HouseRules
    let day: CivilDay

    package init(rules: HouseRules, day: CivilDay) {
        self.rules = rules
        self.day = day
    }

    /// - Parameter receipt: for a report, what the ledger keeps under its sequence.
    package func render(_ document: PlannedDocument, receipt: Receipt?) -> [UInt8] {
        let context = context(for: document.account)
        switch document.content {
        case .report(_, let form):
            guard let receipt else { preconditionFailure("a report is planned only for a receipt that the ledger holds") }
            switch form {
            case .html: return ReportDocument.html(receipt.report, context: context)
            case .csv: return ReportDocument.csv(receipt.report)
            case .json: return ReportDocument.json(receipt.report)
            }
        case .dashboard(let dashboard, let form):
            switch form {
            case .html: return DashboardDocument.html(dashboard, context: context)
            case .csv: return DashboardDocument.csv(dashboard)
            case .json: return DashboardDocument.json(dashboard)
            }
        case .index(let content): return IndexDocument.html(content, context: context)
        case .howToSend(let account, let kinds):
            return HowToSendDocument.html(account: account, kinds: kinds, schema: rules.caseloadSchema, context: context)
        case .terms(let terms): return TermsDocument.html(version: terms.version, text: terms.text, context: context)
        case .slip(let slip, let code): return SlipText.bytes(of: slip, code: code)
        case .template: return TemplateDocument.csv(schema: rules.caseloadSchema)
        }
    }

    private func context(for name: String) -> PageContext {
        let account = rules.register.account(named: name)
        let region = account.flatMap { rules.register.region(of: $0.organisation, on: day) }
        return PageContext(
            support: rules.supportContact, regionalLead: region.flatMap { rules.regionContacts[$0] }, zone: rules.zone,
            programVersion: rules.programVersion)
    }
}
