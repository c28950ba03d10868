import Testing
import Workflow

struct InboxWatchTests {
    private let rules = InboxWatch.Rules(settleSeconds: 1, unfinishedSeconds: 7200, byteLimit: 1000)

    private func file(
        _ name: String, size: Int64 = 10, inode: UInt64 = 7, changed: Int64 = 5, links: Int = 1, open: Bool = false
    ) -> InboxEntry {
        InboxEntry(
            name: EntryName(name), nature: .file(size: size, links: links, isOpenForWriting: open), inode: inode,
            changedAtNanoseconds: changed)
    }

    @Test func `a file is claimed once it was quiet for the settle time`() {
        var watch = InboxWatch(rules: rules)
        let entry = file("a.csv")
        #expect(watch.look([entry], now: 100) == [])
        #expect(watch.nextLook == 101)
        #expect(watch.look([entry], now: 100.9) == [])
        #expect(watch.look([entry], now: 101) == [.claim(entry)])
    }

    @Test func `a change of size or change time starts the clock again`() {
        var watch = InboxWatch(rules: rules)
        #expect(watch.look([file("a.csv")], now: 0) == [])
        #expect(watch.look([file("a.csv", size: 11, changed: 6)], now: 0.9) == [])
        #expect(watch.look([file("a.csv", size: 11, changed: 6)], now: 1.5) == [])
        let entry = file("a.csv", size: 11, changed: 7)
        #expect(watch.look([entry], now: 1.8) == [])
        #expect(watch.look([entry], now: 2.8) == [.claim(entry)])
    }

    @Test func `a writer that stalls keeps its file, however long nothing changes`() {
        var watch = InboxWatch(rules: rules)
        for second in 0..<60 { #expect(watch.look([file("a.csv", open: true)], now: Double(second)) == []) }
        let closed = file("a.csv")
        #expect(watch.look([closed], now: 60) == [])
        #expect(watch.look([closed], now: 60.5) == [])
        #expect(watch.look([closed], now: 61) == [.claim(closed)])
    }

    @Test func `a file that stays open is taken after the unfinished time`() {
        var watch = InboxWatch(rules: rules)
        let entry = file("a.csv", open: true)
        #expect(watch.look([entry], now: 0) == [])
        #expect(watch.look([entry], now: 7199) == [])
        #expect(watch.look([entry], now: 7200) == [.claim(entry)])
    }

    @Test func `a file that grew past the limit is taken at once, also while it is written`() {
        var watch = InboxWatch(rules: rules)
        let entry = file("a.csv", size: 1001, open: true)
        #expect(watch.look([entry], now: 0) == [.claim(entry)])
    }

    @Test(arguments: ["a.csv.filepart", "a.PART", "x.tmp", "x.crdownload", ".hidden.csv", "~a.csv"])
    func `an unfinished upload is left alone until it is too old`(name: String) {
        var watch = InboxWatch(rules: rules)
        let entry = file(name)
        #expect(watch.look([entry], now: 0) == [])
        #expect(watch.look([entry], now: 7199) == [])
        #expect(watch.look([entry], now: 7200) == [.claim(entry)])
    }

    @Test(arguments: [".DS_Store", "._dashboard-2026-Q3.csv", "Thumbs.db", "desktop.ini", "~$caseload.xlsx"])
    func `litter goes without a word once it is quiet`(name: String) {
        var watch = InboxWatch(rules: rules)
        let entry = file(name)
        #expect(watch.look([entry], now: 0) == [])
        #expect(watch.look([entry], now: 1) == [.discard(entry)])
    }

    @Test func `the placeholder of an empty folder is never touched`() {
        var watch = InboxWatch(rules: rules)
        #expect(watch.look([file(".gitkeep", size: 0)], now: 0) == [])
        #expect(watch.look([file(".gitkeep", size: 0)], now: 1_000_000) == [])
        #expect(watch.nextLook == nil)
    }

    @Test func `a rename under way is waited for, and its leftover name goes after a minute`() {
        var watch = InboxWatch(rules: rules)
        let temporary = file("a.csv.filepart", links: 2)
        let final = file("a.csv", links: 2)
        #expect(watch.look([temporary, final], now: 0) == [])
        #expect(watch.look([temporary, final], now: 59) == [])
        #expect(watch.look([temporary, final], now: 60) == [.discard(temporary)])
        let alone = file("a.csv", changed: 6)
        #expect(watch.look([alone], now: 60.1) == [])
        #expect(watch.look([alone], now: 61.1) == [.claim(alone)])
    }

    @Test func `a file replaced under its name is a new one`() {
        var watch = InboxWatch(rules: rules)
        #expect(watch.look([file("a.csv", inode: 7)], now: 0) == [])
        let second = file("a.csv", inode: 8)
        #expect(watch.look([second], now: 1) == [])
        #expect(watch.look([second], now: 2) == [.claim(second)])
    }

    @Test func `within one look the order is change time, then name`() {
        var watch = InboxWatch(rules: rules)
        let entries = [
            file("c.csv", inode: 1, changed: 2), file("b.csv", inode: 2, changed: 1),
            file("a.csv", inode: 3, changed: 2),
        ]
        #expect(watch.look(entries, now: 0) == [])
        #expect(watch.look(entries, now: 1) == [.claim(entries[1]), .claim(entries[2]), .claim(entries[0])])
    }

    @Test func `links are taken soon, folders after a quarter of an hour, shut files after a day`() {
        var watch = InboxWatch(rules: rules)
        func entry(_ name: String, _ nature: InboxEntry.Nature) -> InboxEntry {
            InboxEntry(name: EntryName(name), nature: nature, inode: UInt64(name.utf8.count), changedAtNanoseconds: 1)
        }
        let link = entry("l", .symlink)
        let folder = entry("fo", .folder)
        let pipe = entry("pip", .special)
        let shut = entry("shut", .unreadable)
        let all = [link, folder, pipe, shut]
        #expect(watch.look(all, now: 0) == [])
        #expect(watch.unreadableCount == 1)
        #expect(watch.look(all, now: 1) == [.claim(link)])
        #expect(watch.look([folder, pipe, shut], now: 900) == [.claim(folder), .claim(pipe)])
        #expect(watch.look([shut], now: 86_399) == [])
        #expect(watch.look([shut], now: 86_400) == [.claim(shut)])
    }

    @Test func `what is gone is forgotten`() {
        var watch = InboxWatch(rules: rules)
        #expect(watch.look([file("a.csv")], now: 0) == [])
        #expect(watch.look([], now: 0.5) == [])
        #expect(watch.nextLook == nil)
        #expect(watch.look([file("a.csv")], now: 5) == [])
        #expect(watch.nextLook == 6)
    }
}
