import CivilTime
import Findings
import MonthlyActivity
import Register
import Slips

extension SlipJudge {
    /// The provider stands to a compilation of its month, or wants its workbook again.
    func judgeActivitySlip(
        _ slip: Slip, _ report: inout Report, sender: Sender, in ledger: any LedgerView
    ) throws -> Judge.Judgement {
        guard case .month(let month)? = Period(label: slip.subject), let provider = sender.provider else {
            return refuse(&report, notOffered())
        }
        report.period = .month(month)
        let name = ProviderMonth(provider: provider, month: month)
        guard let known = try ledger.activityMonth(name), let newest = try ledger.compilation(name) else {
            return refuse(&report, notOffered())
        }
        guard known.cancelledAt == nil else { return refuse(&report, gone(month)) }
        guard slip.revision == String(newest.number) else { return refuse(&report, compiledSince(newest)) }
        if slip.kind == .requestMAR {
            return Judge.Judgement(report: report.judged(), effect: .requests(name, by: slip))
        }
        let parts = try ActivityBasis.parts(of: name, rules: rules, in: ledger)
        guard newest.basis == parts else { return refuse(&report, changedSince(month)) }
        guard newest.isComplete else { return refuse(&report, notComplete(month)) }
        return Judge.Judgement(
            report: report.judged(), effect: .finalises(name, compilation: newest.number, by: slip))
    }

    private func gone(_ month: CivilMonth) -> Finding {
        Finding(
            .slipStale,
            "What was kept for \(month.longText) has been destroyed, as it has to be after three months. Nothing was changed."
        )
    }

    private func compiledSince(_ newest: CompilationRecord) -> Finding {
        Finding(
            .slipStale,
            """
            The month was compiled again since this slip was made; look at compilation \(newest.number). Nothing was changed. If \
            it is right, drop the slip that lies in your outbox now.
            """)
    }

    private func changedSince(_ month: CivilMonth) -> Finding {
        Finding(
            .slipStale,
            """
            A file for \(month.longText) came in since the month was compiled. Nothing was changed; in some minutes a new workbook \
            and a new slip lie in your outbox.
            """)
    }

    private func notComplete(_ month: CivilMonth) -> Finding {
        Finding(
            .slipStale,
            """
            The report of \(month.longText) can't be made final yet: its progress page says what is missing or to mend. Nothing \
            was changed.
            """)
    }
}
