import CivilTime
import DelimitedText
import Register
import Weighing

extension WorkLoop {
    /// Looks at inboxes and claims what has been quiet for long enough.
    func lookAndClaim(accounts: Set<String>, isRescan: Bool, announced: Set<String> = []) {
        let now = ports.clock.monotonicSeconds()
        var found: [(account: String, action: InboxWatch.Action)] = []
        for account in accounts.sorted() {
            attempt(.look(account: account), "inbox of \(account)") { () throws(PortFailure) in
                let entries = try ports.spool.look(account: account)
                var watch = watches[account] ?? InboxWatch(rules: watchRules)
                let known = watch.entryCount
                found += watch.look(entries, now: now).map { (account, $0) }
                watches[account] = watch
                if isRescan, !announced.contains(account), entries.count > known {
                    ports.notify(.rescanFound(account: account, count: entries.count - known))
                }
            }
        }
        // A disk that holds no commit holds no more claims either: files wait where they are.
        guard troubles[.weigh] == nil else { return }
        // In the order of arrival, whoever sent them: what a start finds after a crash is judged as it would have been.
        found.sort { left, right in
            let (first, second) = (left.action.entry, right.action.entry)
            return (first.changedAtNanoseconds, left.account, first.name)
                < (second.changedAtNanoseconds, right.account, second.name)
        }
        for (account, action) in found {
            take(action, account: account)
        }
        for account in accounts where troubles.mayRun(.claim(account: account), now: now) {
            over(.claim(account: account), "claims of \(account)")
        }
    }

    private func take(_ action: InboxWatch.Action, account: String) {
        guard troubles.mayRun(.claim(account: account), now: ports.clock.monotonicSeconds()) else { return }
        do throws(PortFailure) {
            switch action {
            case .discard(let entry):
                try ports.spool.discard(entry, account: account)
                ports.notify(.discarded(account: account))
            case .claim(let entry):
                let claim = Claim(
                    account: account, sequence: nextSequence, receivedAt: receivedTime(of: entry), tries: 0,
                    name: EntryName(bytes: Array(entry.name.bytes.prefix(Claim.nameLimit))))
                nextSequence += 1
                guard try ports.spool.claim(entry, as: claim) else { return }
                order.add([claim])
                watches[account]?.forget(entry.name)
                hasNewClaims = true
                ports.notify(.claimed(sequence: claim.sequence, account: account))
            }
        } catch {
            (doubtsClaims, hasNewClaims) = (true, true)
            trouble(.claim(account: account), error)
        }
    }

    /// Makes new claims durable.
    func syncClaims() {
        guard hasNewClaims else { return }
        let done = attempt(.sync, "claims") { () throws(PortFailure) in try ports.spool.syncClaims() }
        if done { hasNewClaims = false }
    }

    /// Reads from disk which claims wait, and which are committed and still to be unlinked.
    func takeUpClaims() throws(PortFailure) {
        var waiting = ClaimOrder()
        var committed: [Claim] = []
        for claim in try ports.spool.claims() {
            if try ports.ledger.hasReceipt(claim.sequence) { committed.append(claim) } else { waiting.add([claim]) }
        }
        order = waiting
        cleared = committed
        // Whose documents and months they changed nobody remembers.
        if !committed.isEmpty {
            publishing.add(accountNames)
            activityChanged()
        }
        doubtsClaims = false
    }

    /// Now; for a file that lay there before this machine was started, the time at which it came: a power cut may have
    /// taken part of it, and its claim has to tell so after any further crash.
    private func receivedTime(of entry: InboxEntry) -> Instant {
        let changedAt = Instant(milliseconds: entry.changedAtNanoseconds / 1_000_000)
        return changedAt < ports.clock.bootedAt ? changedAt : ports.clock.now()
    }

    private var watchRules: InboxWatch.Rules {
        let settle = ports.spool.canLease ? pace.settleSeconds : max(pace.settleSeconds, Pace.settleSecondsWithoutLease)
        return InboxWatch.Rules(
            settleSeconds: settle, unfinishedSeconds: pace.unfinishedSeconds, byteLimit: Int64(rules.limits.bytes))
    }
}
