import CLinuxShims
import Glibc
import SystemPackage
import Workflow

/// An open directory. Names are looked up in it alone, and no link is ever followed.
///
/// Opened for one task and closed after it: an inbox that is replaced meanwhile is simply another directory.
struct Directory: ~Copyable {
    private let descriptor: Descriptor

    /// The last component of `path` must not be a link.
    init(path: String) throws(Errno) {
        descriptor = Descriptor(
            try systemCall { unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) })
    }

    private init(_ descriptor: consuming Descriptor) {
        self.descriptor = descriptor
    }

    func subdirectory(_ name: EntryName) throws(Errno) -> Directory {
        Directory(try open(name, O_RDONLY | O_DIRECTORY))
    }

    /// Makes the directory where there is none, whose name may be anything's; returns whether it did.
    ///
    /// A plain mkdir: the group and the setgid bit come from the parent (inode(7)), so neither is set by us.
    @discardableResult
    func makeSubdirectory(_ name: EntryName, mode: mode_t) throws(Errno) -> Bool {
        do {
            try unsafe withCName(name) { pointer in unsafe mkdirat(descriptor.number, pointer, mode) }
            return true
        } catch .fileExists {
            return false
        }
    }

    /// At most `limit` names, without `.` and `..`, as the file system gives them.
    func names(limit: Int = .max) throws(Errno) -> [EntryName] {
        // A description of its own: closedir closes it, and its position is nobody else's.
        let copy = try systemCall { unsafe openat(descriptor.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        guard let stream = unsafe fdopendir(copy) else {
            let code = errno
            close(copy)
            throw Errno(rawValue: code)
        }
        defer { unsafe closedir(stream) }
        var names: [EntryName] = []
        while names.count < limit {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                let code = errno
                guard code == 0 else { throw Errno(rawValue: code) }
                break
            }
            // SAFETY: d_name ends with NUL within the record (readdir(3)); its declared 256 bytes need not all be there.
            let start = unsafe UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
            let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
            let name = unsafe EntryName(bytes: Array(UnsafeRawBufferPointer(start: start, count: length)))
            if name != EntryName("."), name != EntryName("..") { names.append(name) }
        }
        return names
    }

    /// fstatat(2) of the entry itself, also where it is a link.
    func status(of name: EntryName) throws(Errno) -> FileStatus {
        var status = stat()
        try unsafe withCName(name) { pointer in unsafe fstatat(descriptor.number, pointer, &status, AT_SYMLINK_NOFOLLOW)
        }
        return FileStatus(status)
    }

    /// openat(2), never following a link, never waiting for a FIFO's other end or a lease's breaking.
    func open(_ name: EntryName, _ flags: Int32, mode: mode_t = 0) throws(Errno) -> Descriptor {
        let all = flags | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        return Descriptor(
            try unsafe withCName(name) { pointer in unsafe openat(descriptor.number, pointer, all, mode) })
    }

    /// renameat(2): what stood under the new name is replaced.
    func rename(_ name: EntryName, to newName: EntryName) throws(Errno) {
        try unsafe withCName(name) { old in
            unsafe withCPointer(newName) { new in unsafe renameat(descriptor.number, old, descriptor.number, new) }
        }
    }

    /// renameat2(2) with RENAME_NOREPLACE: throws `fileExists` where the new name is taken.
    func moveWithoutReplacing(
        _ name: EntryName, to directory: borrowing Directory, as newName: EntryName
    ) throws(Errno) {
        let target = directory.descriptor.number
        try unsafe withCName(name) { old in
            unsafe withCPointer(newName) { new in
                unsafe linux_rename_noreplace(descriptor.number, old, target, new)
            }
        }
    }

    /// unlinkat(2).
    func unlink(_ name: EntryName) throws(Errno) {
        try unsafe withCName(name) { pointer in unsafe unlinkat(descriptor.number, pointer, 0) }
    }

    /// Removes an empty directory.
    func removeSubdirectory(_ name: EntryName) throws(Errno) {
        try unsafe withCName(name) { pointer in unsafe unlinkat(descriptor.number, pointer, AT_REMOVEDIR) }
    }

    /// fsync(2) of this directory: names made, changed or removed in it are durable then.
    func synchronize() throws(Errno) {
        try systemCall { fsync(descriptor.number) }
    }

    @discardableResult
    private func withCName(_ name: EntryName, _ call: (UnsafePointer<CChar>) -> Int32) throws(Errno) -> Int32 {
        try systemCall { unsafe withCPointer(name, call) }
    }
}

/// SAFETY: the pointer ends with the call; the kernel's names hold no NUL, ours neither.
private func withCPointer(_ name: EntryName, _ call: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    let terminated = name.bytes + [0]
    return unsafe terminated.withUnsafeBytes { bytes in
        unsafe call(bytes.baseAddress!.assumingMemoryBound(to: CChar.self))
    }
}
