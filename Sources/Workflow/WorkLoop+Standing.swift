import CivilTime

extension WorkLoop {
    /// How the work stands between two turns.
    package struct Standing: Hashable, Sendable {
        /// Files in inboxes that are not claimed, uploads under way included.
        package var inInboxes: Int
        /// Claims whose receipt is not committed.
        package var claims: Int
        /// How long the oldest upload that has ended waits, in an inbox or as a claim; nil where none does.
        package var oldestSeconds: Double?
        /// Files in inboxes that can't be opened by permission.
        package var unreadable: Int
        /// Documents that were found missing in outboxes and could not be written yet.
        package var documentsToPublish: Int
        package var outboxesToPublish: Int
        /// Steps that fail now and are tried again.
        package var troubles: Int

        package init(
            inInboxes: Int, claims: Int, oldestSeconds: Double?, unreadable: Int, documentsToPublish: Int,
            outboxesToPublish: Int, troubles: Int
        ) {
            self.inInboxes = inInboxes
            self.claims = claims
            self.oldestSeconds = oldestSeconds
            self.unreadable = unreadable
            self.documentsToPublish = documentsToPublish
            self.outboxesToPublish = outboxesToPublish
            self.troubles = troubles
        }
    }

    package var standing: Standing {
        let (wall, monotonic) = (ports.clock.now(), ports.clock.monotonicSeconds())
        let claimed = order.waiting.map { Double(max(0, wall.milliseconds - $0.receivedAt.milliseconds)) / 1000 }
        let quiet = watches.values.compactMap { $0.oldestQuietSeconds(now: monotonic) }
        return Standing(
            inInboxes: watches.values.map(\.waitingCount).reduce(0, +), claims: order.waiting.count,
            oldestSeconds: (claimed + quiet).max(),
            unreadable: watches.values.map(\.unreadableCount).reduce(0, +),
            documentsToPublish: publishing.missingCount, outboxesToPublish: publishing.accounts.count,
            troubles: troubles.all.count)
    }
}
