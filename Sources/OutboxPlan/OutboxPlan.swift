import Caseload
package import CivilTime
import Documents
import Findings
package import Register
import Slips
package import Weighing

/// Which documents should exist in an account's outbox: a pure function of the ledger, the register, the settings, the
/// program's version and the day in London. Everything that changes a document changes its fingerprint.
package struct OutboxPlan {
    let rules: HouseRules
    let day: CivilDay
    let facts: LedgerFacts
    let slipCode: (String) -> String

    /// - Parameters:
    ///   - facts: of the account's own receipts at least, and of the parts of its service.
    ///   - slipCode: `Sealer.slipCode`.
    package init(rules: HouseRules, day: CivilDay, facts: LedgerFacts, slipCode: @escaping (String) -> String) {
        self.rules = rules
        self.day = day
        self.facts = facts
        self.slipCode = slipCode
    }

    /// Every document of the account; empty where the register does not have it.
    package func documents(for account: Account) -> [PlannedDocument] {
        guard let sender = rules.register.sender(account.name, on: day) else { return [] }
        let organisation = sender.organisation
        let dashboards = DashboardPlan(rules: rules, facts: facts).dashboards(for: account)
        let slips = SlipPlan(rules: rules, facts: facts).slips(for: sender)
        let onEveryPage = [rules.supportContact, regionalLead(account) ?? "", organisation.name]
        var planned: [PlannedDocument] = []
        func plan(_ path: String, _ content: PlannedDocument.Content, _ inputs: String) {
            // A new version may word anything anew.
            let common = [rules.programVersion] + (content.isPage ? onEveryPage : [])
            planned.append(
                PlannedDocument(
                    account: account.name, path: path, fingerprint: fingerprint(of: common + [inputs]), content: content
                ))
        }

        for receipt in facts.receipts where receipt.account == account.name {
            for form in PlannedDocument.Form.allCases {
                plan(
                    "reports/\(receipt.reportStem).report.\(form.rawValue)", .report(sequence: receipt.sequence, form),
                    "\(receipt.sequence)")
            }
        }
        for (dashboard, inputs) in dashboards.map({ ($0.dashboard, $0.inputs) }) {
            for form in PlannedDocument.Form.allCases {
                plan("dashboard-\(dashboard.quarter.label).\(form.rawValue)", .dashboard(dashboard, form), inputs)
            }
        }
        for slip in slips {
            // A new key makes another code of the same words.
            let code = slipCode(slip.words)
            plan(SlipText.path(of: slip), .slip(slip, code: code), "\(slip.words)|\(code)")
        }
        if let terms = rules.terms, sender.dropService != nil {
            plan("terms.html", .terms(terms), "\(terms.version)|\(terms.text)")
        }
        for kind in sender.sortedKinds {
            plan(Self.templatePath(kind), .template(kind), rules.caseloadSchemaText)
        }
        if !sender.kinds.isEmpty {
            let guide = howToSend(sender)
            let inputs = """
                \(guide.account)|\(guide.kinds)|\(guide.quarter)|\(guide.unfinishedHours)|\(guide.reportsDays)|\
                \(guide.templates)|
                """
            plan("how-to-send.html", .howToSend(guide), inputs + rules.caseloadSchemaText)
        }
        let index = indexContent(
            account, organisation, sender: sender, dashboards: dashboards.map(\.dashboard), slips: slips)
        plan("index.html", .index(index), "\(index)")
        return planned
    }

    private static func templatePath(_ kind: DropKind) -> String { "templates/\(kind.rawValue)-template.csv" }

    private func howToSend(_ sender: Sender) -> HowToSend {
        HowToSend(
            account: sender.account, organisation: sender.organisation, kinds: sender.sortedKinds, quarter: day.quarter,
            schema: rules.caseloadSchema, unfinishedHours: Int(rules.unfinishedHours.rounded(.up)),
            reportsDays: rules.reportDays,
            templates: sender.sortedKinds.map { kind in
                IndexContent.Link(
                    path: Self.templatePath(kind), title: "Heading line for \(kind.words) files",
                    purpose: "A CSV file with every heading that is read; put your clients below it.")
            })
    }

    private func indexContent(
        _ account: Account, _ organisation: Organisation, sender: Sender, dashboards: [Dashboard], slips: [Slip]
    ) -> IndexContent {
        let terms = sender.dropService == nil ? nil : rules.terms
        let isWaiting = terms != nil && facts.acceptedVersion(of: sender.dropService) != terms?.version
        return IndexContent(
            account: account, organisation: organisation, day: day, verdicts: verdicts(of: account),
            dashboards: dashboards.reversed().map { dashboard in
                IndexContent.Link(
                    path: "dashboard-\(dashboard.quarter.label).html",
                    title: "Dashboard \(dashboard.quarter.monthsText)",
                    purpose: "\(dashboard.quarter.label), \(dashboard.quarter.financialYearText)")
            },
            slips: slips.map { IndexContent.Link(path: SlipText.path(of: $0), title: $0.title, purpose: $0.purpose) },
            nextNames: sender.sortedKinds
                .map { DropName.text(kind: $0, period: .quarter(day.quarter)) },
            terms: terms.map {
                IndexContent.Link(path: "terms.html", title: "Terms", purpose: "Version \($0.version)")
            },
            termsWaitFor: isWaiting ? sender.dropService.flatMap { rules.accountThatAccepts(termsFor: $0) } ?? "" : nil)
    }

    private func verdicts(of account: Account) -> [IndexContent.Verdicted] {
        facts.receipts.filter { $0.account == account.name }.suffix(Self.indexedDrops).reversed().map { receipt in
            IndexContent.Verdicted(
                receivedAt: receipt.receivedAt, what: DropTitle.text(receipt, zone: rules.zone),
                verdict: receipt.verdict,
                errors: receipt.errors, warnings: receipt.warnings,
                reportPath: "reports/\(receipt.reportStem).report.html")
        }
    }

    /// Drops that `index.html` lists, at most; older ones have their reports.
    private static let indexedDrops = 50

    func regionalLead(_ account: Account) -> String? {
        rules.register.region(of: account.organisation, on: day).flatMap { rules.regionContacts[$0] }
    }
}

extension Sender {
    /// In a steady order, for documents.
    fileprivate var sortedKinds: [DropKind] { kinds.sorted { $0.rawValue < $1.rawValue } }
}

extension DropTitle {
    fileprivate static func text(_ receipt: ReceiptHead, zone: LondonZone) -> String {
        text(
            kind: receipt.kind, period: receipt.period, part: receipt.part, subject: receipt.subject,
            receivedAt: receipt.receivedAt, fileBytes: receipt.fileBytes, zone: zone)
    }
}

extension LedgerFacts {
    /// The version of the terms that a service accepted last; nil where it accepted none.
    func acceptedVersion(of service: String?) -> String? {
        acceptances.last { $0.service == service }?.version
    }
}
