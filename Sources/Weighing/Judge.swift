import Caseload
package import CivilTime
import DelimitedText
import Findings
package import Register
import Slips

/// Says the last word on a drop, with what the ledger knows: what it replaces, copies, withdraws or accepts.
///
/// Runs inside the transaction that records the receipt, one drop after the other in the order of their sequences, so that
/// the outcome depends on the order of arrival and on nothing else.
package struct Judge {
    package struct Judgement {
        package var report: Report
        package var effect: Receipt.Effect
    }

    let rules: HouseRules
    /// `Sealer.slipCode`.
    let slipCode: (String) -> String

    package init(rules: HouseRules, slipCode: @escaping (String) -> String) {
        self.rules = rules
        self.slipCode = slipCode
    }

    /// Nil where the drop has to be read first: it was left unread for terms that were accepted in the meantime.
    package func judge(
        _ weighed: Weighed, sender: Sender, receivedAt: Instant, in ledger: any LedgerView
    ) throws -> Judgement? {
        switch weighed.content {
        case .refused:
            return Judgement(report: weighed.report, effect: .none)
        case .unreadForTerms:
            if try rules.areTermsAccepted(by: sender, in: ledger) { return nil }
            var report = weighed.report
            report.findings.add(rules.termsFinding(for: sender))
            return Judgement(report: report.judged(), effect: .none)
        case .slip(let slip, let code):
            return try SlipJudge(rules: rules, slipCode: slipCode)
                .judge(slip, code: code, report: weighed.report, sender: sender, receivedAt: receivedAt, in: ledger)
        case .file(let contentTag):
            return try judgeFile(weighed.report, contentTag: contentTag, sender: sender, in: ledger)
        }
    }

    private func judgeFile(
        _ report: Report, contentTag: String, sender: Sender, in ledger: any LedgerView
    ) throws -> Judgement {
        var report = report
        guard let kind = report.kind.flatMap(DropKind.init), let period = report.period, let part = report.part,
            let aggregate = report.aggregate
        else { return Judgement(report: report.judged(), effect: .none) }
        let key = PartKey(organisation: sender.account.organisation, kind: kind, period: period, part: part)
        let ofService = try ledger.currentParts(
            organisations: rules.organisationsOfService(of: sender).sorted(), kind: kind, period: period)
        let before = ofService.first { $0.key == key }
        let rows = report.text?.rows ?? 0
        if rows > 0, let twin = ofService.first(where: { $0.key != key && $0.contentTag == contentTag }) {
            report.findings.add(sameContent(twin, as: key))
        }
        if let before { report.findings.add(contentsOf: rowsFell(from: before, to: aggregate)) }
        guard report.findings.errors == 0 else { return Judgement(report: report.judged(), effect: .none) }
        let besides = ofService.filter { $0.key.organisation == key.organisation && $0.key.part != part }
        if before == nil, !besides.isEmpty { report.findings.add(partAdded(key, aggregate, report.asOf, besides)) }
        report.replaces = before.map { Report.Replaced(receivedAt: $0.receivedAt, rows: $0.clients) }
        return Judgement(report: report.judged(), effect: .counts(key, contentTag: contentTag))
    }
}

// MARK: - What the ledger adds to the findings

extension Judge {
    private func sameContent(_ twin: CurrentPart, as key: PartKey) -> Finding {
        let isOwn = twin.key.organisation == key.organisation
        let code = twin.key.organisation
        let owner = rules.register.organisation(code: code, on: twin.asOf)?.name ?? code
        let twinName = DropName.text(kind: twin.key.kind, period: twin.key.period, part: twin.key.part)
        return Finding(
            .sameContent,
            """
            These very rows count already as \(twinName)\(isOwn ? "" : " of \(owner)"), sent on \(twin.asOf.longText). \
            Counted again, every client would be there twice, so nothing of this file was counted. If the other one is wrong, \
            \(isOwn ? "withdraw it with its slip" : "ask that team to withdraw it with its slip") and send this file again; if \
            this one is the wrong file, send the right one.
            """)
    }

    /// Fewer than 80 % of the clients that the part had (published).
    private func rowsFell(from before: CurrentPart, to aggregate: Aggregate) -> [Finding] {
        let clients = aggregate[.clients] ?? 0
        guard clients * 100 < before.clients * 80 else { return [] }
        return [
            Finding(
                .rowsFell,
                """
                This file has \(clientCount(clients)); the one that it replaces had \(before.clients). If some are missing, send the \
                whole file again. If clients were moved to a file of another part, all is well.
                """)
        ]
    }

    private func partAdded(_ key: PartKey, _ aggregate: Aggregate, _ asOf: CivilDay?, _ besides: [CurrentPart])
        -> Finding
    {
        var together = besides.map { "\($0.key.part) (\($0.asOf.longText), \(clientCount($0.clients)))" }
        let day = asOf.map { "\($0.longText), " } ?? ""
        together.append("\(key.part) (\(day)\(clientCount(aggregate[.clients] ?? 0)))")
        return Finding(
            .partAdded,
            """
            This file is counted beside what was there: \(together.joined(separator: ", ")). If it was meant to replace one of \
            them, withdraw that part with its slip, or send this file under the same name.
            """)
    }
}

private func clientCount(_ count: Int) -> String { count == 1 ? "1 client" : "\(count) clients" }

extension Report {
    /// With the verdict that its findings make, and without numbers where that is a rejection.
    package func judged() -> Report {
        var report = self
        report.verdict = Verdict(of: findings)
        if report.verdict == .rejected { report.aggregate = nil }
        return report
    }
}
