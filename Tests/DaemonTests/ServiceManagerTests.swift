import Foundation
import Glibc
import TestKit
import Testing

@testable import Daemon

/// Against a real datagram socket, as systemd binds one.
struct ServiceManagerTests {
    enum Place: CaseIterable {
        case path, abstractName
    }

    @Test(arguments: Place.allCases)
    func `what is told arrives as one datagram, at a path and at an abstract name`(_ place: Place) throws {
        let directory = try TemporaryDirectory()
        let socket = try Listener(place == .path ? directory.file("notify") : "@weighbridge-test-\(UUID().uuidString)")
        let manager = ServiceManager(environment: ["NOTIFY_SOCKET": socket.address])
        manager.tellReady(status: "all is well")
        manager.tell(status: "3 drops wait")
        manager.tellStopping()
        #expect(socket.next() == ["READY=1", "STATUS=all is well"])
        #expect(socket.next() == ["STATUS=3 drops wait"])
        #expect(socket.next()?.first == "STOPPING=1")
        #expect(socket.next() == nil)
    }

    @Test func `a reload is told with the time of the monotonic clock, as systemd wants it`() throws {
        let directory = try TemporaryDirectory()
        let socket = try Listener(directory.file("notify"))
        ServiceManager(environment: ["NOTIFY_SOCKET": socket.address]).tellReloading()
        let lines = try #require(socket.next())
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        #expect(lines.first == "RELOADING=1")
        let microseconds = try #require(Int(lines[1].replacing("MONOTONIC_USEC=", with: "")))
        #expect((0...now.tv_sec * 1_000_000 + now.tv_nsec / 1000).contains(microseconds))
    }

    @Test func `the watchdog is fed when the loop moves, and not at every step`() throws {
        let directory = try TemporaryDirectory()
        let socket = try Listener(directory.file("notify"))
        let manager = ServiceManager(
            environment: ["NOTIFY_SOCKET": socket.address, "WATCHDOG_USEC": "3600000000", "WATCHDOG_PID": "7"],
            processID: 7)
        #expect(manager.longestSleepSeconds == 1800)
        manager.tellMoved()
        manager.tellMoved()
        #expect(socket.next() == ["WATCHDOG=1"])
        #expect(socket.next() == nil)
    }

    @Test(arguments: [
        ["WATCHDOG_USEC": "3600000000", "WATCHDOG_PID": "8"], ["WATCHDOG_USEC": "0"], ["WATCHDOG_USEC": "soon"], [:],
    ])
    func `a watchdog that is another's, or none, is not fed`(_ environment: [String: String]) throws {
        let directory = try TemporaryDirectory()
        let socket = try Listener(directory.file("notify"))
        let manager = ServiceManager(
            environment: environment.merging(["NOTIFY_SOCKET": socket.address]) { $1 }, processID: 7)
        #expect(manager.longestSleepSeconds == .infinity)
        manager.tellMoved()
        #expect(socket.next() == nil)
    }

    @Test(arguments: ["", "/", "notify", "vsock:2:1", "/" + String(repeating: "a", count: 120)])
    func `an address that is none, or too long, is left alone`(_ address: String) {
        #expect(NotifySocket(address: address) == nil)
    }

    @Test func `a manager that is gone is nobody's loss`() throws {
        let directory = try TemporaryDirectory()
        ServiceManager(environment: ["NOTIFY_SOCKET": directory.file("gone")]).tellReady(status: "")
        ServiceManager(environment: [:]).tellReady(status: "")
    }

    @Test func `standard error is the journal only where it is that very file`() {
        var status = stat()
        unsafe fstat(STDERR_FILENO, &status)
        #expect(JournalStream.isStandardError("\(status.st_dev):\(status.st_ino)"))
        #expect(!JournalStream.isStandardError("\(status.st_dev):\(status.st_ino + 1)"))
        #expect(!JournalStream.isStandardError(nil))
    }
}

/// The other end, bound as systemd binds it.
private final class Listener {
    let address: String
    private let descriptor: Int32

    init(_ address: String) throws {
        self.address = address
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_NONBLOCK.rawValue), 0)
        var name = Array(address.utf8)
        if name[0] == UInt8(ascii: "@") { name[0] = 0 }
        var bound = sockaddr_un()
        bound.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &bound.sun_path) { unsafe $0.copyBytes(from: name) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let answer = unsafe withUnsafePointer(to: bound) {
            unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { unsafe bind(descriptor, $0, length) }
        }
        try #require(answer == 0)
    }

    deinit { close(descriptor) }

    /// The lines of the next datagram that has arrived; nil where there is none.
    func next() -> [String]? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = unsafe recv(descriptor, &bytes, bytes.count, 0)
        guard count >= 0 else { return nil }
        return String(decoding: bytes[..<count], as: UTF8.self).split(separator: "\n").map(String.init)
    }
}
