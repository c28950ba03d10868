import Caseload
import CivilTime
import Findings
import QuarterlyReturns
import Register
import Slips

/// Decides what a drop does to a service's return: which draft follows, whether a form or a slip is taken.
struct ReturnJudge {
    let rules: HouseRules

    // MARK: Drafts

    /// The draft that follows when the parts of a quarter are these; nil where it would say the same as before, as when a
    /// client that mirrors folders sends everything again.
    func draft(
        of service: String, _ quarter: CivilQuarter, aggregates: [Aggregate], in ledger: any LedgerView
    ) throws -> ReturnDraft? {
        let latest = try latestDraft(service, quarter, in: ledger)
        return latest.revised(to: ReturnContent(parts: aggregates, byHand: latest.content.byHand))
    }

    func judgeForm(
        _ reading: ReturnForm.Reading, report: Report, sender: Sender, in ledger: any LedgerView
    ) throws -> Judge.Judgement {
        var report = report
        report.findings = reading.findings
        report.period = reading.quarter.map(Period.quarter)
        if try !rules.areTermsAccepted(by: sender, in: ledger) { report.findings.add(rules.termsFinding(for: sender)) }
        report.findings.add(contentsOf: rightsFindings(reading, report: report, sender: sender))
        guard report.findings.errors == 0, let quarter = reading.quarter else {
            return Judge.Judgement(report: report.judged(), effect: .none)
        }
        let service = sender.account.organisation
        let latest = try latestDraft(service, quarter, in: ledger)
        if let revision = reading.revision {
            let made = try content(
                of: ReturnRevision(service: service, quarter: quarter, revision: revision), in: ledger)
            report.findings.add(
                contentsOf: [Finding.formRevisionOld(revision, made: made, now: latest)].compactMap(\.self))
        }
        let parts = try ledger.currentParts(
            organisations: [service], kind: .quarterlyReturn, period: .quarter(quarter))
        let content = ReturnContent(parts: parts.map(\.aggregate), byHand: reading.byHand)
        return Judge.Judgement(report: report.judged(), effect: .none, draft: latest.revised(to: content))
    }

    private func rightsFindings(_ reading: ReturnForm.Reading, report: Report, sender: Sender) -> [Finding] {
        if sender.account.level != .service {
            return [
                Finding(
                    .kindNotYours,
                    "Forms of returns are sent by service accounts. Nothing was taken over from this one.")
            ]
        }
        if sender.isOutsideReturns { return [NameFindings.outsideReturns] }
        if let service = reading.service, service != sender.account.organisation { return [Finding.formForeign] }
        if let period = report.period, let asOf = report.asOf {
            return [NameFindings.periodInFuture(period, asOf: asOf)].compactMap(\.self)
        }
        return []
    }

    /// Nil where there was no such revision.
    private func content(of name: ReturnRevision, in ledger: any LedgerView) throws -> ReturnContent? {
        name.revision == 0 ? ReturnContent() : try ledger.draft(name)?.content
    }

    func latestDraft(
        _ service: String, _ quarter: CivilQuarter, in ledger: any LedgerView
    ) throws -> ReturnDraft {
        try ledger.newestDraft(service: service, quarter: quarter) ?? ReturnDraft(service: service, quarter: quarter)
    }
}
