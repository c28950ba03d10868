import CivilTime
import Glibc
import Testing
import Workflow

@testable import SpoolFS

struct DirectorySpoolTests {
    private let account = "team-north"
    private let name = EntryName("dashboard-2026-Q3.csv")

    private func bench(in parent: String = "/tmp") throws -> DirectoryBench {
        let bench = try DirectoryBench(in: parent)
        try bench.makeInbox(account)
        return bench
    }

    private func claim(_ sequence: Int64, named name: EntryName? = nil) -> Claim {
        Claim(
            account: account, sequence: sequence, receivedAt: Instant(milliseconds: 1_790_845_923_456), tries: 0,
            name: name ?? self.name)
    }

    private func only(_ bench: DirectoryBench) throws -> InboxEntry {
        try #require(try bench.spool.look(account: account).first)
    }

    @Test func `a claim is named by sequence, milliseconds, tries and the sender's name`() throws {
        let bench = try bench()
        try bench.put([1], as: name, account: account)
        let inode = try status(bench.scratch.below("inbox/team-north/dashboard-2026-Q3.csv")).st_ino
        #expect(try bench.spool.claim(only(bench), as: claim(4711)))
        let folder = bench.scratch.below("inbox/.claims/team-north")
        #expect(try status(folder + "/4711-1790845923456-0-dashboard-2026-Q3.csv").st_ino == inode)
        _ = try bench.spool.setTries(2, of: claim(4711))
        #expect(try status(folder + "/4711-1790845923456-2-dashboard-2026-Q3.csv").st_ino == inode)
    }

    @Test func `nobody else may look into the claims`() throws {
        let bench = try bench()
        try bench.put([1], as: name, account: account)
        #expect(try bench.spool.claim(only(bench), as: claim(1)))
        for folder in ["inbox/.claims", "inbox/.claims/team-north"] {
            #expect(try status(bench.scratch.below(folder)).st_mode & 0o7777 == 0o700)
        }
    }

    @Test func `what in the claims is no claim is kept and counted`() throws {
        let bench = try bench()
        try bench.put([1], as: name, account: account)
        #expect(try bench.spool.claim(only(bench), as: claim(1)))
        let strays = [
            "note", "1-2-3", "-1-2-3-a", "01-2-3-a", "1-2-+3-a", "1--3-a",
            "1-2-3-" + String(repeating: "a", count: 181),
        ]
        for stray in strays {
            try writeFile([1], at: bench.scratch.below(EntryName("inbox/.claims/team-north/\(stray)")))
        }
        try writeFile([1], at: bench.scratch.below(EntryName("inbox/.claims/note")))
        #expect(try bench.spool.claims() == [claim(1)])
        #expect(bench.directorySpool.strayCount == strays.count + 1)
        #expect(namesIn(bench.scratch.below(EntryName("inbox/.claims/team-north"))).count == strays.count + 1)
    }

    @Test func `claims of an account that is not in the register are claims`() throws {
        let bench = try bench()
        try bench.scratch.makeFolder("inbox/.claims")
        try bench.scratch.makeFolder("inbox/.claims/gone")
        try writeFile([1], at: bench.scratch.below(EntryName("inbox/.claims/gone/7-1000-0-x.csv")))
        let claims = try bench.spool.claims()
        #expect(claims.map(\.account) == ["gone"])
        try bench.spool.remove(claims)
        #expect(try bench.spool.claims().isEmpty)
    }

    @Test func `an inbox or claims that are a link are not entered`() throws {
        let bench = try bench()
        try #require(unsafe symlink("team-north", bench.scratch.below("inbox/linked")) == 0)
        #expect(throws: PortFailure.self) { try bench.spool.look(account: "linked") }
        try bench.put([1], as: name, account: account)
        try #require(unsafe symlink(bench.scratch.path, bench.scratch.below("inbox/.claims")) == 0)
        #expect(throws: PortFailure.self) { try bench.spool.claim(only(bench), as: claim(1)) }
        #expect(try bench.inboxNames(account) == [name])
    }

    @Test func `claims on another file system are refused with what to do, and the drop stays`() throws {
        let bench = try bench()
        let elsewhere = try Scratch(in: "/dev/shm")
        let path = bench.scratch.path
        let spool = DirectorySpool(
            inboxPath: { "\(path)/inbox/\($0)" }, claimsPath: elsewhere.below(".claims"))
        try bench.put([1], as: name, account: account)
        let failure = try #require(throws: PortFailure.self) { try spool.claim(only(bench), as: claim(1)) }
        #expect(failure.cause == "EXDEV (Invalid cross-device link)")
        #expect(failure.advice.contains("one file system"))
        #expect(failure.subject == account)
        #expect(try bench.inboxNames(account) == [name])
    }

    @Test func `a look takes in a limited number of entries`() throws {
        let bench = try bench(in: "/dev/shm")
        for index in 0..<(DirectorySpool.maximumEntriesPerLook + 3) {
            try #require(unsafe mkdir(bench.inbox(account, EntryName("\(index)")), 0o755) == 0)
        }
        #expect(try bench.spool.look(account: account).count == 4096)
    }

    @Test func `folders nested deeper than there are descriptors are removed, and so are wide ones`() throws {
        let bench = try bench(in: "/dev/shm")
        try bench.putFolder(as: EntryName("deep"), account: account)
        var folder = try Directory(path: bench.scratch.below("inbox/team-north/deep"))
        for _ in 0..<1500 {
            try folder.makeSubdirectory(EntryName("moved-1"), mode: 0o755)
            folder = try folder.subdirectory(EntryName("moved-1"))
        }
        for index in 0..<2100 { try folder.makeSubdirectory(EntryName("wide-\(index)"), mode: 0o755) }
        #expect(try bench.spool.claim(only(bench), as: claim(1)))
        try bench.spool.remove([claim(1)])
        #expect(namesIn(bench.scratch.below(EntryName("inbox/.claims/team-north"))).isEmpty)
        #expect(readFile(at: bench.scratch.below("precious")) == [0x21])
    }

    @Test func `a file put in another's place after the check is given back under its name`() throws {
        let bench = try bench()
        try bench.put([1], as: name, account: account)
        let entry = try only(bench)
        try bench.put([2], as: name, account: account)
        let inbox = try Directory(path: bench.scratch.below("inbox/team-north"))
        #expect(try !bench.directorySpool.move(entry, from: inbox, as: claim(1)))
        #expect(try bench.spool.claims().isEmpty)
        #expect(readFile(at: bench.scratch.below("inbox/team-north/dashboard-2026-Q3.csv")) == [2])
    }

    @Test func `whatever a sender does meanwhile, a claim is what was seen`() throws {
        let bench = try bench()
        let path = bench.scratch.path
        let sender = try NativeThread(named: "sender") {
            for _ in 0..<3000 {
                close(unsafe open("\(path)/inbox/beside", O_WRONLY | O_CREAT, 0o644))
                _ = unsafe rename("\(path)/inbox/beside", "\(path)/inbox/team-north/x.csv")
            }
        }
        var sequence: Int64 = 0
        for _ in 0..<3000 {
            guard let entry = try bench.spool.look(account: account).first else { continue }
            sequence += 1
            guard try bench.spool.claim(entry, as: claim(sequence, named: entry.name)) else { continue }
            let claimed = bench.scratch.below("inbox/.claims/team-north/\(sequence)-1790845923456-0-x.csv")
            #expect(try FileStatus(status(claimed)).identity == entry.inode)
        }
        sender.join()
        #expect(try bench.spool.claims().allSatisfy { $0.name == EntryName("x.csv") })
    }

    @Test func `without rights an entry is unreadable and stays in place`() async {
        await #expect(processExitsWith: .success) {
            let bench = try DirectoryBench()
            try bench.makeInbox("team-north")
            let name = EntryName("x.csv")
            try bench.put([1], as: name, account: "team-north")
            try becomeNobody(owning: bench)
            try #require(unsafe chmod(bench.inbox("team-north", name), 0) == 0)
            let entry = try #require(try bench.spool.look(account: "team-north").first)
            #expect(entry.nature == .unreadable)
            let claim = Claim(
                account: "team-north", sequence: 1, receivedAt: Instant(milliseconds: 1), tries: 0, name: name)
            #expect(try bench.spool.claim(entry, as: claim))
            guard case .unreadable = try bench.spool.read(claim, limit: 10) else {
                Issue.record("the file has mode 0")
                return
            }
        }
    }

    @Test func `files of others can't be leased without the capability, and the spool says so`() async {
        await #expect(processExitsWith: .success) {
            let bench = try DirectoryBench()
            try becomeNobody(owning: bench)
            // Root's own files, readable by all; looking changes nothing.
            let spool = DirectorySpool(inboxPath: { "/etc/\($0)" }, claimsPath: bench.scratch.below(".claims"))
            #expect(spool.canLease)
            let natures = try spool.look(account: "pam.d").map(\.nature)
            #expect(!natures.isEmpty)
            for case .file(_, _, let isOpenForWriting) in natures { #expect(!isOpenForWriting) }
            #expect(!spool.canLease)
        }
    }
}

/// Gives up root, where the tests run as root, after giving away the bench's directories and files.
private func becomeNobody(owning bench: DirectoryBench) throws {
    guard geteuid() == 0 else { return }
    let nobody: uid_t = 65534
    var paths = [bench.scratch.path]
    while let path = paths.popLast() {
        try #require(unsafe lchown(path, nobody, nobody) == 0)
        let isFolder = try status(path).st_mode & S_IFMT == S_IFDIR
        if isFolder {
            let names = namesIn(Array(path.utf8CString))
            paths += names.map { path + "/" + String(decoding: $0.bytes, as: UTF8.self) }
        }
    }
    try #require(setgid(nobody) == 0 && setuid(nobody) == 0)
}
