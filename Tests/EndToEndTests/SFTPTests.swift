import Foundation
import Testing

/// Drops through a real OpenSSH `sftp` and `sftp-server`, over pipes: every way in which clients are known to upload. Each
/// is counted once, the client is never told that it failed, the file is gone soon, and a report is there.
@Suite(.serialized) struct SFTPTests {
    private static let server = "/usr/lib/openssh/sftp-server"
    private static let account = "team-north"
    private static let name = "dashboard-2025-Q3.csv"

    private let bench: Workbench
    private let upload: URL

    init() throws {
        bench = try Workbench()
        try bench.start()
        upload = bench.folder.appending(path: "caseload.csv")
        try Self.caseload(clients: 3000).write(to: upload)
    }

    /// A kilobyte and more a client: several megabytes, so that a client that is slowed down can be stopped half-way.
    private static func caseload(clients: Int) -> Data {
        let notes = String(repeating: "x", count: 1300)
        return Data(("Referral date,Notes\n" + (1...clients).map { _ in "01/07/2025,\(notes)\n" }.joined()).utf8)
    }

    @Test func `a plain upload`() throws {
        try sftp("put \(upload.path) \(Self.name)")
        try expectOneDrop(clients: 3000)
    }

    @Test func `an upload that keeps times and modes`() throws {
        let longAgo = Date(timeIntervalSince1970: 1_000_000_000)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600, .modificationDate: longAgo], ofItemAtPath: upload.path)
        try sftp("put -p \(upload.path) \(Self.name)")
        try expectOneDrop(clients: 3000)
    }

    @Test func `a temporary name and a plain rename, which is a link and an unlink`() throws {
        try sftp("put \(upload.path) \(Self.name).filepart", "rename -l \(Self.name).filepart \(Self.name)")
        try expectOneDrop(clients: 3000)
    }

    @Test func `a temporary name and a posix-rename`() throws {
        try sftp("put \(upload.path) \(Self.name).filepart", "rename \(Self.name).filepart \(Self.name)")
        try expectOneDrop(clients: 3000)
    }

    @Test func `an upload that was cut and resumed under its temporary name`() throws {
        let cut = try startSlowly(Self.name + ".filepart")
        cut.kill()
        usleep(2_500_000)
        #expect(bench.reportCount(Self.account) == 0)
        try sftp("put -a \(upload.path) \(Self.name).filepart", "rename \(Self.name).filepart \(Self.name)")
        try expectOneDrop(clients: 3000)
    }

    @Test func `an upload that stalls for five seconds half-way`() throws {
        let client = try startSlowly(Self.name)
        usleep(5_000_000)
        #expect(size(Self.name) > 0, "a file under way stays in the inbox")
        #expect(bench.reportCount(Self.account) == 0)
        client.signal(SIGCONT)
        client.waitUntilExit()
        #expect(client.exitStatus == 0)
        try expectOneDrop(clients: 3000)
    }

    @Test func `a file that is sent again while a hung connection still has it open`() throws {
        let hung = try startSlowly(Self.name)
        let other = bench.folder.appending(path: "other.csv")
        try Self.caseload(clients: 4000).write(to: other)
        try sftp("put \(other.path) \(Self.name)")
        usleep(2_500_000)
        #expect(bench.reportCount(Self.account) == 0, "somebody has it open still")
        hung.kill()
        try expectOneDrop(clients: 4000)
    }

    // MARK: Helpers

    /// Runs a batch in the inbox; fails where the client is told of any failure.
    private func sftp(_ commands: String...) throws {
        let client = try startSFTP(options: [], commands)
        client.waitUntilExit()
        let told = try String(contentsOf: sftpLog, encoding: .utf8)
        #expect(client.exitStatus == 0, "the client was told: \(told)")
    }

    /// A client that has begun to upload at 16 Mbit/s and stands still, half-way.
    private func startSlowly(_ name: String) throws -> ProgramRun {
        let client = try startSFTP(options: ["-l", "16000"], ["put \(upload.path) \(name)"])
        try wait(for: "the first bytes", seconds: 10) { size(name) > 0 }
        client.signal(SIGSTOP)
        let whole = try Data(contentsOf: upload).count
        try #require(size(name) < whole, "the client was too fast to be stopped")
        return client
    }

    private var sftpLog: URL { bench.folder.appending(path: "sftp.log") }

    private func startSFTP(options: [String], _ commands: [String]) throws -> ProgramRun {
        let batch = bench.folder.appending(path: "batch-\(UUID().uuidString)")
        let lines = ["cd \(bench.inbox(Self.account).path)"] + commands
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: batch)
        return try ProgramRun(
            options + ["-q", "-b", batch.path, "-D", Self.server], executable: URL(filePath: "/usr/bin/sftp"),
            standardError: sftpLog)
    }

    private func expectOneDrop(clients: Int) throws {
        try wait(for: "the inbox to be empty", seconds: 10) { bench.isInboxEmpty(Self.account) }
        let reports = try bench.waitForReports(1, account: Self.account, seconds: 10)
        usleep(1_500_000)
        #expect(bench.reportCount(Self.account) == 1, "counted exactly once")
        let report = try #require(reports.first)
        #expect(report["verdict"] as? String == "accepted with warnings")
        #expect((report["measures"] as? [String: Any])?["clients"] as? Int == clients)
        #expect(bench.isInboxEmpty(Self.account))
    }

    private func size(_ name: String) -> Int {
        let path = bench.inbox(Self.account).appending(path: name).path
        return (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
}
