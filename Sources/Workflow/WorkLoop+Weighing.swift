import CivilTime
import DelimitedText
import Findings
import MonthlyActivity
import OutboxPlan
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
        guard !order.waiting.isEmpty || doubtsClaims, !hasNewClaims else { return }
        attempt(.weigh, "weighing") { () throws(PortFailure) in
            if doubtsClaims { try takeUpClaims() }
            do throws(PortFailure) {
                try forgetUnknownAccounts()
                try commit(try weigh(try readBatch()))
            } catch {
                doubtsClaims = true
                throw error
            }
        }
    }

    /// A claim of the batch and what it turned out to be.
    private struct Load {
        var claim: Claim
        var sender: Sender
        var isTermsAccepted: Bool
        /// Why it is refused whatever its content; nil where its content decides.
        var fault: FindingRule?
        /// Size of a file; nil for what is none.
        var fileBytes: Int?
        /// Empty where there is a fault.
        var content: Cargo
        /// Of the provider's months before, for a file of the Monthly Activities Report.
        var earlier = EarlierMonths.none
    }

    /// A file's bytes, for whoever takes them: only their sole owner can overwrite them when they are read.
    private final class Cargo: Sendable {
        private let bytes: Mutex<[UInt8]>

        init(_ content: consuming ClaimContent) {
            if case .file(let bytes) = consume content { self.bytes = Mutex(bytes) } else { bytes = Mutex([]) }
        }

        func take() -> [UInt8] {
            bytes.withLock { bytes in
                let taken = bytes
                bytes = []
                return taken
            }
        }
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
            let month = activityMonth(of: claim, sender)
            // Weighed alone, after all that came before it: it is held against what the ledger keeps of last month.
            if month != nil, !loads.isEmpty { break }
            let isAccepted = sender.dropService.map { acceptances[$0] == rules.terms?.version } ?? true
            var load = try read(claim, sender: sender, isTermsAccepted: rules.terms == nil || isAccepted)
            if let month { load.earlier = try desk.earlier(than: month.name, expecting: month.key) }
            bytes += load.fileBytes ?? 0
            loads.append(load)
            if bytes >= Self.bytesInFlight || month != nil { break }
        }
        return loads.sorted { $0.claim.sequence < $1.claim.sequence }
    }

    /// The month and the part that a file of the Monthly Activities Report is for, by its name; nil for all else.
    private func activityMonth(of claim: Claim, _ sender: Sender) -> (name: ProviderMonth, key: PartKey)? {
        let name = DropName(reading: claim.name.finished.bytes)
        guard let provider = sender.provider, let kind = name.kind, kind.activity != nil, let part = name.part,
            case .month(let month)? = name.period
        else { return nil }
        return (
            ProviderMonth(provider: provider, month: month),
            PartKey(organisation: sender.account.organisation, kind: kind, period: .month(month), part: part)
        )
    }

    private func read(_ claim: Claim, sender: Sender, isTermsAccepted: Bool) throws(PortFailure) -> Load {
        func load(_ fault: FindingRule?, _ fileBytes: Int?, _ content: consuming ClaimContent) -> Load {
            Load(
                claim: claim, sender: sender, isTermsAccepted: isTermsAccepted, fault: fault, fileBytes: fileBytes,
                content: Cargo(content))
        }
        if claim.tries >= Self.triesLimit { return load(.poisonFile, nil, .special) }
        if isOlderThanBoot(claim) { return load(.foundAfterRestart, nil, .special) }
        let content = try ports.spool.read(claim, limit: rules.limits.bytes)
        let isUnfinished = NameClass(claim.name) == .unfinished
        switch content {
        case .file(let bytes): return load(isUnfinished ? .uploadUnfinished : nil, bytes.count, content)
        case .tooLarge(let size): return load(.fileTooLarge, Int(size), .special)
        case .symlink, .linkedElsewhere: return load(.linkNotFollowed, nil, .special)
        case .folder, .special: return load(.folderNotRead, nil, .special)
        case .stillOpen: return load(isUnfinished ? .uploadUnfinished : .stillOpen, nil, .special)
        case .unreadable: return load(.fileUnreadable, nil, .special)
        }
    }

    /// Counts the try just before the cells are read and takes it back right after: only a crash in between leaves it.
    private func weigh(_ loads: [Load]) throws(PortFailure) -> [Outcome] {
        let tried = try countTries(loads)
        let results = Mutex([Weighed?](repeating: nil, count: loads.count))
        let sealer = ports.sealer
        let weigher = DropWeigher(
            schema: rules.caseloadSchema, activitySchemas: rules.activity.schemas,
            referralPattern: rules.activity.referralPattern, limits: rules.limits, supportContact: rules.supportContact,
            contentTag: sealer.contentTag(of:))
        ports.concurrently(
            loads.indices.map { index in
                let load = loads[index]
                let day = day(of: load.claim)
                // Not in the closure: what the sender called it would stay on the stack of a thread that idles, while
                // this one's next steps overwrite it.
                let name = DropName(reading: load.claim.name.finished.bytes)
                return {
                    let weighed =
                        if let fault = load.fault {
                            weigher.refuse(fault, name: name, fileBytes: load.fileBytes)
                        } else {
                            weigher.weigh(
                                load.content.take(), name: name, sender: load.sender, asOf: day,
                                isTermsAccepted: load.isTermsAccepted, earlier: load.earlier)
                        }
                    results.withLock { $0[index] = weighed }
                }
            })
        let weighed = results.withLock { $0 }
        var outcomes: [Outcome] = []
        for (load, (tried, weighed)) in zip(loads, zip(tried, weighed)) {
            guard let weighed else { preconditionFailure("every load of a batch is weighed") }
            outcomes.append(
                Outcome(claim: takeBackTry(of: tried, to: load.claim.tries), sender: load.sender, weighed: weighed))
        }
        return outcomes
    }

    /// All of the batch or none: claims whose try was counted for nothing would soon look like poison.
    private func countTries(_ loads: [Load]) throws(PortFailure) -> [Claim] {
        var tried: [Claim] = []
        do throws(PortFailure) {
            for load in loads { tried.append(try ports.spool.setTries(load.claim.tries + 1, of: load.claim)) }
        } catch {
            for (load, claim) in zip(loads, tried) { _ = takeBackTry(of: claim, to: load.claim.tries) }
            throw error
        }
        return tried
    }

    /// A failure here holds nobody up: the cells have been read, and only a crash before the claim is gone would count one
    /// try too many.
    private func takeBackTry(of claim: Claim, to tries: Int) -> Claim {
        do throws(PortFailure) {
            return try ports.spool.setTries(tries, of: claim)
        } catch {
            doubtsClaims = true
            return claim
        }
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
                    effect: judgement.effect, draft: judgement.draft, sealed: try sealed(judgement))
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
                    findings: report.findings))
            // What a boot found came before it, and is late through nobody's fault.
            if receipt.receivedAt >= ports.clock.bootedAt { publishing.owe(receipt) }
            publishing.add(rules.accountsTouched(by: receipt))
            if rules.register.provider(of: receipt.organisation, on: today) != nil { activityChanged() }
        }
    }

    /// Within the transaction, so that no key is made for a file that does not count.
    private func sealed(_ judgement: Judge.Judgement) throws(PortFailure) -> SealedRows? {
        guard let (rows, month) = judgement.activity, case .counts(let key, _) = judgement.effect else { return nil }
        return SealedRows(
            month: month, bytes: try ports.vault.seal(rows.bytes, of: month, place: key.sealedPlace))
    }

    /// Unlinks what is committed.
    func clearAway() {
        guard !cleared.isEmpty || troubles[.clear] != nil else { return }
        let done = attempt(.clear, "weighed claims") { () throws(PortFailure) in try ports.spool.remove(cleared) }
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
}
