import CivilTime
import Register
import Slips
import Weighing

/// Which slips an account may act by now.
struct SlipPlan {
    let rules: HouseRules
    let facts: LedgerFacts

    /// The subject of `accept-terms` (published).
    private static let termsSubject = "terms"

    func slips(for sender: Sender) -> [Slip] {
        acceptTerms(sender) + withdrawParts(sender) + stakeholders(sender)
    }

    private func acceptTerms(_ sender: Sender) -> [Slip] {
        guard let terms = rules.terms, sender.account.level == .service,
            facts.acceptedVersion(of: sender.dropService) != terms.version
        else { return [] }
        return [
            Slip(kind: .acceptTerms, account: sender.account.name, subject: Self.termsSubject, revision: terms.version)
        ]
    }

    private func withdrawParts(_ sender: Sender) -> [Slip] {
        guard [.team, .service, .provider].contains(sender.account.level) else { return [] }
        return facts.parts.filter { $0.key.organisation == sender.account.organisation }.map { part in
            Slip(
                kind: .withdrawPart, account: sender.account.name, subject: part.key.subject,
                revision: String(part.receiptCount))
        }
    }
}

extension SlipPlan {
    /// A stakeholder is granted, or where it is, revoked. Not before the terms are accepted: the slip would be refused.
    private func stakeholders(_ sender: Sender) -> [Slip] {
        guard rules.terms == nil || facts.acceptedVersion(of: sender.dropService) == rules.terms?.version else {
            return []
        }
        return rules.stakeholders(of: sender.account).map { account in
            let access =
                facts.stakeholders.first { $0.service == account.organisation && $0.account == account.name }
                ?? StakeholderAccess(service: account.organisation, account: account.name)
            return Slip(
                kind: access.isGranted ? .revokeStakeholder : .grantStakeholder, account: sender.account.name,
                subject: account.name, revision: String(access.changeCount))
        }
    }
}

extension Slip {
    /// What the slip is called on the account's own page.
    var title: String {
        switch kind {
        case .acceptTerms: "Accept the terms"
        case .withdrawPart: "Withdraw \(subject)"
        case .submitReturn: "Submit the return \(subject)"
        case .withdrawReturn: "Withdraw the return \(subject)"
        case .grantStakeholder: "Show dashboards to \(subject)"
        case .revokeStakeholder: "Hide dashboards from \(subject)"
        case .finaliseMAR: "Finalise the report of \(subject)"
        case .requestMAR: "Have the report of \(subject) made again"
        }
    }

    /// What happens when it is dropped.
    var purpose: String {
        switch kind {
        case .acceptTerms:
            "Drop this file into your inbox to accept the terms for your service; your files are taken from then on."
        case .withdrawPart:
            "Drop this file into your inbox to stop counting what you sent. You can send it again at any time."
        case .grantStakeholder:
            """
            Drop this file into your inbox to let \(subject) see your service’s summary dashboards, in which small numbers \
            are hidden. You can end it at any time.
            """
        case .revokeStakeholder:
            "Drop this file into your inbox to take your summary dashboards out of the outbox of \(subject)."
        case .submitReturn, .withdrawReturn: "Drop this file into your inbox."
        case .finaliseMAR: "Drop this file into your inbox to say that the workbook is what you send to DWP."
        case .requestMAR: "Drop this file into your inbox to have the workbook in your outbox for 3 days."
        }
    }
}
