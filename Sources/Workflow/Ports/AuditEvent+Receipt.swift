import CivilTime
import QuarterlyReturns
package import Weighing

extension AuditEvent {
    /// What the audit keeps of a drop, at its received time: `drop 4711, dashboard, 2026-Q3, main, rejected`. Words that
    /// do not apply are left out; a drop that revised a return says to which revision.
    package init(of receipt: Receipt) {
        let event =
            switch receipt.effect {
            case .none where receipt.report.verdict == .rejected: "drop-rejected"
            case .none, .counts: "drop-accepted"
            case .withdraws: "part-withdrawn"
            case .acceptsTerms: "terms-accepted"
            case .submits: "return-submitted"
            case .withdrawsReturn: "return-withdrawn"
            case .grants: "stakeholder-granted"
            case .revokes: "stakeholder-revoked"
            case .finalises: "mar-finalised"
            case .requests: "mar-requested"
            }
        let report = receipt.report
        let words = [
            "drop \(receipt.sequence)", report.kind, report.subject ?? report.period?.label, report.part,
            receipt.returnRevision.map { "revision \($0)" }, report.verdict.rawValue,
        ]
        self.init(
            at: receipt.receivedAt, event: event, account: receipt.account,
            detail: words.compactMap(\.self).joined(separator: ", "))
    }
}

extension Receipt {
    /// Of the return that it revised, submitted or withdrew.
    fileprivate var returnRevision: Int? {
        switch effect {
        case .submits(let name, _), .withdrawsReturn(let name, _): name.revision
        case .none, .counts, .withdraws, .acceptsTerms, .grants, .revokes, .finalises, .requests: draft?.revision
        }
    }
}
