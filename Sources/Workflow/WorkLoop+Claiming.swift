import CivilTime
import DelimitedText
import Weighing

extension WorkLoop {
    func lookAndClaim(accounts: Set<String>, isRescan: Bool, announced: Set<String> = []) {
        var claimed = 0
        for account in accounts.sorted() {
            let now = ports.clock.monotonicSeconds()
            guard troubles.mayRun(.look(account: account), now: now) else { continue }
            do throws(PortFailure) {
                let entries = try ports.spool.look(account: account)
                over(.look(account: account), "inbox of \(account)")
                var watch = watches[account] ?? InboxWatch(rules: watchRules)
                let known = watch.waitingCount
                let actions = watch.look(entries, now: now)
                watches[account] = watch
                if isRescan, !announced.contains(account), entries.count > known {
                    ports.notify(.rescanFound(account: account, count: entries.count - known))
                }
                claimed += take(actions, account: account)
            } catch {
                trouble(.look(account: account), error)
            }
        }
        guard claimed > 0 else { return }
        attempt(.claim, "claims") { () throws(PortFailure) in try ports.spool.syncClaims() }
    }

    private func take(_ actions: [InboxWatch.Action], account: String) -> Int {
        var claimed = 0
        for action in actions {
            // A disk that holds no commit holds no more claims either: files wait where they are.
            guard troubles[.weigh] == nil, troubles.mayRun(.claim, now: ports.clock.monotonicSeconds()) else { break }
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
                    guard try ports.spool.claim(entry, as: claim) else { continue }
                    order.add([claim])
                    claimed += 1
                    ports.notify(.claimed(sequence: claim.sequence, account: account))
                }
                over(.claim, "claims")
            } catch {
                trouble(.claim, error)
            }
        }
        return claimed
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
