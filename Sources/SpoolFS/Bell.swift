import CLinuxShims
import Glibc
import SystemPackage

/// An eventfd: rung by any thread, heard by poll(2). Rung twice before it is heard, it is heard once.
struct Bell: ~Copyable, Sendable {
    private let event: Descriptor

    init() throws(Errno) {
        event = Descriptor(try systemCall { linux_eventfd() })
    }

    var descriptor: Int32 { event.number }

    func ring() {
        // The one failure, a counter at its end (EAGAIN), means that the bell is ringing already.
        unsafe withUnsafeBytes(of: UInt64(1)) { one in _ = unsafe write(event.number, one.baseAddress, one.count) }
    }

    /// Silent until it is rung again.
    func silence() {
        var count: UInt64 = 0
        // The one failure, EAGAIN, means that it was silent.
        unsafe withUnsafeMutableBytes(of: &count) { bytes in
            _ = unsafe read(event.number, bytes.baseAddress, bytes.count)
        }
    }
}

/// Waits until one of the descriptors can be read, or for `milliseconds` (-1: for ever), or for less when a signal comes.
func waitForInput(on descriptors: Int32..., milliseconds: Int32) {
    var waits = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = unsafe poll(&waits, nfds_t(waits.count), milliseconds)
}
