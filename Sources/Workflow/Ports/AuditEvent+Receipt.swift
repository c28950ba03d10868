import CivilTime
package import Weighing

extension AuditEvent {
    /// What the audit keeps of a drop, at its received time: `drop 4711, dashboard, 2026-Q3, main, rejected`. Words that
    /// do not apply are left out.
    package init(of receipt: Receipt) {
        let event =
            switch receipt.effect {
            case .none where receipt.report.verdict == .rejected: "drop-rejected"
            case .none, .counts: "drop-accepted"
            case .withdraws: "part-withdrawn"
            case .acceptsTerms: "terms-accepted"
            }
        let report = receipt.report
        let words = [
            "drop \(receipt.sequence)", report.kind, report.period?.label, report.part, report.subject,
            report.verdict.rawValue,
        ]
        self.init(
            at: receipt.receivedAt, event: event, account: receipt.account,
            detail: words.compactMap(\.self).joined(separator: ", "))
    }
}
