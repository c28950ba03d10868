import CivilTime
import Findings
import Register
import Slips

/// Decides about a dropped slip. Its words are a stranger's until its code is found good: before that, none of them is shown
/// or kept but the name of the action.
struct SlipJudge {
    let rules: HouseRules
    let slipCode: (String) -> String

    func judge(
        _ slip: Slip, code: String, report: Report, sender: Sender, receivedAt: Instant, in ledger: any LedgerView
    ) throws -> Judge.Judgement {
        var report = report
        guard code == slipCode(slip.words) else { return refuse(&report, forged()) }
        guard slip.account == sender.account.name else { return refuse(&report, foreign()) }
        report.subject = slip.subject
        if slip.kind != .acceptTerms, try !rules.areTermsAccepted(by: sender, in: ledger) {
            return refuse(&report, rules.termsFinding(for: sender))
        }
        guard try !ledger.isUsed(slip) else { return refuse(&report, used(slip)) }
        switch slip.kind {
        case .acceptTerms:
            guard let terms = rules.terms, terms.version == slip.revision, let service = sender.dropService else {
                return refuse(&report, staleTerms())
            }
            let acceptance = TermsAcceptance(
                service: service, version: terms.version, account: sender.account.name, acceptedAt: receivedAt)
            return Judge.Judgement(report: report.judged(), effect: .acceptsTerms(acceptance, by: slip))
        case .withdrawPart:
            let current = try part(of: slip, organisation: sender.account.organisation, in: ledger)
            guard let current, String(current.receiptCount) == slip.revision else {
                return refuse(&report, stalePart(current))
            }
            return Judge.Judgement(report: report.judged(), effect: .withdraws(current.key, by: slip))
        case .submitReturn, .withdrawReturn, .grantStakeholder, .revokeStakeholder, .finaliseMAR, .requestMAR:
            // None of these is offered yet, so a good code can only come from a version that offered it.
            return refuse(&report, notOffered())
        }
    }

    private func part(of slip: Slip, organisation: String, in ledger: any LedgerView) throws -> CurrentPart? {
        let name = DropName(reading: Array("\(slip.subject).csv".utf8))
        guard let kind = name.kind, let period = name.period else { return nil }
        return try ledger.currentParts(organisations: [organisation], kind: kind, period: period)
            .first { $0.key.subject == slip.subject }
    }

    private func refuse(_ report: inout Report, _ finding: Finding) -> Judge.Judgement {
        report.findings.add(finding)
        return Judge.Judgement(report: report.judged(), effect: .none)
    }

    private func forged() -> Finding {
        Finding(
            .slipForged,
            """
            The code of this slip does not fit its words, so nothing was done. Take the slip from your outbox as it is now and \
            drop that file without changing it.
            """)
    }

    private func foreign() -> Finding {
        Finding(
            .slipForeign,
            """
            This slip was made for another account, so nothing was done. Only the account in whose outbox it lies can drop it.
            """)
    }

    private func used(_ slip: Slip) -> Finding {
        Finding(
            .slipUsed,
            "This slip was dropped before and has taken effect; it works once. Nothing was changed now. Your outbox shows \(onOffer)."
        )
    }

    private func staleTerms() -> Finding {
        Finding(
            .slipStale,
            "The terms that this slip accepts are no longer the current ones. Read terms.html in your outbox and drop the slip beside it."
        )
    }

    private func stalePart(_ current: CurrentPart?) -> Finding {
        let message =
            if let current {
                """
                The part has changed since this slip was made: a newer file was received on \(current.asOf.longText). Nothing \
                was withdrawn. If you still want to, take the new slip from your outbox.
                """
            } else {
                "The part that this slip withdraws does not count any more. Nothing was changed; your outbox shows \(onOffer)."
            }
        return Finding(.slipStale, message)
    }

    private func notOffered() -> Finding {
        Finding(.slipStale, "This action is not on offer now. Nothing was changed; your outbox shows \(onOffer).")
    }

    private var onOffer: String { "which slips are on offer" }
}
