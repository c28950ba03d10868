/// A file that is in an outbox now.
package struct OutboxFile: Hashable, Sendable {
    /// Below the account's outbox, with `/`: `reports/….report.html`.
    package var path: String
    package var size: Int64
    /// Nanoseconds since 1970.
    package var modifiedAt: Int64

    package init(path: String, size: Int64, modifiedAt: Int64) {
        self.path = path
        self.size = size
        self.modifiedAt = modifiedAt
    }
}

/// The outboxes. All calls come from one thread, the work loop.
package protocol Outbox: AnyObject {
    /// Every file below an account's outbox, temporary ones of ours left out, by path; a missing outbox is empty.
    func files(account: String) throws(PortFailure) -> [OutboxFile]

    /// Puts documents in place, each whole or not at all: temporary name, mode 0640, fdatasync, rename, one fsync a
    /// directory. Returns what the files look like now, in the order given.
    func write(_ documents: [(path: String, bytes: [UInt8])], account: String) throws(PortFailure) -> [OutboxFile]

    /// Unlinks files; one that is gone is no failure.
    func remove(_ paths: [String], account: String) throws(PortFailure)
}
