package import Workflow

/// Outboxes as values. Outlives the run that uses it, as a disk does.
package final class MemoryOutbox: Outbox {
    /// All that lies on it.
    package struct Disk: Sendable {
        fileprivate var outboxes: [String: [String: Document]] = [:]
        fileprivate var time: Int64 = 0
    }

    fileprivate struct Document {
        var bytes: [UInt8]
        var modifiedAt: Int64
    }

    package var faults = FaultPlan()
    package var disk = Disk()
    /// Nothing more can be written.
    package var isFull = false

    package init() {}

    package func files(account: String) throws(PortFailure) -> [OutboxFile] {
        let paths = (disk.outboxes[account] ?? [:]).keys.sorted()
        return paths.map { file($0, account: account) }
    }

    package func write(
        _ documents: [(path: String, bytes: [UInt8])], account: String
    ) throws(PortFailure) -> [OutboxFile] {
        if isFull {
            throw PortFailure(operation: "write documents", subject: account, cause: "ENOSPC", advice: "Make room.")
        }
        for document in documents {
            try faults.willTakeEffect()
            put(document.bytes, at: document.path, account: account)
            try faults.didTakeEffect()
        }
        return documents.map { file($0.path, account: account) }
    }

    package func remove(_ paths: [String], account: String) throws(PortFailure) {
        for path in paths where disk.outboxes[account]?[path] != nil {
            try faults.willTakeEffect()
            disk.outboxes[account]![path] = nil
            try faults.didTakeEffect()
        }
    }

    private func file(_ path: String, account: String) -> OutboxFile {
        let document = disk.outboxes[account]![path]!
        return OutboxFile(path: path, size: Int64(document.bytes.count), modifiedAt: document.modifiedAt)
    }
}

extension MemoryOutbox: OutboxBench {
    package var outbox: any Outbox { self }

    package func makeOutbox(_ account: String) {
        disk.outboxes[account] = disk.outboxes[account] ?? [:]
    }

    package func bytes(at path: String, account: String) -> [UInt8]? {
        disk.outboxes[account]?[path]?.bytes
    }

    /// Puts a document in place, or damages one, behind the program's back.
    package func put(_ bytes: [UInt8], at path: String, account: String) {
        disk.time += 1
        disk.outboxes[account, default: [:]][path] = Document(bytes: bytes, modifiedAt: disk.time)
    }
}
