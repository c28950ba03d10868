/// Which waiting claims are weighed next.
///
/// Accounts take turns, so that one sender's hundred files do not hold up another's one; within an account the order is
/// that of the sequences. A claim whose weighing was begun before and never ended is weighed alone: should it stop the
/// program again, no other is counted against.
struct ClaimOrder {
    /// Claims in one transaction, at most: keeps a transaction and its publishing short.
    static let batchLimit = 64

    private(set) var waiting: [Claim] = []

    mutating func add(_ claims: [Claim]) {
        waiting += claims
        waiting.sort { $0.sequence < $1.sequence }
    }

    mutating func remove(_ sequences: Set<Int64>) {
        waiting.removeAll { sequences.contains($0.sequence) }
    }

    /// The next claims, in the order in which they should be read: an account's first, another's first, …, the second ones.
    /// Who reads only some of them takes no account's turn.
    func nextBatch() -> [Claim] {
        guard let oldest = waiting.first else { return [] }
        if oldest.tries > 0 { return [oldest] }
        var queues: [[Claim]] = []
        var queueOfAccount: [String: Int] = [:]
        for claim in waiting {
            if let queue = queueOfAccount[claim.account] {
                queues[queue].append(claim)
            } else {
                queueOfAccount[claim.account] = queues.count
                queues.append([claim])
            }
        }
        // Nothing of an account passes a claim of it that has to be weighed alone.
        queues = queues.map { Array($0.prefix { $0.tries == 0 }) }
        var batch: [Claim] = []
        var turn = 0
        while batch.count < Self.batchLimit, queues.contains(where: { $0.count > turn }) {
            batch += queues.compactMap { $0.count > turn ? $0[turn] : nil }
            turn += 1
        }
        return Array(batch.prefix(Self.batchLimit))
    }
}
