import Caseload
package import CivilTime
import DelimitedText
import Findings
package import MonthlyActivity
package import QuarterlyReturns
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
        /// The revision of a return that follows from the drop; nil where its return stays as it is.
        package var draft: ReturnDraft?
        /// Rows to seal and keep, of a file of the Monthly Activities Report that counts.
        package var activity: (rows: ActivityRows, of: ProviderMonth)?
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
        case .form(let reading):
            return try ReturnJudge(rules: rules).judgeForm(reading, report: weighed.report, sender: sender, in: ledger)
        case .activity(let rows, let contentTag):
            var report = weighed.report
            guard let provider = sender.provider, let month = report.period?.month else {
                return try judgeFile(report, contentTag: contentTag, sender: sender, in: ledger)
            }
            let name = ProviderMonth(provider: provider, month: month)
            report.findings.add(contentsOf: try cancelled(name, receivedAt: receivedAt, in: ledger))
            var judgement = try judgeFile(report, contentTag: contentTag, sender: sender, in: ledger)
            if case .counts = judgement.effect, let rows { judgement.activity = (rows, name) }
            return judgement
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
        // Of a Monthly Activities Report it is said who is missing.
        if let before, kind.activity == nil { report.findings.add(contentsOf: rowsFell(from: before, to: aggregate)) }
        guard report.findings.errors == 0 else { return Judgement(report: report.judged(), effect: .none) }
        let besides = ofService.filter { $0.key.organisation == key.organisation && $0.key.part != part }
        if before == nil, !besides.isEmpty { report.findings.add(partAdded(key, aggregate, report.asOf, besides)) }
        report.replaces = before.map { Report.Replaced(receivedAt: $0.receivedAt, rows: $0.clients) }
        report = report.judged()
        let others = ofService.filter { $0.key != key && $0.key.organisation == key.organisation }
        return Judgement(
            report: report, effect: .counts(key, contentTag: contentTag),
            draft: try draft(key, aggregates: others.map(\.aggregate) + [aggregate], in: ledger))
    }
}

extension Judge {
    /// The draft that follows where a part of a return changed; nil for other kinds.
    private func draft(_ key: PartKey, aggregates: [Aggregate], in ledger: any LedgerView) throws -> ReturnDraft? {
        guard key.kind == .quarterlyReturn, case .quarter(let quarter) = key.period else { return nil }
        return try ReturnJudge(rules: rules).draft(of: key.organisation, quarter, aggregates: aggregates, in: ledger)
    }
}

// MARK: - What the ledger adds to the findings

extension Judge {
    /// A month whose rows were destroyed, or would be at once, takes no more.
    private func cancelled(
        _ name: ProviderMonth, receivedAt: Instant, in ledger: any LedgerView
    ) throws -> [Finding] {
        let known = try ledger.activityMonth(name)
        let deadlines = rules.activity.deadlines
        let day = deadlines.cancelDay(of: name.month, firstDrop: known.map { rules.zone.day(at: $0.firstDropAt) })
        guard known?.cancelledAt != nil || day <= rules.zone.day(at: receivedAt) else { return [] }
        return [
            Finding(
                .monthCancelled,
                """
                What was kept for \(name.month.longText) was destroyed, or would have been on \(day.longText): rows about \
                participants are kept for three months at most. The report of that month can't be made or changed any more.
                """)
        ]
    }

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
        func size(_ count: Int) -> String { key.kind.activity == nil ? clientCount(count) : rowCount(count) }
        var together = besides.map { "\($0.key.part) (\($0.asOf.longText), \(size($0.clients)))" }
        let day = asOf.map { "\($0.longText), " } ?? ""
        together.append("\(key.part) (\(day)\(size(aggregate[.clients] ?? 0)))")
        return Finding(
            .partAdded,
            """
            This file is counted beside what was there: \(together.joined(separator: ", ")). If it was meant to replace one of \
            them, withdraw that part with its slip, or send this file under the same name.
            """)
    }
}

private func rowCount(_ count: Int) -> String { numbered(count, "row", "rows") }
private func clientCount(_ count: Int) -> String { numbered(count, "client", "clients") }

extension Report {
    /// With the verdict that its findings make, and without numbers where that is a rejection.
    package func judged() -> Report {
        var report = self
        report.verdict = Verdict(of: findings)
        if report.verdict == .rejected { report.aggregate = nil }
        return report
    }
}
