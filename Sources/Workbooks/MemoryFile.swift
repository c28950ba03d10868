import CLinuxShims
import Glibc
import Workflow

/// A file that is nowhere but in memory, for a library that wants a path; gone with its owner.
struct MemoryFile: ~Copyable {
    private let descriptor: Int32

    init() throws(PortFailure) {
        descriptor = unsafe linux_memory_file("workbook")
        guard descriptor >= 0 else { throw Self.failure("make a file in memory") }
    }

    deinit {
        close(descriptor)
    }

    /// Opens this very file, for this process alone.
    var path: String { "/proc/self/fd/\(descriptor)" }

    /// All that was written to it.
    func bytes() throws(PortFailure) -> [UInt8] {
        let size = lseek(descriptor, 0, SEEK_END)
        guard size >= 0 else { throw Self.failure("measure a workbook") }
        var isWhole = true
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            // SAFETY: at most the rest of the buffer is read, from the offset that it ends at.
            while count < Int(size) {
                let readCount = unsafe pread(descriptor, buffer.baseAddress! + count, Int(size) - count, off_t(count))
                guard readCount > 0 else { break }
                count += readCount
            }
            isWhole = count == Int(size)
        }
        guard isWhole else { throw Self.failure("read a workbook") }
        return bytes
    }

    private static func failure(_ operation: String) -> PortFailure {
        let code = errno
        return PortFailure(
            operation: operation, subject: "memfd", cause: "errno \(code)",
            advice: "Give the service more memory and more open files.")
    }
}
