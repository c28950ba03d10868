import CivilTime

/// Finds a client twice: in one file, or, where it is handed on, in several files of one kind and period.
///
/// Invariants:
/// 1. The answer is exact: hashes only find candidates, bytes decide.
/// 2. IDs stand in the index's own chunks and nowhere else. A chunk never grows, so no copy stays behind in freed memory,
///    and `deinit` overwrites them all. This is a class so that there is one copy to overwrite.
package final class ClientIndex {
    /// Where a client was seen.
    struct Sighting: Hashable {
        /// Number of the file in the order of `beginFile()`, from 1.
        var file: Int
        /// The row as a spreadsheet program shows it.
        var row: Int
        var referral: CivilDay?
    }

    /// Bytes of a chunk; large enough that some thousand IDs share one, small enough to cost nothing for small files.
    private static let chunkBytes = 65_536

    private struct Entry {
        var chunk: Int
        var bytes: Range<Int>
        /// An earlier entry of the same hash.
        var next: Int?
        var sighting: Sighting
    }

    /// The file that is being read, from 1.
    private(set) var file = 0
    private var chunks: [[UInt8]] = []
    private var entries: [Entry] = []
    private var newestEntryByHash: [Int: Int] = [:]

    package init() {}

    deinit {
        for chunk in chunks.indices {
            for index in chunks[chunk].indices { chunks[chunk][index] = 0 }
        }
    }

    func beginFile() {
        file += 1
    }

    /// Notes that a client was seen, and tells where before.
    ///
    /// Where a client comes again in the same file, the row with the later referral is the one remembered: that is the row
    /// to keep.
    ///
    /// - Parameter id: the trimmed ID; case matters. A blank ID is nobody's and is passed over.
    /// - Returns: what was remembered until now; nil where the client is new.
    func see(_ id: Span<UInt8>, row: Int, referral: CivilDay?) -> Sighting? {
        guard !id.isEmpty else { return nil }
        let sighting = Sighting(file: file, row: row, referral: referral)
        let hash = hash(of: id)
        let newest = newestEntryByHash[hash]
        var candidate = newest
        while let index = candidate {
            if holds(entries[index], id) {
                let earlier = entries[index].sighting
                if earlier.file != file || sighting.isKept(over: earlier) { entries[index].sighting = sighting }
                return earlier
            }
            candidate = entries[index].next
        }
        entries.append(store(id, next: newest, sighting))
        newestEntryByHash[hash] = entries.count - 1
        return nil
    }

    /// Swift's own hasher is keyed by the process, so nobody can prepare a file of IDs that all collide.
    private func hash(of id: Span<UInt8>) -> Int {
        var hasher = Hasher()
        var word: UInt64 = 0
        for index in id.indices {
            word = word << 8 | UInt64(id[index])
            if index & 7 == 7 {
                hasher.combine(word)
                word = 0
            }
        }
        hasher.combine(word)
        hasher.combine(id.count)
        return hasher.finalize()
    }

    private func holds(_ entry: Entry, _ id: Span<UInt8>) -> Bool {
        guard entry.bytes.count == id.count else { return false }
        let start = entry.bytes.lowerBound
        for index in id.indices where chunks[entry.chunk][start + index] != id[index] { return false }
        return true
    }

    private func store(_ id: Span<UInt8>, next: Int?, _ sighting: Sighting) -> Entry {
        if chunks.last.map({ $0.capacity - $0.count < id.count }) ?? true {
            var chunk: [UInt8] = []
            chunk.reserveCapacity(max(Self.chunkBytes, id.count))
            chunks.append(chunk)
        }
        let chunk = chunks.count - 1
        let start = chunks[chunk].count
        for index in id.indices { chunks[chunk].append(id[index]) }
        return Entry(chunk: chunk, bytes: start..<start + id.count, next: next, sighting: sighting)
    }
}

extension ClientIndex.Sighting {
    /// Whether this row of a client is the one to keep: that with the later referral; of two alike the earlier row.
    func isKept(over earlier: Self) -> Bool {
        guard let referral else { return false }
        guard let earlierReferral = earlier.referral else { return true }
        return referral > earlierReferral
    }
}
