import Glibc
import Testing
import Workflow

@testable import SpoolFS

/// One at a time: libinotifytools has one instance in a process.
@Suite(.serialized)
struct WatcherTests {
    private let scratch: Scratch
    private let mailbox: WakeMailbox

    init() throws {
        scratch = try Scratch()
        mailbox = try WakeMailbox()
        try scratch.makeFolder("north")
        try scratch.makeFolder("south")
    }

    private var inboxes: [String: String] {
        ["north": scratch.below("north"), "south": scratch.below("south")]
    }

    private var poke: String { scratch.below(".poke") }

    /// A watcher of two inboxes and the poke file, with the words about their being new taken away.
    private func startedWatcher() throws -> InboxWatcher {
        let watcher = try InboxWatcher(mailbox: mailbox)
        #expect(watcher.watch(inboxes: inboxes, poke: poke).isEmpty)
        let wake = mailbox.wait(untilMonotonic: 0)
        #expect(wake.accounts == ["north", "south"] && wake.isPoked && !wake.hasOverflowed)
        return watcher
    }

    /// Collects words until they are enough. The deadline is for a test that fails.
    private func wait(until isEnough: (Wake) -> Bool) -> Wake {
        let deadline = SystemClock.monotonicSeconds() + 20
        var all = Wake()
        while !isEnough(all), SystemClock.monotonicSeconds() < deadline {
            let wake = mailbox.wait(untilMonotonic: deadline)
            all.accounts.formUnion(wake.accounts)
            all.hasOverflowed = all.hasOverflowed || wake.hasOverflowed
            all.isPoked = all.isPoked || wake.isPoked
        }
        return all
    }

    /// Everything said up to now: the words about what is done here come after all others.
    private func everythingSaid() throws -> Wake {
        try Poke.touch(path: poke)
        return wait { $0.isPoked }
    }

    enum Happening: CaseIterable {
        case creation, closing, renameInside, renameInto, secondName, permission, timeSet, ownFolder
    }

    @Test(arguments: Happening.allCases)
    func `what happens in an inbox wakes for that account alone`(happening: Happening) throws {
        let file = scratch.below("north/a.csv")
        try writeFile([1], at: scratch.below(EntryName("north/a.csv")))
        try writeFile([1], at: scratch.below(EntryName("outside.csv")))
        let open = unsafe Glibc.open(file, O_WRONLY | O_CLOEXEC)
        defer { if happening != .closing { close(open) } }
        let watcher = try startedWatcher()
        defer { watcher.stop() }
        let done: Int32 =
            switch happening {
            case .creation: unsafe mknod(scratch.below("north/b.csv"), S_IFREG | 0o644, 0)
            case .closing: close(open)
            case .renameInside: unsafe rename(file, scratch.below("north/c.csv"))
            case .renameInto: unsafe rename(scratch.below("outside.csv"), scratch.below("north/c.csv"))
            case .secondName: unsafe link(file, scratch.below("north/c.csv"))
            case .permission: unsafe chmod(file, 0o600)
            case .timeSet: unsafe utimes(file, nil)
            case .ownFolder: unsafe mkdir(scratch.below("north/folder"), 0o755)
            }
        #expect(done == 0)
        let wake = wait { !$0.accounts.isEmpty }
        #expect(wake.accounts == ["north"])
        #expect(!wake.hasOverflowed)
    }

    @Test func `reading, and taking a file away, wake nobody`() throws {
        try writeFile([1], at: scratch.below(EntryName("north/a.csv")))
        let watcher = try startedWatcher()
        defer { watcher.stop() }
        #expect(readFile(at: scratch.below("north/a.csv")) == [1])
        #expect(unsafe rename(scratch.below("north/a.csv"), scratch.below("claimed")) == 0)
        let wake = try everythingSaid()
        #expect(wake.accounts.isEmpty)
    }

    @Test func `a poke wakes, also after somebody removed the file`() throws {
        let watcher = try startedWatcher()
        defer { watcher.stop() }
        try Poke.touch(path: poke)
        #expect(wait { $0.isPoked }.accounts.isEmpty)
        #expect(unsafe unlink(poke) == 0)
        _ = wait { $0.isPoked }
        #expect(watcher.watch(inboxes: inboxes, poke: poke).isEmpty)
        _ = wait { $0.isPoked }
        try Poke.touch(path: poke)
        #expect(wait { $0.isPoked }.isPoked)
    }

    enum Vanishing: CaseIterable { case removed, movedAway, replaced, parentMoved }

    @Test(arguments: Vanishing.allCases)
    func `an inbox that vanished is told of, and watched again when it is back`(vanishing: Vanishing) throws {
        try scratch.makeFolder("above")
        try scratch.makeFolder("above/east")
        let east = scratch.below("above/east")
        let inboxes = self.inboxes.merging(["east": east]) { $1 }
        let watcher = try InboxWatcher(mailbox: mailbox)
        defer { watcher.stop() }
        #expect(watcher.watch(inboxes: inboxes, poke: poke).isEmpty)
        _ = try everythingSaid()

        switch vanishing {
        case .removed: #expect(unsafe rmdir(east) == 0)
        case .movedAway, .replaced: #expect(unsafe rename(east, scratch.below("away")) == 0)
        case .parentMoved: #expect(unsafe rename(scratch.below("above"), scratch.below("away")) == 0)
        }
        // inotify(7) has no event for a move of what lies above; the next rescan finds it.
        if vanishing != .parentMoved { #expect(wait { !$0.accounts.isEmpty }.accounts == ["east"]) }
        if vanishing != .replaced {
            let failures = watcher.watch(inboxes: inboxes, poke: poke)
            #expect(failures.map(\.subject) == ["east"])
            #expect(failures.map(\.cause) == ["ENOENT (No such file or directory)"])
        }

        if vanishing == .parentMoved { try scratch.makeFolder("above") }
        try scratch.makeFolder("above/east")
        #expect(watcher.watch(inboxes: inboxes, poke: poke).isEmpty)
        #expect(wait { !$0.accounts.isEmpty }.accounts == ["east"])
        _ = try everythingSaid()
        try writeFile([1], at: scratch.below(EntryName("above/east/a.csv")))
        #expect(wait { !$0.accounts.isEmpty }.accounts == ["east"])
        // What lies elsewhere now is not watched any more.
        _ = try everythingSaid()
        let elsewhere = vanishing == .parentMoved ? "away/east" : "away"
        if vanishing != .removed { try writeFile([1], at: scratch.below(EntryName("\(elsewhere)/b.csv"))) }
        #expect(try everythingSaid().accounts.isEmpty)
    }

    @Test func `the watched inboxes can be changed, and one watched already is not watched anew`() throws {
        let watcher = try startedWatcher()
        defer { watcher.stop() }
        try scratch.makeFolder("west")
        #expect(
            watcher.watch(inboxes: ["west": scratch.below("west"), "south": scratch.below("south")], poke: poke).isEmpty
        )
        #expect(wait { !$0.accounts.isEmpty }.accounts == ["west"])
        for folder in ["north", "west"] { try writeFile([1], at: scratch.below(EntryName("\(folder)/a.csv"))) }
        #expect(try everythingSaid().accounts == ["west"])
    }

    @Test func `two accounts with one inbox, or a link for an inbox, can't be watched`() throws {
        try #require(unsafe symlink("north", scratch.below("linked")) == 0)
        let watcher = try InboxWatcher(mailbox: mailbox)
        defer { watcher.stop() }
        let twice = ["a": scratch.below("north"), "b": scratch.below("./north"), "c": scratch.below("linked")]
        let failures = watcher.watch(inboxes: twice, poke: poke)
        #expect(failures.map(\.subject) == ["b", "c"])
        #expect(failures.map { String($0.cause.prefix { $0 != " " }) } == ["EEXIST", "ENOTDIR"])
    }

    @Test func `there is one watcher at a time`() throws {
        let watcher = try startedWatcher()
        let failure = try #require(throws: PortFailure.self) { try InboxWatcher(mailbox: mailbox) }
        #expect(failure.cause.hasPrefix("EBUSY"))
        watcher.stop()
        watcher.stop()
        #expect(watcher.watch(inboxes: inboxes, poke: poke).isEmpty)
        try startedWatcher().stop()
    }

    @Test func `the watch's descriptor is not inherited`() throws {
        let loop = try WatchLoop(mailbox: mailbox)
        #expect(fcntl(loop.descriptor, F_GETFD) & FD_CLOEXEC != 0)
    }

    @Test func `lost events are told of, and all that were kept besides`() throws {
        let limitText = try #require(readFile(at: "/proc/sys/fs/inotify/max_queued_events"))
        let limit = try #require(Int(String(decoding: limitText.dropLast(), as: UTF8.self)))
        try writeFile([1], at: scratch.below(EntryName("north/a.csv")))
        try writeFile([1], at: scratch.below(EntryName("south/a.csv")))
        let targets = inboxes.map { WatchTarget(purpose: .inbox(account: $0), path: $1) }
        var loop = try WatchLoop(mailbox: mailbox)
        #expect(loop.reconcile(targets).isEmpty)
        while !loop.drain() {}
        _ = mailbox.wait(untilMonotonic: 0)

        // Two in turn, since the kernel drops an event that is like the one before it.
        let files = [scratch.below("north/a.csv"), scratch.below("south/a.csv")]
        for index in 0...limit { #expect(unsafe utimes(files[index % 2], nil) == 0) }
        while !loop.drain() {}
        let wake = mailbox.wait(untilMonotonic: 0)
        #expect(wake.hasOverflowed)
        #expect(wake.accounts == ["north", "south"])
        #expect(mailbox.wait(untilMonotonic: 0).isEmpty)

        // And it goes on as before.
        #expect(unsafe utimes(files[0], nil) == 0)
        while !loop.drain() {}
        #expect(mailbox.wait(untilMonotonic: 0).accounts == ["north"])
        #expect(loop.reconcile([]).isEmpty)
    }
}

struct SpellingTests {
    @Test(arguments: [
        ("/a/b", 1, "//./a/b"), ("/a/b", 2, "//././a/b"), ("a/b", 1, ".//./a/b"), ("a/b", 6, ".//.//././a/b"),
    ])
    func `a spelling is another text for the same path`(path: String, number: Int, expected: String) {
        #expect(Spelling.text(of: path, number: number) == expected)
    }

    @Test func `no two numbers give one spelling`() {
        #expect(Set((0..<5000).map { Spelling.text(of: "/a", number: $0) }).count == 5000)
    }
}

struct WakeMailboxTests {
    @Test func `a hundred words are one, and taken once`() throws {
        let mailbox = try WakeMailbox()
        for _ in 0..<100 { mailbox.look(at: "north") }
        mailbox.look(at: "south")
        let wake = mailbox.wait(untilMonotonic: .infinity)
        #expect(wake.accounts == ["north", "south"])
        #expect(!wake.isPoked && !wake.hasOverflowed && !wake.isStopping)
        #expect(mailbox.wait(untilMonotonic: 0).isEmpty)
    }

    @Test func `a word from another thread ends the sleep`() throws {
        let mailbox = try WakeMailbox()
        let thread = try NativeThread(named: "speaker") { mailbox.poke() }
        #expect(mailbox.wait(untilMonotonic: .infinity).isPoked)
        thread.join()
    }

    @Test func `a deadline ends the sleep without a word`() throws {
        let mailbox = try WakeMailbox()
        let deadline = SystemClock.monotonicSeconds() + 0.01
        #expect(mailbox.wait(untilMonotonic: deadline).isEmpty)
        #expect(SystemClock.monotonicSeconds() >= deadline)
    }

    @Test func `stopping stays said`() throws {
        let mailbox = try WakeMailbox()
        mailbox.stop()
        #expect(mailbox.wait(untilMonotonic: .infinity).isStopping)
        #expect(mailbox.wait(untilMonotonic: .infinity).isStopping)
    }
}
