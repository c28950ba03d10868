import Glibc
import SpoolFS
import TestKit
import Testing
import Workflow

/// A spool on the real file system, and its senders: `<scratch>/inbox/<account>`, `…/inbox/.claims`, `…/outbox/<account>`.
final class DirectoryBench: SpoolBench, OutboxBench {
    let scratch: Scratch
    let directorySpool: DirectorySpool
    let directoryOutbox: DirectoryOutbox
    private var openFiles: [(path: [CChar], descriptor: Int32)] = []

    /// Many folders are made much faster in memory: `/dev/shm`.
    init(in parent: String = "/tmp") throws {
        let scratch = try Scratch(in: parent)
        try scratch.makeFolder("inbox")
        try scratch.makeFolder("outbox")
        try writeFile([0x21], at: scratch.below(EntryName("precious")))
        self.scratch = scratch
        let path = scratch.path
        directorySpool = DirectorySpool(inboxPath: { "\(path)/inbox/\($0)" }, claimsPath: "\(path)/inbox/.claims")
        directoryOutbox = DirectoryOutbox(outboxPath: { "\(path)/outbox/\($0)" })
    }

    deinit {
        for file in openFiles { close(file.descriptor) }
    }

    var spool: any Spool { directorySpool }
    var outbox: any Outbox { directoryOutbox }

    // MARK: Inboxes

    func makeInbox(_ account: String) throws {
        try scratch.makeFolder("inbox/\(account)")
    }

    /// Beside the name first, so that the file it replaces is there still and has another inode.
    func put(_ bytes: [UInt8], as name: EntryName, account: String) throws {
        let beside = scratch.below(EntryName("being-uploaded"))
        try writeFile(bytes, at: beside)
        try #require(unsafe rename(beside, inbox(account, name)) == 0)
    }

    /// To a file outside that nobody may touch.
    func putSymlink(as name: EntryName, account: String) throws {
        try #require(unsafe symlink(scratch.below("precious"), inbox(account, name)) == 0)
    }

    func putFolder(as name: EntryName, account: String) throws {
        try #require(unsafe mkdir(inbox(account, name), 0o755) == 0)
        try writeFile([1], at: inbox(account, name, EntryName("file")))
        try #require(unsafe symlink(scratch.path, inbox(account, name, EntryName("link"))) == 0)
        try #require(unsafe mkdir(inbox(account, name, EntryName("inner")), 0o755) == 0)
        try writeFile([1], at: inbox(account, name, EntryName("inner"), EntryName("file")))
    }

    func putSpecial(as name: EntryName, account: String) throws {
        try #require(unsafe mkfifo(inbox(account, name), 0o644) == 0)
    }

    func link(_ name: EntryName, as newName: EntryName, account: String) throws {
        try #require(unsafe Glibc.link(inbox(account, name), inbox(account, newName)) == 0)
    }

    func unlink(_ name: EntryName, account: String) throws {
        try #require(unsafe Glibc.unlink(inbox(account, name)) == 0)
    }

    func openForWriting(_ name: EntryName, account: String) throws {
        let file = unsafe open(inbox(account, name), O_WRONLY | O_CLOEXEC)
        try #require(file >= 0)
        openFiles.append((inbox(account, name), file))
    }

    func closeAll() throws {
        for file in openFiles { close(file.descriptor) }
        for file in openFiles { waitUntilNobodyWrites(file.path) }
        openFiles = []
    }

    func inboxNames(_ account: String) throws -> Set<EntryName> {
        namesIn(scratch.below(EntryName("inbox"), EntryName(account)))
    }

    func inbox(_ account: String, _ names: EntryName...) -> [CChar] {
        let name = EntryName(bytes: Array(names.map(\.bytes).joined(separator: [UInt8(ascii: "/")])))
        return scratch.below(EntryName("inbox"), EntryName(account), name)
    }

    // MARK: Outboxes

    func makeOutbox(_ account: String) throws {
        try scratch.makeFolder("outbox/\(account)")
    }

    func bytes(at path: String, account: String) throws -> [UInt8]? {
        readFile(at: scratch.below("outbox/\(account)/\(path)"))
    }

    func put(_ bytes: [UInt8], at path: String, account: String) throws {
        try writeFile(bytes, at: scratch.below(EntryName("outbox/\(account)/\(path)")))
    }
}
