import Caseload
import CivilTime
import Documents
import QuarterlyReturns
import Register
import Slips
import Weighing

/// The documents of returns: forms and previews for a service, submitted returns for the areas above it.
struct ReturnPlan {
    let rules: HouseRules
    let day: CivilDay
    let facts: LedgerFacts

    /// The running quarter, the last one and six earlier ones are offered from the start (published).
    private static let quartersOffered = 8

    /// A service's return of one quarter.
    struct Own {
        var content: ReturnPreviewContent
        var standing: ReturnStanding
        /// Everything it is made from, as text.
        var inputs: String

        var quarter: CivilQuarter { content.due.quarter }
    }

    // MARK: A service's own

    /// Newest quarter first; empty for accounts that send no returns.
    func own(for sender: Sender) -> [Own] {
        guard sender.kinds.contains(.quarterlyReturn) else { return [] }
        let service = sender.account.organisation
        let drafted = facts.drafts.filter { $0.service == service }
        let quarters = Set(offeredQuarters + drafted.map(\.quarter)).sorted(by: >)
        return quarters.map { own($0, service: sender.organisation, account: sender.account, drafted: drafted) }
    }

    private func own(
        _ quarter: CivilQuarter, service: Organisation, account: Account, drafted: [ReturnDraft]
    ) -> Own {
        let draft =
            drafted.first { $0.quarter == quarter } ?? ReturnDraft(service: service.code, quarter: quarter)
        let parts = facts.parts.filter {
            $0.key.organisation == service.code && $0.key.kind == .quarterlyReturn && $0.key.period == .quarter(quarter)
        }
        let submitted = facts.submitted.filter { $0.service == service.code }
        let earlier = (drafted.map { ($0.quarter, $0.content) } + submitted.map { ($0.quarter, $0.content) })
            .reduce(into: [CivilQuarter: ReturnContent]()) { $0[$1.0] = $1.1 }
        let preview = ReturnPreview(draft: draft, parts: parts.map(ReturnPart.init), earlier: earlier, today: day)
        let current = submitted.first { $0.quarter == quarter }
        let due = ReturnDue(quarter, deadlines: rules.deadlines, today: day)
        let dashboards = facts.parts.filter { part in
            part.key.kind == .dashboard && part.key.period == .quarter(quarter)
                && rules.register.isTeam(part.key.organisation, ofService: service.code, on: quarter.last)
        }
        let content = ReturnPreviewContent(
            service: service, preview: preview, submitted: current, due: due,
            dashboards: dashboards.isEmpty ? nil : AggregateTotal(of: dashboards.map(\.aggregate)),
            slips: slips(for: account, preview: preview, submitted: current))
        let revisions = drafted.filter { $0.quarter <= quarter }.map { "\($0.quarter.label)@\($0.revision)" }
        let submissions = submitted.filter { $0.quarter <= quarter }.map { "\($0.quarter.label)#\($0.revision)" }
        let counted = (parts + dashboards).map { "\($0.key.organisation)/\($0.key.subject)@\($0.sequence)" }
        return Own(
            content: content, standing: ReturnStanding(of: preview, submitted: current, due: due),
            inputs: ([service.name, due.day.isoText, due.state.rawValue, "\(preview.hasQuarterEnded)"] + revisions
                + submissions
                + counted).joined(separator: "|"))
    }

    private func slips(for account: Account, preview: ReturnPreview, submitted: SubmittedReturn?) -> [Slip] {
        func slip(_ kind: Slip.Kind, _ revision: Int) -> Slip {
            Slip(
                kind: kind, account: account.name, subject: preview.draft.quarter.label, revision: String(revision))
        }
        var slips: [Slip] = []
        if preview.isReady, submitted?.revision != preview.draft.revision {
            slips.append(slip(.submitReturn, preview.draft.revision))
        }
        if let submitted { slips.append(slip(.withdrawReturn, submitted.revision)) }
        return slips
    }

    // MARK: Areas

    /// Submitted returns of one quarter in an area.
    struct Area {
        var returns: AreaReturns
        var inputs: String

        var quarter: CivilQuarter { returns.summary.quarter }
    }

    /// Newest quarter first: those that have ended and are offered, and every one with a submission in the area. Empty for
    /// accounts that see no returns.
    func areas(for account: Account) -> [Area] {
        // Under DWP stand providers, which owe no returns.
        guard [.stp, .region, .national].contains(account.level), account.organisation != Organisation.dwp else {
            return []
        }
        let ended = offeredQuarters.filter { $0.last < day }
        let summaries = Set(ended + facts.submitted.map(\.quarter)).sorted().compactMap { quarter in
            AreaSummary(
                area: account.organisation, quarter: quarter, register: rules.register, submitted: facts.submitted)
        }
        .filter { ended.contains($0.quarter) || $0.total.submitted > 0 }
        return summaries.indices.reversed().map { index in
            let returns = AreaReturns(
                summaries[index], earlier: Array(summaries[..<index].filter { $0.total.submitted > 0 }),
                deadlines: rules.deadlines, today: day, zone: rules.zone)
            let services = summaries[...index].flatMap { summary in
                summary.services.map { service in
                    "\(summary.quarter.label)/\(service.organisation.code)=\(service.organisation.name)"
                        + "@\(service.submitted.map { String($0.revision) } ?? "")"
                }
            }
            let due = "\(returns.due.day.isoText) \(returns.due.state.rawValue) \(returns.new.sorted())"
            return Area(returns: returns, inputs: ([returns.summary.area.name, due] + services).joined(separator: "|"))
        }
    }

    private var offeredQuarters: [CivilQuarter] {
        (1..<Self.quartersOffered).reduce(into: [day.quarter]) { quarters, _ in
            if let last = quarters.last { quarters.append(last.previous) }
        }
    }
}
