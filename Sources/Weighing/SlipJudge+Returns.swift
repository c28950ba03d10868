import CivilTime
import Findings
import QuarterlyReturns
import Register
import Slips

extension SlipJudge {
    /// Submits a return as it was previewed, or withdraws the one submitted.
    func judgeReturnSlip(
        _ slip: Slip, _ report: inout Report, sender: Sender, receivedAt: Instant, in ledger: any LedgerView
    ) throws -> Judge.Judgement {
        guard let quarter = CivilQuarter(label: slip.subject) else { return refuse(&report, notOffered()) }
        report.period = .quarter(quarter)
        let service = sender.account.organisation
        let draft = try ReturnJudge(rules: rules).latestDraft(service, quarter, in: ledger)
        switch slip.kind {
        case .submitReturn:
            guard String(draft.revision) == slip.revision else { return refuse(&report, changedSincePreview(draft)) }
            guard try isReady(draft, on: rules.zone.day(at: receivedAt), in: ledger) else {
                return refuse(&report, notReady(draft))
            }
            return Judge.Judgement(
                report: report.judged(), effect: .submits(draft.name, by: slip))
        default:
            guard let submitted = try ledger.submittedReturn(service: service, quarter: quarter),
                String(submitted.revision) == slip.revision
            else { return refuse(&report, notSubmitted()) }
            return Judge.Judgement(
                report: report.judged(), effect: .withdrawsReturn(submitted.name, by: slip), draft: draft.renewed())
        }
    }

    private func isReady(_ draft: ReturnDraft, on day: CivilDay, in ledger: any LedgerView) throws -> Bool {
        let parts = try ledger.currentParts(
            organisations: [draft.service], kind: .quarterlyReturn, period: .quarter(draft.quarter))
        // What earlier quarters said makes warnings alone, and those do not hold a return up.
        return ReturnPreview(draft: draft, parts: parts.map(ReturnPart.init), earlier: [:], today: day).isReady
    }

    private func changedSincePreview(_ draft: ReturnDraft) -> Finding {
        Finding(
            .slipStale,
            """
            What you previewed has changed; look at revision \(draft.revision). Nothing was submitted. If that revision is \
            right, drop the slip that lies in your outbox now.
            """)
    }

    private func notReady(_ draft: ReturnDraft) -> Finding {
        Finding(
            .slipStale,
            """
            Revision \(draft.revision) can't be submitted yet: its preview says what has to be mended first, or when the \
            quarter ends. Nothing was submitted.
            """)
    }

    private func notSubmitted() -> Finding {
        Finding(
            .slipStale,
            """
            The revision that this slip withdraws is not the submitted one any more, so nothing was withdrawn. Your outbox shows \
            which slips are on offer.
            """)
    }
}

extension ReturnPart {
    /// The part of a return as the ledger has it.
    package init(_ part: CurrentPart) {
        self.init(label: part.key.part, asOf: part.asOf, clients: part.clients)
    }
}
