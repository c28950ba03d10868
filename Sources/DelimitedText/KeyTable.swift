/// Finds a text among a few known keys (see `headingKey`) without making a copy of the text: a cell that is looked up
/// leaves nothing of itself in memory.
///
/// Open addressing over FNV-1a hashes of the keys; the table is at most half full.
package struct KeyTable: Sendable {
    private var keys: [[UInt8]] = []
    /// Indices into `keys`; -1 is empty. A power of two in size.
    private var slots: [Int]

    /// Where a key comes twice, the first counts.
    package init(_ keys: [[UInt8]]) {
        var slotCount = 4
        while slotCount < 2 * keys.count { slotCount *= 2 }
        slots = Array(repeating: -1, count: slotCount)
        self.keys = keys
        for (index, key) in keys.enumerated() where self.index(of: key.span) == nil {
            slots[slot(of: key.span)] = index
        }
    }

    /// The index of the key that `text` folds to; nil where there is none.
    package func index(of text: Span<UInt8>) -> Int? {
        let index = slots[slot(of: text)]
        return index < 0 ? nil : index
    }

    /// The slot that holds the text's key, else the empty one where it belongs.
    private func slot(of text: Span<UInt8>) -> Int {
        var slot = Int(truncatingIfNeeded: hash(text)) & (slots.count - 1)
        while slots[slot] >= 0 {
            let key = keys[slots[slot]]
            if folds(text, to: key.span) { break }
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func hash(_ text: Span<UInt8>) -> UInt64 {
        var folding = Folding()
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        while let byte = folding.next(in: text) {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        // The low bits alone choose the slot.
        return hash ^ (hash >> 32)
    }

    private func folds(_ text: Span<UInt8>, to key: Span<UInt8>) -> Bool {
        var folding = Folding()
        var count = 0
        while let byte = folding.next(in: text) {
            guard count < key.count, key[count] == byte else { return false }
            count += 1
        }
        return count == key.count
    }
}
