import Foundation
import Testing

/// Drops through a real OpenSSH `sftp` and `sftp-server`, over pipes: every way in which clients are known to upload. Each
/// is counted once, the client is never told that it failed, the file is gone soon, and a report is there.
@Suite(.serialized) struct SFTPTests {
    private static let server = "/usr/lib/openssh/sftp-server"

    private let bench: Workbench
    private let upload: URL

    init() throws {
        bench = try Workbench()
        try bench.start()
        upload = bench.folder.appending(path: "caseload.csv")
        try Data(Self.caseload(clients: 3000).utf8).write(to: upload)
    }

    private static func caseload(clients: Int) -> String {
        "Client ID,Referral date,Notes\n"
            + (1...clients).map { "c\($0),01/07/2026,\(String(repeating: "x", count: 60))\n" }.joined()
    }

    @Test func `a plain upload`() throws {
        try sftp("put \(upload.path) dashboard-2026-Q3.csv")
        try expectOneDrop(clients: 3000)
    }

    @Test func `an upload that keeps times and modes`() throws {
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: upload.path)
        try sftp("put -p \(upload.path) dashboard-2026-Q3.csv")
        try expectOneDrop(clients: 3000)
    }

    @Test func `a temporary name and a plain rename, which is a link and an unlink`() throws {
        try sftp(
            "put \(upload.path) dashboard-2026-Q3.csv.filepart",
            "rename -l dashboard-2026-Q3.csv.filepart dashboard-2026-Q3.csv")
        try expectOneDrop(clients: 3000)
    }

    @Test func `a temporary name and a posix-rename`() throws {
        try sftp(
            "put \(upload.path) dashboard-2026-Q3.csv.filepart",
            "rename dashboard-2026-Q3.csv.filepart dashboard-2026-Q3.csv")
        try expectOneDrop(clients: 3000)
    }

    @Test func `an upload that was cut and resumed under its temporary name`() throws {
        let half = bench.folder.appending(path: "half.csv")
        let whole = try Data(contentsOf: upload)
        try whole.prefix(whole.count / 2).write(to: half)
        try sftp("put \(half.path) dashboard-2026-Q3.csv.filepart")
        usleep(2_500_000)
        #expect(bench.reports("team-north").isEmpty)
        try sftp(
            "put -a \(upload.path) dashboard-2026-Q3.csv.filepart",
            "rename dashboard-2026-Q3.csv.filepart dashboard-2026-Q3.csv")
        try expectOneDrop(clients: 3000)
    }

    @Test func `an upload that stalls for five seconds half-way`() throws {
        // 2,000 Kbit/s: a little under a second for the file, so that there is time to stop the client half-way.
        let client = try startSFTP(options: ["-l", "2000"], "put \(upload.path) dashboard-2026-Q3.csv")
        let target = bench.inbox("team-north").appending(path: "dashboard-2026-Q3.csv").path
        try wait(for: "the first bytes", seconds: 10) { Self.size(target) > 0 }
        client.signal(SIGSTOP)
        usleep(5_000_000)
        #expect(Self.size(target) > 0, "a file under way stays in the inbox")
        #expect(bench.reports("team-north").isEmpty)
        client.signal(SIGCONT)
        client.waitUntilExit()
        #expect(client.exitStatus == 0)
        try expectOneDrop(clients: 3000)
    }

    @Test func `a file that is sent again while a hung connection still has it open`() throws {
        let hung = try startSFTP(options: ["-l", "1000"], "put \(upload.path) dashboard-2026-Q3.csv")
        let target = bench.inbox("team-north").appending(path: "dashboard-2026-Q3.csv").path
        try wait(for: "the first bytes", seconds: 10) { Self.size(target) > 0 }
        hung.signal(SIGSTOP)
        let other = bench.folder.appending(path: "other.csv")
        try Data(Self.caseload(clients: 4000).utf8).write(to: other)
        try sftp("put \(other.path) dashboard-2026-Q3.csv")
        usleep(2_500_000)
        #expect(bench.reports("team-north").isEmpty, "somebody has it open still")
        hung.kill()
        try expectOneDrop(clients: 4000)
    }

    // MARK: Helpers

    /// Runs a batch in the inbox of `team-north`; fails where the client is told of any failure.
    private func sftp(_ commands: String...) throws {
        let client = try startSFTP(options: [], commands)
        client.waitUntilExit()
        let log = try String(contentsOf: sftpLog, encoding: .utf8)
        #expect(client.exitStatus == 0, "the client was told: \(log)")
    }

    private var sftpLog: URL { bench.folder.appending(path: "sftp.log") }

    private func startSFTP(options: [String], _ commands: String...) throws -> ProgramRun {
        try startSFTP(options: options, commands)
    }

    private func startSFTP(options: [String], _ commands: [String]) throws -> ProgramRun {
        let batch = bench.folder.appending(path: "batch-\(UUID().uuidString)")
        let lines = ["cd \(bench.inbox("team-north").path)"] + commands
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: batch)
        return try ProgramRun(
            options + ["-q", "-b", batch.path, "-D", Self.server], executable: URL(filePath: "/usr/bin/sftp"),
            standardError: sftpLog)
    }

    private func expectOneDrop(clients: Int) throws {
        try wait(for: "the inbox to be empty", seconds: 10) { bench.isInboxEmpty("team-north") }
        let reports = try bench.waitForReports(1, account: "team-north", seconds: 10)
        usleep(1_500_000)
        #expect(bench.reports("team-north").count == 1, "counted exactly once")
        let report = try #require(reports.first)
        #expect(report["verdict"] as? String == "accepted with warnings")
        #expect((report["measures"] as? [String: Any])?["clients"] as? Int == clients)
        #expect(bench.isInboxEmpty("team-north"))
    }

    private static func size(_ path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
}
