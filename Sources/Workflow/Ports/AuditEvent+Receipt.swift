import CivilTime
import QuarterlyReturns
import Slips
package import Weighing

extension AuditEvent {
    /// What the audit keeps of a drop, at its received time: `drop 4711, dashboard, 2026-Q3, rejected`. Words that
    /// do not apply are left out; a drop that revised a return says to which revision. No part is named: its name comes from
    /// a file's name and may be a person's, and the audit outlasts the drop.
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
            "drop \(receipt.sequence)", report.kind, receipt.subject,
            receipt.returnRevision.map { "revision \($0)" }, report.verdict.rawValue,
        ]
        self.init(
            at: receipt.receivedAt, event: event, account: receipt.account,
            detail: words.compactMap(\.self).joined(separator: ", "))
    }
}

extension Receipt {
    /// What it is about.
    fileprivate var subject: String? {
        if case .withdraws(let key, _) = effect { return "\(key.kind.rawValue), \(key.period.label)" }
        // Such a slip's own subject is a part.
        return report.kind == Slip.Kind.withdrawPart.rawValue ? nil : report.subject ?? report.period?.label
    }

    /// Of the return that it revised, submitted or withdrew.
    fileprivate var returnRevision: Int? {
        switch effect {
        case .submits(let name, _), .withdrawsReturn(let name, _): name.revision
        case .none, .counts, .withdraws, .acceptsTerms, .grants, .revokes, .finalises, .requests: draft?.revision
        }
    }
}
