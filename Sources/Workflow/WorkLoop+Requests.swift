import CivilTime
import MonthlyActivity
import OutboxPlan
import QuarterlyReturns
import Register
import Weighing

extension WorkLoop {
    func answerRequests() throws(PortFailure) {
        for request in try ports.ledger.openRequests() {
            try ports.ledger.answer(request, with: try answer(to: request.kind))
            ports.notify(.requestAnswered(request.kind))
        }
    }

    /// What fails for good is answered too: whoever asked would wait in vain, and those who asked next as well.
    private func answer(to kind: Request.Kind) throws(PortFailure) -> String {
        do throws(PortFailure) {
            return try perform(kind)
        } catch {
            guard !error.mayPass else { throw error }
            ports.notify(.trouble(error))
            return Request.notDone + "\(error)"
        }
    }

    /// Does what an operator asks for, at once; what was done, in words for the command that asked.
    package func perform(_ kind: Request.Kind) throws(PortFailure) -> String {
        switch kind {
        case .publishAll: "\(try publishAnew()) documents published anew"
        case .export(let region): try export(region: region)
        case .withdrawReturn(let service, let quarter): try withdrawReturn(of: service, quarter)
        case .purge(let organisation): try purge(organisation)
        case .auditKeys(let account, let fingerprints): try auditKeys(of: account, fingerprints)
        case .compile(let name): try compileByHand(name)
        }
    }

    /// Takes a submitted return back as the service's own slip would, without a drop.
    private func withdrawReturn(of service: String, _ quarter: CivilQuarter) throws(PortFailure) -> String {
        var withdrawn: ReturnRevision?
        let now = ports.clock.now()
        try ports.ledger.commit { transaction in
            withdrawn = nil
            guard let submitted = try transaction.submittedReturn(service: service, quarter: quarter),
                let draft = try transaction.newestDraft(service: service, quarter: quarter)
            else { return }
            try transaction.withdraw(submitted.name, leaving: draft.renewed(), at: now)
            try transaction.audit(
                AuditEvent(
                    at: now, event: "return-withdrawn-by-operator", account: nil,
                    detail: "\(service), \(quarter.label), revision \(submitted.revision)"))
            withdrawn = submitted.name
        }
        // Also where nothing was submitted: an earlier try may have withdrawn it without being told so.
        publishing.add(rules.accountsThatSee(returnsOf: service, quarter))
        publish(sliceSeconds: .infinity)
        guard let withdrawn else { return "nothing is submitted by \(service) for \(quarter.label)" }
        return """
            revision \(withdrawn.revision) of \(service) for \(quarter.label) is withdrawn; the regional stores follow at the \
            next export, or now with `weighbridge export`
            """
    }

    /// Deletes what is kept of an organisation that is not in the register any more. Everybody's documents follow, since
    /// totals and lists may have held something of it.
    private func purge(_ organisation: String) throws(PortFailure) -> String {
        guard !rules.register.hasCode(organisation) else {
            return "\(organisation) is in the register that the service works with: nothing was purged"
        }
        let now = ports.clock.now()
        // The keys first, without which nothing that is left of a month can be read.
        for month in try ports.vault.months() where month.provider == organisation {
            try ports.vault.destroyKey(of: month)
        }
        let kept = try ports.ledger.purge(organisation) { kept in
            AuditEvent(
                at: now, event: "organisation-purged", account: nil,
                detail: "\(organisation): \(kept.words)")
        }
        try ports.ledger.scrub()
        // In the next turn: this one has compiled already.
        activityCheckAt = now
        publishing.addAll(day: today)
        publish(sliceSeconds: .infinity)
        try requireEmptied()
        if kept.isEmpty { return "nothing is kept of \(organisation) any more" }
        return """
            \(kept.words) of \(organisation) are deleted; the regional stores follow at the next export, or now with \
            `weighbridge export`
            """
    }

    /// Fails where something is left in the outbox of an account that is gone.
    private func requireEmptied() throws(PortFailure) {
        let gone = publishing.accounts.subtracting(accountNames).union([PublishingQueue.everybody])
        guard var failure = gone.sorted().lazy.compactMap({ self.troubles[.publish(account: $0)] }).first else {
            return
        }
        failure.advice += " All else is deleted; `weighbridge publish --all` deletes these documents then."
        throw failure
    }

    private func auditKeys(of account: String, _ fingerprints: [String]) throws(PortFailure) -> String {
        let now = ports.clock.now()
        try ports.ledger.commit { transaction in
            try transaction.audit(
                AuditEvent(
                    at: now, event: "keys-replaced-by-operator", account: account,
                    detail: fingerprints.joined(separator: ", ")))
        }
        return "the audit has the new keys of \(account): \(fingerprints.joined(separator: ", "))"
    }
}
