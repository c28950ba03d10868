import CInotifyTools
import Glibc
import Synchronization
import SystemPackage
import Workflow

/// libinotifytools 3.22, which keeps all it has in static variables.
///
/// Invariants:
/// 1. It is initialised once in a process and never cleaned up; whoever holds this value uses it, one at a time.
/// 2. All calls on one value come from one thread.
/// 3. No path is given to it twice: it would leak the second and answer with the first. `Spelling` makes each unlike.
struct InotifyTools: ~Copyable {
    /// What of an event matters to somebody who only looks; the library reuses the event's memory with the next call.
    struct Event {
        let watch: Int32
        let mask: UInt32

        func has(_ bits: Int32) -> Bool { mask & UInt32(bits) != 0 }
    }

    let descriptor: Int32

    private static let library = Mutex(Library())

    /// Throws `resourceBusy` while another value lives.
    init() throws(Errno) {
        descriptor = try Self.library.withLock { library throws(Errno) in try library.lend() }
    }

    deinit {
        Self.library.withLock { $0.isLent = false }
    }

    /// Returns the watch's number. Throws `fileExists` where what the path leads to is watched already.
    func add(_ path: String, mask: Int32) throws(Errno) -> Int32 {
        let spelling = Self.library.withLock { library in
            library.additionCount += 1
            return Spelling.text(of: path, number: library.additionCount)
        }
        guard unsafe inotifytools_watch_file(spelling, mask | IN_DONT_FOLLOW | IN_MASK_CREATE) == 1 else {
            throw Errno(rawValue: inotifytools_error())
        }
        // It keeps a directory under its path with a slash at the end.
        let number = unsafe inotifytools_wd_from_filename(spelling + "/")
        return number != -1 ? number : unsafe inotifytools_wd_from_filename(spelling)
    }

    /// For a watch that the kernel has not ended itself: no IN_IGNORED was seen.
    func remove(_ watch: Int32) {
        _ = inotifytools_remove_watch_by_wd(watch)
    }

    /// The next event that has come, or nil.
    func nextEvent() -> Event? {
        // A timeout of 0 through `next_event` would mean for ever; more than 1 event would spin.
        guard let event = unsafe inotifytools_next_events(0, 1) else { return nil }
        // What the sender called the file follows the event (inotify(7)) and would stay in the library's buffer.
        // SAFETY: the library has done with an event that it returns, and `len` counts the bytes behind it.
        let name = unsafe UnsafeMutableRawPointer(event) + MemoryLayout<inotify_event>.size
        unsafe explicit_bzero(name, Int(event.pointee.len))
        return unsafe Event(watch: event.pointee.wd, mask: event.pointee.mask)
    }
}

/// The library's state, as far as we have to know it.
private struct Library {
    var isLent = false
    var additionCount = 0
    private var descriptor: Int32?

    mutating func lend() throws(Errno) -> Int32 {
        if isLent { throw .resourceBusy }
        let lent: Int32
        if let descriptor { lent = descriptor } else { lent = try initialize() }
        descriptor = lent
        isLent = true
        return lent
    }

    /// The library does not tell its descriptor, so it is the one that was not there before.
    private func initialize() throws(Errno) -> Int32 {
        let before = try inotifyDescriptors()
        guard inotifytools_initialize() == 1 else { throw Errno(rawValue: inotifytools_error()) }
        let new = try inotifyDescriptors().subtracting(before)
        // It waits with select(2), which ends the process at a descriptor beyond its table.
        guard let descriptor = new.first, new.count == 1, descriptor < FD_SETSIZE else { throw .badFileDescriptor }
        try systemCall { fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return descriptor
    }

    private func inotifyDescriptors() throws(Errno) -> Set<Int32> {
        let directory = try Directory(path: "/proc/self/fd")
        let names = try directory.names().compactMap { Int32(String(decoding: $0.bytes, as: UTF8.self)) }
        return Set(names.filter { linkTarget("/proc/self/fd/\($0)") == "anon_inode:inotify" })
    }

    /// Nil where the descriptor was closed meanwhile.
    private func linkTarget(_ path: String) -> String? {
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            let target = unsafe UnsafeMutableRawPointer(buffer.baseAddress!).assumingMemoryBound(to: CChar.self)
            count = unsafe max(0, readlink(path, target, buffer.count))
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }
}

/// Many spellings of one path, in which the kernel finds the same and a table of texts does not.
enum Spelling {
    /// Every binary digit of `number` becomes `/.` or `//.` in front: as many spellings as are asked for, all short.
    static func text(of path: String, number: Int) -> String {
        let prefix = String(number, radix: 2).map { $0 == "0" ? "/." : "//." }.joined()
        return path.hasPrefix("/") ? prefix + path : "." + prefix + "/" + path
    }
}
