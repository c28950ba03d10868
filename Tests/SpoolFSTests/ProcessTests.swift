import CLinuxShims
import CivilTime
import Glibc
import SpoolFS
import Testing
import Workflow

struct ProcessTests {
    @Test func `one process holds a spool, and the next learns who it is`() throws {
        let scratch = try Scratch()
        let path = scratch.below(".lock")
        do {
            guard case .acquired(let lock) = try SpoolLock.tryAcquire(path: path) else {
                Issue.record("the lock was free")
                return
            }
            try withExtendedLifetime(lock) {
                guard case .held(by: getpid()) = try SpoolLock.tryAcquire(path: path) else {
                    Issue.record("the lock is held")
                    return
                }
            }
        }
        guard case .acquired = try SpoolLock.tryAcquire(path: path) else {
            Issue.record("the lock was given back")
            return
        }
        #expect(readFile(at: path) == Array("\(getpid())\n".utf8))
    }

    @Test func `a lock can't be had where there is no spool`() throws {
        let scratch = try Scratch()
        #expect(throws: PortFailure.self) { try SpoolLock.tryAcquire(path: scratch.below("none/.lock")) }
        try #require(unsafe symlink("elsewhere", scratch.below(".lock")) == 0)
        #expect(throws: PortFailure.self) { try SpoolLock.tryAcquire(path: scratch.below(".lock")) }
    }

    @Test func `the clock shows the time, and since when the machine runs`() throws {
        let clock = SystemClock()
        let (first, second) = (clock.monotonicSeconds(), clock.monotonicSeconds())
        #expect(first <= second)
        #expect(clock.now().milliseconds / 86_400_000 == Int64(time(nil)) / 86_400)
        // proc(5): the first number is the uptime in seconds.
        let uptime = try #require(readFile(at: "/proc/uptime"))
        let seconds = try #require(Double(String(decoding: uptime.prefix { $0 != 0x20 }, as: UTF8.self)))
        let sinceBoot = Double(clock.now().milliseconds - clock.bootedAt.milliseconds) / 1000
        #expect(abs(sinceBoot - seconds) < 60)
    }

    @Test func `a guarded process can't be dumped, survives its signals and keeps hangups waiting`() async {
        await #expect(processExitsWith: .success) {
            ProcessGuards.raise()
            #expect(linux_get_dumpable() == 0)
            var limit = rlimit()
            _ = unsafe getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
            #expect(limit.rlim_cur == 0 && limit.rlim_max == 0)
            for number in [SIGIO, SIGPIPE, SIGXFSZ, SIGHUP] { pthread_kill(pthread_self(), number) }
            var waiting = sigset_t()
            unsafe sigpending(&waiting)
            #expect(unsafe sigismember(&waiting, SIGHUP) == 1)
            #expect(umask(0) == 0o027)
        }
    }

    @Test func `a hangup comes through once it is allowed`() async {
        await #expect(processExitsWith: .signal(SIGHUP)) {
            ProcessGuards.raise()
            pthread_kill(pthread_self(), SIGHUP)
            ProcessGuards.allowHangup()
        }
    }

    @Test func `wiped bytes are overwritten where they lie`() {
        var bytes: [UInt8] = Array("Referral date".utf8)
        let before = unsafe bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
        wipe(&bytes)
        #expect(bytes == [UInt8](repeating: 0, count: 13))
        let after = unsafe bytes.withUnsafeBytes { UInt(bitPattern: $0.baseAddress) }
        #expect(before == after)
        var none: [UInt8] = []
        wipe(&none)
        #expect(none.isEmpty)
    }
}
