import Glibc
import SystemPackage
package import Workflow

/// A file that everybody on this host may read.
package enum PublicFile {
    /// Writes the file whole: whoever opens it sees the old or the new one. Not made durable: after a power cut it is written
    /// anew.
    package static func replace(_ path: String, with bytes: [UInt8]) throws(PortFailure) {
        let path = FilePath(path)
        let name = EntryName(path.lastComponent?.string ?? "")
        do throws(Errno) {
            let directory = try Directory(path: path.removingLastComponent().string)
            do throws(Errno) {
                let file = try directory.create(TemporaryName.of(name), mode: 0o644)
                // Whatever the umask says.
                try systemCall { fchmod(file.number, 0o644) }
                try file.write(bytes)
                try directory.rename(TemporaryName.of(name), to: name)
            } catch {
                try? directory.removeWhatever(TemporaryName.of(name))
                throw error
            }
        } catch {
            throw PortFailure("write a file", path.string, error)
        }
    }
}
