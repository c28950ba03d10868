import Caseload
package import CivilTime
import Documents
import Findings
import MonthlyActivity
import QuarterlyReturns
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

    /// The reports among the account's documents, which go first; empty where the register does not have it.
    package func reports(for account: Account) -> [PlannedDocument] {
        guard let sender = rules.register.sender(account.name, on: day) else { return [] }
        var planned = AccountPlan(of: sender, self)
        for receipt in facts.receipts where receipt.account == account.name {
            for form in PlannedDocument.Form.allCases {
                planned.add(
                    "reports/\(receipt.reportStem).report.\(form.rawValue)", .report(sequence: receipt.sequence, form),
                    "\(receipt.sequence)")
            }
        }
        return planned.all
    }

    /// Every document of the account; empty where the register does not have it.
    package func documents(for account: Account) -> [PlannedDocument] {
        guard let sender = rules.register.sender(account.name, on: day) else { return [] }
        let organisation = sender.organisation
        let dashboards = DashboardPlan(rules: rules, facts: facts).dashboards(for: account)
        let summaries = SummaryPlan(rules: rules, facts: facts).summaries(for: account)
        let returnPlan = ReturnPlan(rules: rules, day: day, facts: facts)
        let returns = returnPlan.own(for: sender)
        let areas = returnPlan.areas(for: account)
        let activity = ActivityPlan(rules: rules, day: day, facts: facts).planned(for: account)
        let slips =
            SlipPlan(rules: rules, facts: facts).slips(for: sender) + returns.flatMap(\.content.slips) + activity.slips
        var planned = AccountPlan(of: sender, self)
        for (dashboard, inputs) in dashboards.map({ ($0.dashboard, $0.inputs) }) {
            for form in PlannedDocument.Form.allCases {
                planned.add(
                    "dashboard-\(dashboard.quarter.label).\(form.rawValue)", .dashboard(dashboard, form), inputs)
            }
        }
        for summary in summaries.summaries {
            for form in PlannedDocument.Form.allCases {
                planned.add("\(summary.stem).\(form.rawValue)", .summary(summary, form), summaries.inputs)
            }
        }
        for own in returns {
            let draft = own.content.preview.draft
            planned.add(ReturnForm.path(of: own.quarter), .returnForm(draft), "\(own.quarter.label)@\(draft.revision)")
            if draft.revision > 0 {
                planned.add(ReturnPreviewDocument.path(of: own.quarter), .returnPreview(own.content), own.inputs)
            }
        }
        for area in areas {
            for form in PlannedDocument.AreaForm.allCases {
                planned.add(
                    "\(AreaDocument.stem(of: area.quarter)).\(form.rawValue)", .areaReturns(area.returns, form),
                    area.inputs)
            }
        }
        for document in activity.documents {
            planned.add(document.path, .activity(document), document.inputs(rules))
        }
        for slip in slips {
            // A new key makes another code of the same words.
            let code = slipCode(slip.words)
            planned.add(SlipText.path(of: slip), .slip(slip, code: code), "\(slip.words)|\(code)")
        }
        if let terms = rules.terms, sender.dropService != nil {
            planned.add("terms.html", .terms(terms), "\(terms.version)|\(terms.text)")
        }
        for kind in sender.sortedKinds {
            for form in PlannedDocument.TemplateForm.allCases {
                planned.add(Self.templatePath(kind, form), .template(kind, form), rules.schemaText(of: kind))
            }
        }
        if !sender.kinds.isEmpty {
            let guide = howToSend(sender)
            let time =
                guide.activity.map { "\($0.month.label) \($0.deadline.isoText)" } ?? "\(guide.quarter)"
            let inputs = """
                \(guide.account)|\(guide.kinds)|\(time)|\(guide.unfinishedHours)|\(guide.reportsDays)|\
                \(guide.templates)|
                """
            let schemas = Set(guide.kinds.map(rules.schemaText(of:))).sorted()
            planned.add("how-to-send.html", .howToSend(guide), inputs + schemas.joined())
        }
        let index = indexContent(
            account, organisation, sender: sender,
            dashboards: dashboards.map { link(to: "dashboard-\($0.dashboard.quarter.label)", $0.dashboard.quarter) }
                + summaries.summaries.map { link(to: $0.stem, $0.quarter) },
            returns: returns.map(\.standing), areas: areas.map { AreaStanding($0.returns) },
            activity: activity.documents, slips: slips)
        planned.add("index.html", .index(index), "\(index)")
        return reports(for: account) + planned.all
    }

    private static func templatePath(_ kind: DropKind, _ form: PlannedDocument.TemplateForm) -> String {
        "templates/\(kind.rawValue)-template.\(form.rawValue)"
    }

    private func howToSend(_ sender: Sender) -> HowToSend {
        HowToSend(
            account: sender.account, organisation: sender.organisation, kinds: sender.sortedKinds, quarter: day.quarter,
            schema: rules.caseloadSchema, activity: activityGuide(sender),
            unfinishedHours: Int(rules.unfinishedHours.rounded(.up)),
            reportsDays: rules.reportDays,
            templates: sender.sortedKinds.flatMap { kind in
                [
                    IndexContent.Link(
                        path: Self.templatePath(kind, .xlsx), title: "Spreadsheet for \(kind.words) files",
                        purpose:
                            "Every heading that is read, with lists to choose from; save it as CSV before you send it."),
                    IndexContent.Link(
                        path: Self.templatePath(kind, .csv), title: "Heading line for \(kind.words) files",
                        purpose: "The same headings as a CSV file; put your clients below them."),
                ]
            })
    }

    private func indexContent(
        _ account: Account, _ organisation: Organisation, sender: Sender, dashboards: [IndexContent.Link],
        returns: [ReturnStanding], areas: [AreaStanding], activity: [PlannedActivity], slips: [Slip]
    ) -> IndexContent {
        let terms = sender.dropService == nil ? nil : rules.terms
        let isWaiting = terms != nil && facts.acceptedVersion(of: sender.dropService) != terms?.version
        return IndexContent(
            account: account, organisation: organisation, day: day, verdicts: verdicts(of: account),
            dashboards: dashboards.reversed(), dashboardsNote: summaryNote(for: account, hasAny: !dashboards.isEmpty),
            returns: returns, areaReturns: areas, activity: activity.compactMap(link),
            slips: slips.map { IndexContent.Link(path: SlipText.path(of: $0), title: $0.title, purpose: $0.purpose) },
            nextNames: sender.sortedKinds.map { DropName.text(kind: $0, period: nextPeriod(of: $0)) },
            terms: terms.map {
                IndexContent.Link(path: "terms.html", title: "Terms", purpose: "Version \($0.version)")
            },
            termsWaitFor: isWaiting ? sender.dropService.flatMap { rules.accountThatAccepts(termsFor: $0) } ?? "" : nil)
    }

    private func activityGuide(_ sender: Sender) -> HowToSend.Activity? {
        guard sender.kinds == DropKind.activities, case .month(let month) = nextPeriod(of: .marParticipants) else {
            return nil
        }
        return HowToSend.Activity(
            schemas: rules.activity.schemas, month: month, deadline: rules.activity.deadlines.deadline(of: month))
    }

    /// What is due next: of a Monthly Activities Report the last month until its deadline, then the running one.
    private func nextPeriod(of kind: DropKind) -> Period {
        if kind.activity == nil { return .quarter(day.quarter) }
        let last = day.month.previous
        return .month(day <= rules.activity.deadlines.deadline(of: last) ? last : day.month)
    }

    private func link(to document: PlannedActivity) -> IndexContent.Link? {
        let month = document.name.month.longText
        switch document.form {
        case .workbook:
            return .init(
                path: document.path, title: "Workbook of \(month)",
                purpose: "Compilation \(document.record?.number ?? 0), \(document.record?.state.rawValue ?? "")")
        case .progressPage:
            return .init(
                path: document.path, title: "How \(month) stands", purpose: "What is there, missing and to mend")
        case .template(.keyworkers):
            return .init(
                path: document.path, title: "Keyworkers for \(month)",
                purpose: "Filled from the month before: look it through and send it")
        case .progressLines, .template: return nil
        }
    }

    private func link(to stem: String, _ quarter: CivilQuarter) -> IndexContent.Link {
        IndexContent.Link(
            path: "\(stem).html", title: "Dashboard \(quarter.monthsText)",
            purpose: "\(quarter.label), \(quarter.financialYearText)")
    }

    /// What a stakeholder has to know about its dashboards, there or not; nil for others.
    private func summaryNote(for account: Account, hasAny: Bool) -> String? {
        guard account.level == .stakeholder else { return nil }
        guard facts.summarisedService(for: account) != nil else {
            return """
                The service has not opened its summary dashboards to this account. It can do so by dropping its slip \
                grant-stakeholder.
                """
        }
        let next = day.month.last.advanced(by: 1).longText
        return hasAny
            ? "Small numbers are hidden. The numbers are renewed on the 1st of each month, next on \(next)."
            : "Nothing was sent before this month. Numbers stand here from \(next) on."
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

/// Documents of one account as they are planned.
private struct AccountPlan {
    private(set) var all: [PlannedDocument] = []
    private let account: String
    private let programVersion: String
    private let onEveryPage: [String]

    init(of sender: Sender, _ plan: OutboxPlan) {
        account = sender.account.name
        // A new version may word anything anew.
        programVersion = plan.rules.programVersion
        onEveryPage = [
            plan.rules.supportContact, plan.regionalLead(sender.account) ?? "", sender.organisation.name,
        ]
    }

    mutating func add(_ path: String, _ content: PlannedDocument.Content, _ inputs: String) {
        let common = [programVersion] + (content.isPage ? onEveryPage : [])
        all.append(
            PlannedDocument(
                account: account, path: path, fingerprint: fingerprint(of: common + [inputs]), content: content))
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
