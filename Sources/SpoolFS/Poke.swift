import Glibc
import SystemPackage
package import Workflow

/// `.poke` of a spool: a file whose only use is that a watcher sees it touched.
package enum Poke {
    /// Tells the daemon of this spool that something waits for it. Without a daemon nothing happens.
    package static func touch(path: String) throws(PortFailure) {
        do {
            let file = try openOrMake(path: path)
            try systemCall { futimens(file.number, nil) }
        } catch {
            throw PortFailure("wake the daemon", path, error)
        }
    }

    static func openOrMake(path: String) throws(Errno) -> Descriptor {
        let flags = O_WRONLY | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
        return Descriptor(try systemCall { unsafe open(path, flags, 0o640) })
    }
}
