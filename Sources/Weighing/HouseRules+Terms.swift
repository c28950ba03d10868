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
        let who = accepting.map { "the account \($0)" } ?? "your service, which has no account yet"
        return Finding(
            .termsNotAccepted,
            """
            The terms of this service have not been accepted for your service yet, so the file was deleted unread. They can be \
            accepted by \(who): it finds the terms and the slip accept-terms in its outbox. Then send this file again.
            """)
    }
}
