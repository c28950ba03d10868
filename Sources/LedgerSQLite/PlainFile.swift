import Glibc
import Workflow

/// What a database file that replaces another needs and SQLite does not do. A failure names the operation and the file.
enum PlainFile {
    /// A new empty file of this mode, whatever the umask; fails where there is something of this name.
    static func make(_ path: String, mode: mode_t, for operation: String) throws(PortFailure) {
        // SAFETY: here and below, paths are NUL-terminated copies for the time of the call.
        let descriptor = unsafe open(path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC | O_NOFOLLOW, mode)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fchmod(descriptor, mode) == 0 else { throw PortFailure(operation, path) }
    }

    /// fsync(2) of a file, or of a directory's names. No connection of this process may have the file open: closing a
    /// descriptor of it would drop SQLite's locks.
    static func synchronize(_ path: String, for operation: String) throws(PortFailure) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        defer { if descriptor >= 0 { close(descriptor) } }
        guard descriptor >= 0, fsync(descriptor) == 0 else { throw PortFailure(operation, path) }
    }

    /// What stood under the new name is replaced.
    static func move(_ path: String, to newPath: String, for operation: String) throws(PortFailure) {
        guard unsafe rename(path, newPath) == 0 else { throw PortFailure(operation, newPath) }
    }

    /// One that is gone is no failure.
    static func remove(_ path: String, for operation: String) throws(PortFailure) {
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw PortFailure(operation, path) }
    }

    static func isThere(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// The directory that a path lies in.
    static func directory(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension PortFailure {
    /// Reads `errno`, so it comes right after the call.
    fileprivate init(_ operation: String, _ path: String) {
        let cause = unsafe String(cString: strerror(errno))
        self.init(
            operation: operation, subject: path, cause: cause,
            advice: "Is there room on the disk, and may this user write there?")
    }
}
