import CLinuxShims
import Glibc
import SystemPackage

/// An open file, closed when its owner is gone.
struct Descriptor: ~Copyable, Sendable {
    let number: Int32

    /// Takes over `number`.
    init(_ number: Int32) {
        self.number = number
    }

    deinit {
        close(number)
    }

    /// fstat(2).
    func status() throws(Errno) -> FileStatus {
        var status = stat()
        try systemCall { unsafe fstat(number, &status) }
        return FileStatus(status)
    }

    /// Whether somebody has this regular file open for writing, asked for with a read lease that is given back at once:
    /// a lease that is kept would break, with a signal, when the file is opened under another name.
    func probeLease() throws(Errno) -> LeaseAnswer {
        do {
            try systemCall { linux_set_lease(number, F_RDLCK) }
        } catch .resourceTemporarilyUnavailable {
            return .writer
        } catch .permissionDenied, .notPermitted, .invalidArgument {
            // fcntl(2): not the owner and no CAP_LEASE; leases switched off, or a file system without them.
            return .impossible
        }
        try systemCall { linux_set_lease(number, F_UNLCK) }
        return .nobody
    }

    /// Reads on from where the file stands, until `limit` bytes are read or the file ends; into memory of just that size.
    func read(limit: Int) throws(Errno) -> [UInt8] {
        var failure: Errno?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            do throws(Errno) {
                var readCount = -1
                while count < limit, readCount != 0 {
                    readCount = try systemCall {
                        unsafe Glibc.read(number, buffer.baseAddress! + count, limit - count)
                    }
                    count += readCount
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all of `bytes`.
    func write(_ bytes: [UInt8]) throws(Errno) {
        var count = 0
        while count < bytes.count {
            count += try systemCall {
                unsafe bytes.withUnsafeBytes { buffer in
                    unsafe Glibc.write(number, buffer.baseAddress! + count, buffer.count - count)
                }
            }
        }
    }

    /// fdatasync(2): this file alone. There is no sync or syncfs in this program; they would write waiting drops to disk.
    func synchronizeData() throws(Errno) {
        try systemCall { fdatasync(number) }
    }
}

enum LeaseAnswer {
    case nobody
    case writer
    /// No lease can be had here, so nothing is known.
    case impossible
}

/// What stat(2) tells.
struct FileStatus {
    enum Kind { case file, folder, symlink, special }

    let kind: Kind
    let size: Int64
    let links: Int
    /// Inode and device in one: within a directory two entries share it only when they are links of one file.
    let identity: UInt64
    /// Nanoseconds since 1970.
    let changedAt: Int64
    /// Nanoseconds since 1970; anybody who may write can set it.
    let modifiedAt: Int64

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .symlink
            default: .special
            }
        size = Int64(status.st_size)
        links = Int(status.st_nlink)
        identity = UInt64(status.st_ino) ^ UInt64(status.st_dev).byteSwapped
        changedAt = Int64(status.st_ctim.tv_sec) * 1_000_000_000 + Int64(status.st_ctim.tv_nsec)
        modifiedAt = Int64(status.st_mtim.tv_sec) * 1_000_000_000 + Int64(status.st_mtim.tv_nsec)
    }
}
