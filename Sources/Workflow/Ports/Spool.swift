package import CivilTime

/// A file name as bytes: senders' systems write any encoding. Never logged, stored or shown.
package struct EntryName: Hashable, Sendable, Comparable {
    package var bytes: [UInt8]

    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    package static func < (left: EntryName, right: EntryName) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

/// One thing in an inbox as a look saw it.
package struct InboxEntry: Hashable, Sendable {
    package enum Nature: Hashable, Sendable {
        /// `isOpenForWriting`: a lease probe met a writer (EAGAIN). False where nobody writes, and where no lease can be
        /// had (`Spool.canLease`).
        case file(size: Int64, links: Int, isOpenForWriting: Bool)
        case symlink
        case folder
        /// Socket, FIFO, device.
        case special
        /// A regular file that could not be opened by permission.
        case unreadable
    }

    package var name: EntryName
    package var nature: Nature
    /// Device and inode are one identity; two entries with the same one are two links of a file.
    package var inode: UInt64
    /// Status-change time of the inode, nanoseconds since 1970. The sender can't set it.
    package var changedAtNanoseconds: Int64

    package init(name: EntryName, nature: Nature, inode: UInt64, changedAtNanoseconds: Int64) {
        self.name = name
        self.nature = nature
        self.inode = inode
        self.changedAtNanoseconds = changedAtNanoseconds
    }
}

/// A drop that is ours: out of its sender's reach, with an identity, a time and a place in the order.
///
/// On disk: `.claims/<account>/<sequence>-<received UTC ms>-<tries>-<name cut to 180 bytes>`.
package struct Claim: Hashable, Sendable {
    package var account: String
    package var sequence: Int64
    package var receivedAt: Instant
    /// How often weighing it was begun and never ended.
    package var tries: Int
    /// The sender's name, cut to 180 bytes.
    package var name: EntryName

    package init(account: String, sequence: Int64, receivedAt: Instant, tries: Int, name: EntryName) {
        self.account = account
        self.sequence = sequence
        self.receivedAt = receivedAt
        self.tries = tries
        self.name = name
    }
}

/// What a claim turned out to be.
package enum ClaimContent: Sendable {
    case file([UInt8])
    /// Larger than the limit given; not read. Size in bytes.
    case tooLarge(Int64)
    case symlink
    case folder
    case special
    /// Somebody has it open for writing still.
    case stillOpen
    /// A second name of the file exists somewhere (`nlink` > 1).
    case linkedElsewhere
    /// Permission denied. May pass.
    case unreadable
}

/// The inboxes and the claims beside them. All calls come from one thread, the work loop.
package protocol Spool: AnyObject {
    /// Whether lease probes work here (the owner's uid or CAP_LEASE); without them quiet has to last longer.
    var canLease: Bool { get }

    /// Everything in the account's inbox, in no particular order. Nothing is changed by looking.
    func look(account: String) throws(PortFailure) -> [InboxEntry]

    /// Moves an entry into the claims, whatever its nature; never follows a link. False where the entry is gone or is no
    /// longer the inode that was seen (then nothing was claimed).
    func claim(_ entry: InboxEntry, as claim: Claim) throws(PortFailure) -> Bool

    /// Removes an entry for good without claiming it (litter, a temporary second name). An entry that is gone is no failure.
    func discard(_ entry: InboxEntry, account: String) throws(PortFailure)

    /// All claims on disk, those of accounts the register does not know included, sorted by sequence.
    func claims() throws(PortFailure) -> [Claim]

    /// Reads a claim into memory, at most `limit` bytes.
    func read(_ claim: Claim, limit: Int) throws(PortFailure) -> ClaimContent

    /// Renames a claim so that it carries `tries`; returns it under its new name.
    func setTries(_ tries: Int, of claim: Claim) throws(PortFailure) -> Claim

    /// Makes the claims made so far durable (one fsync a directory touched).
    func syncClaims() throws(PortFailure)

    /// Unlinks claims, folders with their content, and makes that durable. A claim that is gone is no failure.
    func remove(_ claims: [Claim]) throws(PortFailure)
}

extension Claim {
    /// Bytes of the sender's name that a claim keeps (published).
    package static let nameLimit = 180
}
