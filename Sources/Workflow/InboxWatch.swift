import CivilTime

/// Decides when something in an inbox may be taken: the quiet rule as a state machine for one inbox.
///
/// Invariants:
/// 1. Nothing changes name or disappears before it has been quiet for `settleSeconds`: clients look at a file after
///    closing it, and report one that is gone as a failed upload.
/// 2. Quiet means that nobody has the file open for writing and its inode, size and change time stand still, measured on
///    the monotonic clock. The modification time is the sender's and proves nothing.
/// 3. A second name of the same inode is a rename under way (OpenSSH renames by link and unlink).
package struct InboxWatch: Sendable {
    package struct Rules: Hashable, Sendable {
        /// How long a file must have been quiet (`reception.settle-seconds`).
        package var settleSeconds: Double
        /// How long an unfinished or open upload is left alone (`reception.unfinished-hours`).
        package var unfinishedSeconds: Double
        /// A file that has grown past this is taken at once, to be refused (`limits.bytes`).
        package var byteLimit: Int64

        /// A second name that stays this long was left by a rename that never ended.
        static let twinSeconds: Double = 60
        /// A folder gets this long, so that a client that copies a whole one is not cut short.
        static let folderSeconds: Double = 15 * 60
        /// A file that can't be opened by permission gets a day for an operator to mend it.
        static let unreadableSeconds: Double = 24 * 3600

        package init(settleSeconds: Double, unfinishedSeconds: Double, byteLimit: Int64) {
            self.settleSeconds = settleSeconds
            self.unfinishedSeconds = unfinishedSeconds
            self.byteLimit = byteLimit
        }
    }

    package enum Action: Hashable, Sendable {
        case claim(InboxEntry)
        /// Litter, or the temporary name of a rename that never ended: goes without a word.
        case discard(InboxEntry)

        var entry: InboxEntry {
            switch self {
            case .claim(let entry), .discard(let entry): entry
            }
        }
    }

    /// What is remembered of an entry between looks.
    private struct Sight {
        var entry: InboxEntry
        /// When this name was first seen as this inode.
        var firstSeen: Double
        var quietSince: Double
    }

    private let rules: Rules
    private var sights: [EntryName: Sight] = [:]

    package init(rules: Rules) {
        self.rules = rules
    }

    /// Takes in what a look saw at `now` (monotonic seconds). Actions are in the order of the drops: (change time, name).
    package mutating func look(_ entries: [InboxEntry], now: Double) -> [Action] {
        var seen: [EntryName: Sight] = [:]
        for entry in entries { seen[entry.name] = sight(of: entry, now: now) }
        sights = seen
        return entries.sorted { ($0.changedAtNanoseconds, $0.name) < ($1.changedAtNanoseconds, $1.name) }
            .compactMap { action(for: $0, among: entries, now: now) }
    }

    /// When the next look can find something to do, monotonic seconds; nil where only an event or a rescan can.
    package var nextLook: Double? {
        sights.values.compactMap { dueAt($0) }.min()
    }

    /// Names seen at the last look that could not be opened.
    package var unreadableCount: Int {
        sights.values.count { $0.entry.nature == .unreadable }
    }

    /// It was taken out of the inbox.
    package mutating func forget(_ name: EntryName) {
        sights[name] = nil
    }

    /// Entries that were here at the last look.
    package var entryCount: Int { sights.count }

    /// Files that wait here, uploads under way included.
    package var waitingCount: Int { sights.keys.count { NameClass($0) != .placeholder } }

    /// For how long the oldest finished upload has lain still, in seconds; nil where there is none.
    package func oldestQuietSeconds(now: Double) -> Double? {
        sights.values.filter { sight in
            guard case .file(_, _, isOpenForWriting: false) = sight.entry.nature else { return false }
            return NameClass(sight.entry.name) == .drop
        }.map { now - $0.quietSince }.max()
    }

    private func sight(of entry: InboxEntry, now: Double) -> Sight {
        guard let before = sights[entry.name], before.entry.inode == entry.inode else {
            return Sight(entry: entry, firstSeen: now, quietSince: now)
        }
        let stoodStill =
            before.entry.changedAtNanoseconds == entry.changedAtNanoseconds && before.entry.nature == entry.nature
            && !entry.isOpenForWriting
        return Sight(entry: entry, firstSeen: before.firstSeen, quietSince: stoodStill ? before.quietSince : now)
    }

    private func action(for entry: InboxEntry, among entries: [InboxEntry], now: Double) -> Action? {
        guard let sight = sights[entry.name], let due = dueAt(sight), now >= due else { return nil }
        let twins = entry.linkCount > 1 ? entries.filter { $0.inode == entry.inode && $0.name != entry.name } : []
        switch NameClass(entry.name) {
        case .placeholder: return nil
        case .litter: return .discard(entry)
        case .unfinished: return twins.isEmpty ? .claim(entry) : .discard(entry)
        // Its temporary name goes first; then this one has to stand still once more.
        case .drop: return twins.contains { NameClass($0.name) == .unfinished } ? nil : .claim(entry)
        }
    }

    private func dueAt(_ sight: Sight) -> Double? {
        let nameClass = NameClass(sight.entry.name)
        if nameClass == .placeholder { return nil }
        switch sight.entry.nature {
        case .file(let size, let links, let isOpen):
            if nameClass == .litter { return sight.quietSince + rules.settleSeconds }
            if size > rules.byteLimit { return sight.firstSeen }
            if links > 1 { return sight.quietSince + max(Rules.twinSeconds, rules.settleSeconds) }
            if isOpen { return sight.firstSeen + rules.unfinishedSeconds }
            return sight.quietSince + (nameClass == .unfinished ? rules.unfinishedSeconds : rules.settleSeconds)
        case .symlink: return sight.quietSince + rules.settleSeconds
        case .folder, .special: return sight.firstSeen + max(Rules.folderSeconds, rules.settleSeconds)
        case .unreadable: return sight.firstSeen + max(Rules.unreadableSeconds, rules.settleSeconds)
        }
    }
}

extension InboxEntry {
    var isOpenForWriting: Bool {
        if case .file(_, _, let isOpen) = nature { isOpen } else { false }
    }

    var linkCount: Int {
        if case .file(_, let links, _) = nature { links } else { 1 }
    }
}
