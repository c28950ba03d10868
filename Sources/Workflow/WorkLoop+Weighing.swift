import CivilTime
import Findings
import Register
import Synchronization
import Weighing

extension WorkLoop {
    /// Bytes of drops read into memory at once, at most; a single larger drop is read alone (published).
    private static let bytesInFlight = 96 << 20
    /// A claim whose weighing ended the program this often is refused unread.
    private static let triesLimit = 3

    /// Weighs what waits: reads, counts the try, reads the cells, judges and commits, all of the batch in one transaction.
    func weighBatch() {
        guard !order.waiting.isEmpty, troubles.mayRun(.weigh, now: ports.clock.monotonicSeconds()) else { return }
        attempt(.weigh, "weighing") { () throws(PortFailure) in
            do throws(PortFailure) {
                try forgetUnknownAccounts()
                try commit(try weigh(try readBatch()))
            } catch {
                // Some claims may carry a try already: what lies on disk is the truth.
                order = ClaimOrder()
                order.add(try ports.spool.claims().filter { claim in !cleared.contains { $0.sequence == claim.sequence } })
                throw error
            }
        }
    }

    /// A claim of the batch and what it turned out to be.
    private struct Load {
        var claim: Claim
        var sender: Sender
        var content: ClaimContent
        var isTermsAccepted: Bool
    }

    private struct Outcome {
        var claim: Claim
        var sender: Sender
        var weighed: Weighed
    }

    private func forgetUnknownAccounts() throws(PortFailure) {
        let known = accountNames
        let unknown = order.waiting.filter { !known.contains($0.account) }
        guard !unknown.isEmpty else { return }
        try ports.ledger.commit { transaction in
            for claim in unknown {
                try transaction.audit(
                    AuditEvent(
                        at: claim.receivedAt, event: "claim-of-unknown-account", account: claim.account,
                        detail: "sequence \(claim.sequence), deleted unread"))
            }
        }
        try ports.spool.remove(unknown)
        order.remove(Set(unknown.map(\.sequence)))
        for claim in unknown { ports.notify(.unknownAccount(sequence: claim.sequence, account: claim.account)) }
    }

    private func readBatch() throws(PortFailure) -> [Load] {
        var loads: [Load] = []
        var bytes = 0
        let acceptances = try termsAcceptances()
        for claim in order.nextBatch() {
            guard let sender = rules.register.sender(claim.account, on: day(of: claim)) else {
                preconditionFailure("claims of unknown accounts are removed before a batch is made")
            }
            let content = claim.tries >= Self.triesLimit || isOlderThanBoot(claim)
                ? ClaimContent.special : try ports.spool.read(claim, limit: rules.limits.bytes)
            if case .file(let content) = content { bytes += content.count }
            let isAccepted = sender.dropService.map { acceptances[$0] == rules.terms?.version } ?? true
            loads.append(
                Load(claim: claim, sender: sender, content: content, isTermsAccepted: rules.terms == nil || isAccepted))
            if bytes >= Self.bytesInFlight { break }
        }
        return loads
    }

    /// Counts the try just before the cells are read and takes it back right after: only a crash in between leaves it.
    private func weigh(_ loads: [Load]) throws(PortFailure) -> [Outcome] {
        var tried: [Claim] = []
        for load in loads { tried.append(try ports.spool.setTries(load.claim.tries + 1, of: load.claim)) }
        let results = Mutex([Weighed?](repeating: nil, count: loads.count))
        let sealer = ports.sealer
        let weigher = DropWeigher(
            schema: rules.caseloadSchema, limits: rules.limits, supportContact: rules.supportContact,
            contentTag: sealer.contentTag(of:))
        ports.concurrently(
            loads.indices.map { index in
                let load = loads[index]
                let day = day(of: load.claim)
                let fault = fault(of: load)
                return {
                    let name = DropName(reading: load.claim.name.finished.bytes)
                    let weighed =
                        if fault == nil, case .file(let bytes) = load.content {
                            weigher.weigh(
                                bytes, name: name, sender: load.sender, asOf: day, isTermsAccepted: load.isTermsAccepted)
                        } else {
                            weigher.refuse(fault ?? .folderNotRead, name: name, fileBytes: load.content.byteCount)
                        }
                    results.withLock { $0[index] = weighed }
                }
            })
        let weighed = results.withLock { $0 }
        var outcomes: [Outcome] = []
        for (load, (tried, weighed)) in zip(loads, zip(tried, weighed)) {
            guard let weighed else { preconditionFailure("every load of a batch is weighed") }
            let claim = try ports.spool.setTries(load.claim.tries, of: tried)
            outcomes.append(Outcome(claim: claim, sender: load.sender, weighed: weighed))
        }
        return outcomes
    }

    private func commit(_ outcomes: [Outcome]) throws(PortFailure) {
        var receipts: [Receipt] = []
        let judge = Judge(rules: rules, slipCode: ports.sealer.slipCode(over:))
        try ports.ledger.commit { transaction in
            receipts = []
            for outcome in outcomes {
                let claim = outcome.claim
                // The terms were accepted by an earlier drop of this very batch: its turn comes again with the next.
                guard
                    let judgement = try judge.judge(
                        outcome.weighed, sender: outcome.sender, receivedAt: claim.receivedAt, in: transaction)
                else { continue }
                var report = judgement.report
                report.account = claim.account
                report.drop = claim.sequence
                report.receivedAt = claim.receivedAt
                let receipt = Receipt(
                    sequence: claim.sequence, account: claim.account, organisation: outcome.sender.account.organisation,
                    receivedAt: claim.receivedAt, letters: ports.sealer.letters(of: claim.sequence), report: report,
                    effect: judgement.effect)
                try transaction.record(receipt)
                receipts.append(receipt)
            }
        }
        let committed = Set(receipts.map(\.sequence))
        cleared += outcomes.map(\.claim).filter { committed.contains($0.sequence) }
        order.remove(committed)
        for receipt in receipts {
            let report = receipt.report
            ports.notify(
                .weighed(
                    sequence: receipt.sequence, account: receipt.account, verdict: report.verdict, kind: report.kind,
                    errors: report.findings.errors, warnings: report.findings.warnings))
            publishing.add(rules.accountsTouched(by: receipt))
        }
    }

    /// Unlinks what is committed.
    func clearAway() {
        guard !cleared.isEmpty else { return }
        let done = attempt(.clear, "claims") { () throws(PortFailure) in try ports.spool.remove(cleared) }
        if done { cleared = [] }
    }

    private func day(of claim: Claim) -> CivilDay { rules.zone.day(at: claim.receivedAt) }

    private func isOlderThanBoot(_ claim: Claim) -> Bool { claim.receivedAt < ports.clock.bootedAt }

    /// Newest accepted version of the terms by service; empty where none are asked for.
    private func termsAcceptances() throws(PortFailure) -> [String: String] {
        guard rules.terms != nil else { return [:] }
        let facts = try ports.ledger.facts(accounts: [], organisations: [], since: ports.clock.now())
        return facts.acceptances.reduce(into: [:]) { $0[$1.service] = $1.version }
    }

    /// Why a claim is refused whatever its content; nil where its content decides.
    private func fault(of load: Load) -> FindingRule? {
        if load.claim.tries >= Self.triesLimit { return .poisonFile }
        if isOlderThanBoot(load.claim) { return .foundAfterRestart }
        switch load.content {
        case .file: return NameClass(load.claim.name) == .unfinished ? .uploadUnfinished : nil
        case .tooLarge: return .fileTooLarge
        case .symlink, .linkedElsewhere: return .linkNotFollowed
        case .folder, .special: return .folderNotRead
        case .stillOpen: return NameClass(load.claim.name) == .unfinished ? .uploadUnfinished : .stillOpen
        case .unreadable: return .fileUnreadable
        }
    }
}

extension ClaimContent {
    /// Size of a file; nil for what is none.
    fileprivate var byteCount: Int? {
        switch self {
        case .file(let bytes): bytes.count
        case .tooLarge(let size): Int(size)
        case .symlink, .folder, .special, .stillOpen, .linkedElsewhere, .unreadable: nil
        }
    }
}
