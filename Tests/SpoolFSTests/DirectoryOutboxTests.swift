import Glibc
import SpoolFS
import Testing
import Workflow

struct DirectoryOutboxTests {
    private let account = "team-north"

    private func bench() throws -> DirectoryBench {
        let bench = try DirectoryBench()
        try bench.makeOutbox(account)
        return bench
    }

    private func path(_ bench: DirectoryBench, _ document: String) -> String {
        bench.scratch.below("outbox/team-north/\(document)")
    }

    private func names(_ bench: DirectoryBench, in folder: String) -> Set<EntryName> {
        namesIn(bench.scratch.below(EntryName("outbox/team-north/\(folder)")))
    }

    @Test func `documents are 0640 and folders 0750, with the group of a setgid outbox`() throws {
        let bench = try bench()
        let outbox = path(bench, "")
        // Another group where that is ours to give.
        if geteuid() == 0 { try #require(unsafe chown(outbox, 0, 4242) == 0) }
        try #require(unsafe chmod(outbox, 0o2750) == 0)
        _ = try bench.outbox.write([("index.html", [1]), ("reports/r.report.html", [2])], account: account)
        let group = try status(outbox).st_gid
        for (document, mode) in [("index.html", 0o640), ("reports", 0o2750), ("reports/r.report.html", 0o640)] {
            let status = try status(path(bench, document))
            #expect(status.st_mode & 0o7777 == mode_t(mode), "\(document)")
            #expect(status.st_gid == group, "\(document)")
        }
    }

    @Test func `temporary files are not listed, and those of a dead run go with the first write`() throws {
        let bench = try bench()
        _ = try bench.outbox.write([("reports/r.report.html", [1])], account: account)
        try bench.put([1], at: ".index.html.tmp", account: account)
        try bench.put([1], at: "reports/.x.report.html.tmp", account: account)
        #expect(try bench.outbox.files(account: account).map(\.path) == ["reports/r.report.html"])

        let scratch = bench.scratch.path
        let nextRun = DirectoryOutbox(outboxPath: { "\(scratch)/outbox/\($0)" })
        _ = try nextRun.write([("index.html", [2])], account: account)
        #expect(names(bench, in: "") == [EntryName("index.html"), EntryName("reports")])
        #expect(names(bench, in: "reports") == [EntryName("r.report.html")])
    }

    @Test func `a link in a document's place is replaced, not followed`() throws {
        let bench = try bench()
        for link in ["index.html", ".how-to-send.html.tmp"] {
            try #require(unsafe symlink(bench.scratch.below("precious"), path(bench, link)) == 0)
        }
        _ = try bench.outbox.write([("index.html", [1]), ("how-to-send.html", [2])], account: account)
        #expect(readFile(at: bench.scratch.below("precious")) == [0x21])
        #expect(readFile(at: path(bench, "index.html")) == [1])
        #expect(try status(path(bench, "index.html")).st_mode & S_IFMT == S_IFREG)
        #expect(readFile(at: path(bench, "how-to-send.html")) == [2])
    }

    @Test func `a link in a folder's place is replaced, not followed`() throws {
        let bench = try bench()
        try bench.scratch.makeFolder("elsewhere")
        try writeFile([1], at: bench.scratch.below(EntryName("elsewhere/r.report.html")))
        try #require(unsafe symlink(bench.scratch.below("elsewhere"), path(bench, "reports")) == 0)
        #expect(try bench.outbox.files(account: account).map(\.path) == ["reports"])
        try bench.outbox.remove(["reports/r.report.html"], account: account)
        _ = try bench.outbox.write([("reports/s.report.html", [2])], account: account)
        #expect(namesIn(bench.scratch.below(EntryName("elsewhere"))) == [EntryName("r.report.html")])
        #expect(names(bench, in: "reports") == [EntryName("s.report.html")])
    }

    @Test func `whatever is listed can be removed`() throws {
        let bench = try bench()
        try bench.scratch.makeFolder("outbox/team-north/x")
        try bench.scratch.makeFolder("outbox/team-north/x/y")
        try bench.put([1], at: "x/y/.z", account: account)
        try #require(unsafe mkfifo(path(bench, "fifo"), 0o600) == 0)
        let listed = try bench.outbox.files(account: account).map(\.path)
        #expect(listed == ["fifo", "x/y/.z"])
        try bench.outbox.remove(listed, account: account)
        #expect(try bench.outbox.files(account: account).isEmpty)
    }

    @Test func `a missing outbox is not made`() throws {
        let bench = try bench()
        let failure = try #require(throws: PortFailure.self) {
            try bench.outbox.write([("index.html", [1])], account: "nobody")
        }
        #expect(failure.subject == "nobody")
        #expect(failure.cause == "ENOENT (No such file or directory)")
    }

    @Test func `a write that fails leaves the old document and no half of the new one`() async {
        await #expect(processExitsWith: .success) {
            let bench = try DirectoryBench()
            try bench.makeOutbox("team-north")
            let outbox = bench.scratch.below(EntryName("outbox/team-north"))
            _ = try bench.outbox.write([("index.html", [1])], account: "team-north")
            ProcessGuards.ignoreSignals()
            var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
            try #require(unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            let failure = try #require(throws: PortFailure.self) {
                try bench.outbox.write(
                    [("a.html", [2]), ("index.html", [UInt8](repeating: 2, count: 1001))], account: "team-north")
            }
            #expect(failure.cause == "EFBIG (File too large)")
            #expect(namesIn(outbox) == [EntryName("index.html")])
            #expect(try bench.bytes(at: "index.html", account: "team-north") == [1])
        }
    }
}
