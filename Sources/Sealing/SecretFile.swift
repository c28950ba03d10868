import Glibc
import Workflow

/// Small files that only their owner may use, as system calls see them.
///
/// SAFETY of every call below: paths are NUL-terminated copies for the time of the call, buffers outlive it, and counts
/// are the buffers' own.
enum SecretFile {
    /// Bytes read at most: more than any key has, so that a longer file shows.
    private static let readLimit = 128

    /// Nil where there is no such file.
    static func read(_ path: String) throws(PortFailure) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        if descriptor < 0 && errno == ENOENT { return nil }
        guard descriptor >= 0 else { throw .system("read a key", path) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw .system("read a key", path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .key(path, cause: "it is no plain file", advice: "Put the key's file there.")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw .key(
                path, cause: "others than its owner may use it",
                advice: "Ask who may have read it, then run `chmod 600` on it.")
        }
        var bytes = [UInt8](repeating: 0, count: readLimit)
        let count = unsafe Glibc.read(descriptor, &bytes, bytes.count)
        guard count >= 0 else { throw .system("read a key", path) }
        return Array(bytes.prefix(count))
    }

    /// Mode 0700; one that is there already is left as it is.
    static func makeDirectory(_ path: String) throws(PortFailure) {
        guard unsafe mkdir(path, 0o700) == 0 || errno == EEXIST else {
            throw .system("make the directory for keys", path)
        }
    }

    /// Makes the file with mode 0600, whole or not at all, whenever the power goes: written under another name, fsync,
    /// link(2), fsync of the directory. False where there is one already: a link never replaces a file.
    static func write(_ bytes: [UInt8], to path: String, in directory: String) throws(PortFailure) -> Bool {
        let partial = path + ".partial"
        guard unsafe unlink(partial) == 0 || errno == ENOENT else { throw .system("make a key", partial) }
        let descriptor = unsafe open(partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw .system("make a key", partial) }
        defer { close(descriptor) }
        let count = unsafe Glibc.write(descriptor, bytes, bytes.count)
        guard count == bytes.count, fsync(descriptor) == 0 else { throw .system("make a key", partial) }
        let isLinked = unsafe link(partial, path) == 0
        guard isLinked || errno == EEXIST else { throw .system("make a key", path) }
        guard unsafe unlink(partial) == 0 else { throw .system("make a key", partial) }
        try syncDirectory(directory)
        return isLinked
    }

    /// Overwrites the file in place, makes that durable and unlinks it. Where the disk puts new bytes elsewhere (SSDs,
    /// copy-on-write), the old ones may rest there for a while. One that is not there is no failure.
    static func destroy(_ path: String, in directory: String) throws(PortFailure) {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW)
        if descriptor < 0 && errno == ENOENT { return }
        guard descriptor >= 0 else { throw .system("destroy a key", path) }
        defer { close(descriptor) }
        let zeros = [UInt8](repeating: 0, count: readLimit)
        guard unsafe pwrite(descriptor, zeros, zeros.count, 0) == zeros.count, fsync(descriptor) == 0 else {
            throw .system("destroy a key", path)
        }
        guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .system("destroy a key", path) }
        try syncDirectory(directory)
    }

    /// Names in a directory, hidden ones left out; empty where it is not there.
    static func names(in directory: String) throws(PortFailure) -> [String] {
        guard let stream = unsafe opendir(directory) else {
            if errno == ENOENT { return [] }
            throw .system("look at the keys", directory)
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }

    private static func syncDirectory(_ path: String) throws(PortFailure) {
        let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("make a key", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .system("make a key", path) }
    }
}

extension PortFailure {
    /// `errno` is that of the call just made.
    fileprivate static func system(_ operation: String, _ path: String) -> PortFailure {
        let code = errno
        return PortFailure(
            operation: operation, subject: path, cause: unsafe "error \(code) (\(String(cString: strerror(code))))",
            advice: "Make the directory for keys one that only the service's user may use, on a disk with room.")
    }

    fileprivate static func key(_ path: String, cause: String, advice: String) -> PortFailure {
        PortFailure(operation: "read a key", subject: path, cause: cause, advice: advice, mayPass: false)
    }
}
