package import CivilTime
import Documents
import QuarterlyReturns
import Register
package import Sheets
import Slips
import Summaries
package import Weighing

/// Turns planned documents into bytes. Deterministic: the same plan gives the same bytes on every run.
package struct DocumentRenderer {
    /// A rendered document: bytes, or a workbook that its writer turns into them.
    package enum Rendered {
        case bytes([UInt8])
        case workbook(Workbook)
    }

    let rules: HouseRules
    let day: CivilDay
    /// Of the service whose summaries were rendered last: reckoned out once for all its documents.
    private var editions: (months: [SummaryMonth], standing: [CivilQuarter: Edition]) = ([], [:])

    package init(rules: HouseRules, day: CivilDay) {
        self.rules = rules
        self.day = day
    }

    /// - Parameters:
    ///   - receipt: for a report, what the ledger keeps under its sequence.
    ///   - activity: for a document of a provider's month, what its rows give.
    package mutating func render(
        _ document: PlannedDocument, receipt: Receipt?, activity: ActivityMaterial = .nothing
    ) -> Rendered {
        switch document.content {
        case .areaReturns(let returns, .xlsx): .workbook(AreaDocument.workbook(returns, zone: rules.zone))
        case .template(let kind, .xlsx):
            .workbook(HeadingTemplate.workbook(rules.schema(of: kind), title: "For \(kind.words) files"))
        case .activity(let planned):
            render(planned, activity, context: context(for: rules.register.account(named: document.account)))
        default: .bytes(bytes(of: document, receipt: receipt))
        }
    }

    private mutating func bytes(of document: PlannedDocument, receipt: Receipt?) -> [UInt8] {
        let account = rules.register.account(named: document.account)
        let owner = account.flatMap { rules.register.sender($0.name, on: day) }?.organisation.name
        let context = context(for: account)
        switch document.content {
        case .report(_, let form):
            guard let receipt else {
                preconditionFailure("a report is planned only for a receipt that the ledger holds")
            }
            switch form {
            case .html:
                return ReportDocument.html(
                    receipt.report, owner: owner, stem: document.fileStem, context: context)
            case .csv: return ReportDocument.csv(receipt.report)
            case .json: return ReportDocument.json(receipt.report)
            }
        case .dashboard(let dashboard, let form):
            switch form {
            case .html: return DashboardDocument.html(dashboard, context: context)
            case .csv: return DashboardDocument.csv(dashboard)
            case .json: return DashboardDocument.json(dashboard)
            }
        case .summary(let planned, let form):
            let dashboard = dashboard(of: planned)
            switch form {
            case .html: return SummaryDocument.html(dashboard, context: context)
            case .csv: return SummaryDocument.csv(dashboard)
            case .json: return SummaryDocument.json(dashboard)
            }
        case .index(let content): return IndexDocument.html(content, context: context)
        case .howToSend(let guide): return HowToSendDocument.html(guide, context: context)
        case .terms(let terms):
            return TermsDocument.html(text: terms.text, version: terms.version, owner: owner ?? "", context: context)
        case .slip(let slip, let code): return SlipText.bytes(of: slip, code: code)
        case .returnPreview(let content): return ReturnPreviewDocument.html(content, context: context)
        case .returnForm(let draft): return ReturnForm.bytes(of: draft)
        case .areaReturns(let returns, let form):
            switch form {
            case .html: return AreaDocument.html(returns, context: context)
            case .csv: return AreaDocument.csv(returns)
            case .json: return AreaDocument.json(returns)
            case .xlsx: preconditionFailure("a workbook is rendered as one")
            }
        case .template(let kind, _): return HeadingTemplate.csv(rules.schema(of: kind))
        case .activity: preconditionFailure("documents of months are rendered apart")
        }
    }

    private mutating func dashboard(of planned: PlannedSummary) -> SummaryDashboard {
        if editions.months != planned.months { editions = (planned.months, Editions.standing(after: planned.months)) }
        guard let edition = editions.standing[planned.quarter] else {
            preconditionFailure("every quarter with numbers in the last month has an edition")
        }
        let earlier = editions.standing.filter { $0.key < planned.quarter }.sorted { $0.key < $1.key }
        return SummaryDashboard(
            service: planned.service, quarter: planned.quarter, edition: edition,
            history: earlier.map { SummaryDashboard.Earlier(quarter: $0.key, edition: $0.value) })
    }

    private func context(for account: Account?) -> PageContext {
        let region = account.flatMap { rules.register.region(of: $0.organisation, on: day) }
        return PageContext(
            support: rules.supportContact, regionalLead: region.flatMap { rules.regionContacts[$0] }, zone: rules.zone,
            programVersion: rules.programVersion)
    }
}

extension PlannedDocument {
    /// The file's name up to its form: `20261001T091203Z-dashboard-2026-Q3-main-kfwq.report`.
    fileprivate var fileStem: String {
        let name = path.split(separator: "/").last ?? ""
        return String(name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex))
    }
}
