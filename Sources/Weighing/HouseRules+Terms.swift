import Findings
import Register

extension HouseRules {
    /// Whether an account's drops are taken, as far as the terms go: none are asked for, its service has accepted the current
    /// ones, or it belongs to no service.
    func areTermsAccepted(by sender: Sender, in ledger: any LedgerView) throws -> Bool {
        guard let terms, let service = sender.dropService else { return true }
        return try ledger.termsAcceptance(service: service)?.version == terms.version
    }

    func termsFinding(for sender: Sender) -> Finding {
        let accepting = sender.dropService.flatMap { accountThatAccepts(termsFor: $0) }
        let how =
            accepting.map { "The account \($0) can accept them: they lie in its outbox, with the slip accept-terms." }
            ?? "Your service has no account yet that could accept them: ask \(ReceptionWords.whom(supportContact))."
        return Finding(
            .termsNotAccepted,
            """
            Your service has not accepted the current terms, so the file was deleted unread. \(how) Send this file again once \
            they are accepted.
            """)
    }
}
