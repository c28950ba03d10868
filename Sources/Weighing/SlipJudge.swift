import CivilTime
import Findings
import QuarterlyReturns
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
            return Judge.Judgement(
                report: report.judged(), effect: .withdraws(current.key, by: slip),
                draft: try draft(without: current.key, in: ledger))
        case .submitReturn, .withdrawReturn:
            return try judgeReturnSlip(slip, &report, sender: sender, receivedAt: receivedAt, in: ledger)
        case .grantStakeholder, .revokeStakeholder:
            return try judgeAccess(slip, report: &report, sender: sender, in: ledger)
        case .finaliseMAR, .requestMAR:
            return try judgeActivitySlip(slip, &report, sender: sender, in: ledger)
        }
    }

    private func judgeAccess(
        _ slip: Slip, report: inout Report, sender: Sender, in ledger: any LedgerView
    ) throws -> Judge.Judgement {
        let service = sender.account.organisation
        let isStillOffered = rules.stakeholders(of: sender.account).contains { $0.name == slip.subject }
        guard isStillOffered else { return refuse(&report, notOffered()) }
        let access = try ledger.stakeholderAccess(service: service, account: slip.subject)
        guard access.isGranted == (slip.kind == .revokeStakeholder), slip.revision == String(access.changeCount) else {
            return refuse(&report, staleAccess(access))
        }
        return Judge.Judgement(
            report: report.judged(),
            effect: slip.kind == .grantStakeholder
                ? .grants(service: service, stakeholder: access.account, by: slip)
                : .revokes(service: service, stakeholder: access.account, by: slip))
    }

    private func part(of slip: Slip, organisation: String, in ledger: any LedgerView) throws -> CurrentPart? {
        let name = DropName(reading: Array("\(slip.subject).csv".utf8))
        guard let kind = name.kind, let period = name.period else { return nil }
        return try ledger.currentParts(organisations: [organisation], kind: kind, period: period)
            .first { $0.key.subject == slip.subject }
    }

    /// The draft that follows where a part of a return is withdrawn; nil for other kinds.
    private func draft(without key: PartKey, in ledger: any LedgerView) throws -> ReturnDraft? {
        guard key.kind == .quarterlyReturn, case .quarter(let quarter) = key.period else { return nil }
        let left = try ledger.currentParts(organisations: [key.organisation], kind: key.kind, period: key.period)
            .filter { $0.key != key }
        return try ReturnJudge(rules: rules)
            .draft(of: key.organisation, quarter, aggregates: left.map(\.aggregate), in: ledger)
    }

    func refuse(_ report: inout Report, _ finding: Finding) -> Judge.Judgement {
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

    private func staleAccess(_ access: StakeholderAccess) -> Finding {
        Finding(
            .slipStale,
            """
            Whether \(access.account) sees your summary dashboards was changed since this slip was made; it \
            \(access.isGranted ? "sees" : "does not see") them now. Nothing was changed; your outbox shows \(onOffer).
            """)
    }

    func notOffered() -> Finding {
        Finding(.slipStale, "This action is not on offer now. Nothing was changed; your outbox shows \(onOffer).")
    }

    private var onOffer: String { "which slips are on offer" }
}
