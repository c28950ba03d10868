import CivilTime
package import Workflow

/// Inboxes and claims as values. It plays the disk too: it outlives the run that uses it, and the next run finds in it what
/// the last one left.
package final class MemorySpool: Spool {
    /// All that lies on it.
    package struct Disk: Sendable {
        fileprivate var nodes: [UInt64: Node] = [:]
        fileprivate var inboxes: [String: [EntryName: UInt64]] = [:]
        fileprivate var held: [Claim: UInt64] = [:]
        /// Time on this disk, in nanoseconds since 1970; moved by a test, and by one with every change.
        package var nanoseconds: Int64 = 0
    }

    fileprivate enum Content {
        case file([UInt8])
        case unreadable([UInt8])
        case symlink
        case folder
        case special
    }

    fileprivate struct Node {
        var content: Content
        var changedAt: Int64
        var isOpenForWriting = false
    }

    package var faults = FaultPlan()
    package var canLease = true
    /// Accounts out of whose inbox nothing can be moved.
    package var immovable: Set<String> = []
    /// No claim can be removed.
    package var holdsClaims = false
    /// Names of the claims read so far.
    package var namesRead: Set<EntryName> = []
    package var disk = Disk()

    package init() {}

    // MARK: Spool

    package func look(account: String) throws(PortFailure) -> [InboxEntry] {
        try inbox(account).map { name, inode in
            let node = disk.nodes[inode]!
            let nature: InboxEntry.Nature =
                switch node.content {
                case .file(let bytes):
                    .file(
                        size: Int64(bytes.count), links: links(of: inode),
                        isOpenForWriting: canLease && node.isOpenForWriting)
                case .unreadable: .unreadable
                case .symlink: .symlink
                case .folder: .folder
                case .special: .special
                }
            return InboxEntry(name: name, nature: nature, inode: inode, changedAtNanoseconds: node.changedAt)
        }
    }

    package func claim(_ entry: InboxEntry, as claim: Claim) throws(PortFailure) -> Bool {
        guard try inbox(claim.account)[entry.name] == entry.inode else { return false }
        if immovable.contains(claim.account) {
            throw PortFailure(
                operation: "claim a drop", subject: claim.account, cause: "EXDEV (Invalid cross-device link)",
                advice: "Correct the settings.", mayPass: false)
        }
        try faults.willTakeEffect()
        disk.inboxes[claim.account]![entry.name] = nil
        disk.held[asOnDisk(claim)] = entry.inode
        touch(entry.inode)
        try faults.didTakeEffect()
        return true
    }

    package func discard(_ entry: InboxEntry, account: String) throws(PortFailure) {
        guard try inbox(account)[entry.name] == entry.inode else { return }
        try faults.willTakeEffect()
        disk.inboxes[account]![entry.name] = nil
        touch(entry.inode)
        try faults.didTakeEffect()
    }

    package func claims() throws(PortFailure) -> [Claim] {
        disk.held.keys.sorted { $0.sequence < $1.sequence }
    }

    package func read(_ claim: Claim, limit: Int) throws(PortFailure) -> ClaimContent {
        namesRead.insert(claim.name)
        guard let inode = disk.held[asOnDisk(claim)], let node = disk.nodes[inode] else {
            throw gone("read a claim", claim)
        }
        switch node.content {
        case .symlink: return .symlink
        case .folder: return .folder
        case .special: return .special
        case .unreadable(let bytes), .file(let bytes):
            if bytes.count > limit { return .tooLarge(Int64(bytes.count)) }
            if links(of: inode) > 1 { return .linkedElsewhere }
            if case .unreadable = node.content { return .unreadable }
            return canLease && node.isOpenForWriting ? .stillOpen : .file(bytes)
        }
    }

    package func setTries(_ tries: Int, of claim: Claim) throws(PortFailure) -> Claim {
        guard let inode = disk.held[asOnDisk(claim)] else { throw gone("count a try", claim) }
        if claim.tries == tries { return claim }
        try faults.willTakeEffect()
        var renamed = claim
        renamed.tries = tries
        disk.held[asOnDisk(claim)] = nil
        disk.held[asOnDisk(renamed)] = inode
        try faults.didTakeEffect()
        return renamed
    }

    package func syncClaims() throws(PortFailure) {
        try faults.willTakeEffect()
        try faults.didTakeEffect()
    }

    package func remove(_ claims: [Claim]) throws(PortFailure) {
        if holdsClaims {
            throw PortFailure(
                operation: "remove a claim", subject: "claims", cause: "EROFS (Read-only file system)",
                advice: "Look at the disk.")
        }
        for claim in claims where disk.held[asOnDisk(claim)] != nil {
            try faults.willTakeEffect()
            disk.held[asOnDisk(claim)] = nil
            try faults.didTakeEffect()
        }
    }

    // MARK: Helpers

    private func inbox(_ account: String) throws(PortFailure) -> [EntryName: UInt64] {
        guard let inbox = disk.inboxes[account] else {
            throw PortFailure(
                operation: "list an inbox", subject: account, cause: "ENOENT (No such file or directory)",
                advice: "Make the directory.")
        }
        return inbox
    }

    private func asOnDisk(_ claim: Claim) -> Claim {
        var claim = claim
        claim.name = EntryName(bytes: Array(claim.name.bytes.prefix(180)))
        return claim
    }

    private func links(of inode: UInt64) -> Int {
        disk.inboxes.values.reduce(0) { $0 + $1.values.count { $0 == inode } } + disk.held.values.count { $0 == inode }
    }

    private func touch(_ inode: UInt64) {
        disk.nanoseconds += 1
        let now = disk.nanoseconds
        disk.nodes[inode]?.changedAt = now
    }

    private func gone(_ operation: String, _ claim: Claim) -> PortFailure {
        PortFailure(
            operation: operation, subject: "drop \(claim.sequence)", cause: "ENOENT (No such file or directory)",
            advice: "Somebody removed it.")
    }
}

// MARK: What senders do

extension MemorySpool: SpoolBench {
    package var spool: any Spool { self }

    package func makeInbox(_ account: String) {
        disk.inboxes[account] = disk.inboxes[account] ?? [:]
    }

    package func removeInbox(_ account: String) {
        disk.inboxes[account] = nil
    }

    package func put(_ bytes: [UInt8], as name: EntryName, account: String) {
        add(.file(bytes), as: name, account: account)
    }

    package func putUnreadable(_ bytes: [UInt8], as name: EntryName, account: String) {
        add(.unreadable(bytes), as: name, account: account)
    }

    package func putSymlink(as name: EntryName, account: String) {
        add(.symlink, as: name, account: account)
    }

    package func putFolder(as name: EntryName, account: String) {
        add(.folder, as: name, account: account)
    }

    package func putSpecial(as name: EntryName, account: String) {
        add(.special, as: name, account: account)
    }

    package func link(_ name: EntryName, as newName: EntryName, account: String) {
        let inode = disk.inboxes[account]![name]!
        disk.inboxes[account]![newName] = inode
        touch(inode)
    }

    package func unlink(_ name: EntryName, account: String) {
        let inode = disk.inboxes[account]!.removeValue(forKey: name)!
        touch(inode)
    }

    package func openForWriting(_ name: EntryName, account: String) {
        let inode = disk.inboxes[account]![name]!
        disk.nodes[inode]!.isOpenForWriting = true
    }

    package func closeAll() {
        for inode in disk.nodes.keys { disk.nodes[inode]!.isOpenForWriting = false }
    }

    package func inboxNames(_ account: String) -> Set<EntryName> {
        Set(disk.inboxes[account]?.keys.map { $0 } ?? [])
    }

    private func add(_ content: Content, as name: EntryName, account: String) {
        let inode = UInt64(disk.nodes.count + 1)
        disk.nanoseconds += 1
        disk.nodes[inode] = Node(content: content, changedAt: disk.nanoseconds)
        disk.inboxes[account]![name] = inode
    }
}
