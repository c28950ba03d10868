import Glibc
import SystemPackage
package import Workflow

/// `.lock` of a spool: its holder alone publishes, exports, compiles, migrates. Given back when the owner is gone, or
/// with the process, however it ends.
package final class SpoolLock {
    package enum Attempt {
        case acquired(SpoolLock)
        /// By another process; its id where it can be read. For people: it may be old news by the time it is shown.
        case held(by: Int32?)
    }

    private let file: Descriptor

    private init(_ file: consuming Descriptor) {
        self.file = file
    }

    /// `path` is the lock file's; it is made where it is missing, and stays.
    package static func tryAcquire(path: String) throws(PortFailure) -> Attempt {
        do {
            let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
            let file = Descriptor(try systemCall { unsafe open(path, flags, 0o640) })
            do {
                // flock(2) belongs to the open file, not to the process: closing another descriptor of it gives nothing up.
                try systemCall { flock(file.number, LOCK_EX | LOCK_NB) }
            } catch .wouldBlock {
                return .held(by: try holder(file))
            }
            try systemCall { ftruncate(file.number, 0) }
            try file.write(Array("\(getpid())\n".utf8))
            return .acquired(SpoolLock(file))
        } catch {
            throw PortFailure("lock the spool", path, error)
        }
    }

    /// Whether somebody holds the lock now. Takes a shared one for a moment to find out.
    package static func isHeld(path: String) throws(PortFailure) -> Bool {
        do {
            let file = Descriptor(try systemCall { unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) })
            try systemCall { flock(file.number, LOCK_SH | LOCK_NB) }
            return false
        } catch .wouldBlock {
            return true
        } catch .noSuchFileOrDirectory {
            return false
        } catch {
            throw PortFailure("look at the spool's lock", path, error)
        }
    }

    private static func holder(_ file: borrowing Descriptor) throws(Errno) -> Int32? {
        let bytes = try file.read(limit: 16)
        return Int32(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
    }
}
