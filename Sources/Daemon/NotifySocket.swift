import Glibc

/// The socket on which a service tells its manager how it is: sd_notify(3), without libsystemd.
package struct NotifySocket: Sendable {
    /// Bytes of the path, the first 0 where the name is an abstract one (unix(7)).
    private let name: [UInt8]

    /// - Parameter address: `$NOTIFY_SOCKET`: a path, or `@` and an abstract name. Nil where it is neither, or too long.
    package init?(address: String) {
        var name = Array(address.utf8)
        guard name.count > 1, name.count < Self.capacity else { return nil }
        switch name[0] {
        case UInt8(ascii: "/"): break
        case UInt8(ascii: "@"): name[0] = 0
        default: return nil
        }
        self.name = name
    }

    /// One datagram of `KEY=value` lines. Nobody to hear it is nobody's loss: the work goes on, and a manager that waits in
    /// vain acts by itself.
    package func send(_ lines: [String]) {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        // SAFETY: `init` holds `name` below the capacity of `sun_path`, whose rest is zero.
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        // An abstract name ends where the length says so; a path may.
        let length = socklen_t(MemoryLayout<sockaddr_un>.offset(of: \.sun_path)! + name.count)
        let message = Array(lines.joined(separator: "\n").utf8)
        // SAFETY: both memories outlive the call, which reads them alone.
        unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                _ = unsafe sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), pointer, length)
            }
        }
    }

    private static let capacity = MemoryLayout.size(ofValue: sockaddr_un().sun_path)
}
