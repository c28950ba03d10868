import Glibc
import SystemPackage
package import Workflow

/// Whom a spool belongs to.
package enum SpoolOwner {
    /// Where root runs this, gives up its rights for those of the owner of `path`, for good. Others stay who they are, and so
    /// does root with a spool of its own, or without one.
    package static func become(ownerOf path: String) throws(PortFailure) {
        guard geteuid() == 0 else { return }
        do {
            var status = stat()
            do {
                try systemCall { unsafe stat(path, &status) }
            } catch .noSuchFileOrDirectory {
                return
            }
            guard status.st_uid != 0 else { return }
            // The user last: afterwards the others could not be changed any more.
            try systemCall { unsafe setgroups(1, [status.st_gid]) }
            try systemCall { setgid(status.st_gid) }
            try systemCall { setuid(status.st_uid) }
        } catch {
            throw PortFailure("become the spool's owner", path, error)
        }
    }
}
