import Foundation
import Testing

/// `weighbridge accounts` where nothing is provisioned: what needs root and a host is in `SystemTests`.
@Suite(.serialized) struct AccountCommandTests {
    private func bench() throws -> Workbench { try Workbench(settings: "reception: {settle-seconds: 0.1}") }

    @Test func `an account is added after a check, and listed`() throws {
        let bench = try bench()
        let added = try bench.command(["accounts", "add", "team-new", "team", "MERSEY-NORTH"])
        #expect(added.status == 0, "\(added.error)")
        let list = try bench.command(["accounts", "list", "--format", "csv"]).text
        #expect(list.hasPrefix("account,level,organisation,keys\n"))
        #expect(list.contains("\nteam-new,team,MERSEY-NORTH,\n"))

        let again = try bench.command(["accounts", "add", "team-new", "team", "MERSEY-NORTH"])
        #expect(again.status == 78)
        #expect(again.error.contains("is also in line"))
        #expect(try bench.command(["config", "check"]).status == 0)
    }

    @Test(arguments: ["check", "provision"])
    func `where the inboxes lie under the spool there is nothing to provision`(command: String) throws {
        let result = try bench().command(["accounts", command])
        #expect(result.status == 78)
        #expect(result.error.contains("{account}") || result.error.contains("under the spool"))
    }

    @Test func `a private key is refused before anything is done`() throws {
        let bench = try bench()
        let key = bench.folder.appending(path: "id")
        try Data("-----BEGIN OPENSSH PRIVATE KEY-----\n".utf8).write(to: key)
        let result = try bench.command(["accounts", "hand-over", "team-north", "--key", key.path])
        #expect(result.status == 65)
        #expect(result.error.contains("private key"))
        #expect(try bench.command(["accounts", "hand-over", "team-north", "--key", "/nowhere"]).status == 66)
    }

    @Test func `a key that is cut is refused before anything is done`() throws {
        let bench = try bench()
        let key = bench.folder.appending(path: "id.pub")
        try Data("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGMVIMUdeLE1bCIjU9 anna\n".utf8).write(to: key)
        let result = try bench.command(["accounts", "add", "team-new", "team", "MERSEY-NORTH", "--key", key.path])
        #expect(result.status == 65)
        #expect(result.error.contains("key 1 is cut or damaged"))
        #expect(try !bench.command(["accounts", "list"]).text.contains("team-new"))
    }

    @Test func `a code of which nothing is kept is nobody's, whether it is mistyped or never was`() throws {
        let bench = try bench()
        try bench.start()
        try bench.drop(Sheet.clean(clients: 3, prefix: "n"), as: "dashboard-2025-Q3.csv", account: "team-north")
        _ = try bench.waitForReports(1, account: "team-north")
        #expect(try bench.stop() == 0)
        let nothing = try bench.command(["accounts", "purge"])
        #expect(nothing.text == "nothing is kept of organisations that are not in the register\n")
        try bench.removeFromRegister(account: "team-north", organisation: "MERSEY-NORTH")
        let mistyped = try bench.command(["accounts", "purge", "MERSEY-NORHT", "--yes"])
        #expect(mistyped.status == 65)
        #expect(mistyped.error.contains("nothing is kept of MERSEY-NORHT; did you mean MERSEY-NORTH?"))
        #expect(try bench.command(["accounts", "purge", "QQ", "--yes"]).status == 65)
        let list = try bench.command(["accounts", "purge"])
        #expect(
            list.text == "MERSEY-NORTH: 1 drop, 1 part, 0 revisions of returns, 0 months of activities\n")
        #expect(try bench.command(["accounts", "purge", "--yes"]).status == 64)
        #expect(try bench.command(["ledger", "drops", "--format", "csv"]).text.split(separator: "\n").count == 2)
    }

    @Test func `what the ledger calls an account leads a purge nowhere`() throws {
        let bench = try bench()
        try bench.start()
        try bench.drop(Sheet.clean(clients: 3, prefix: "n"), as: "dashboard-2025-Q3.csv", account: "team-north")
        _ = try bench.waitForReports(1, account: "team-north")
        #expect(try bench.stop() == 0)
        let victim = bench.folder.appending(path: "victim/file")
        try FileManager.default.createDirectory(at: victim, withIntermediateDirectories: true)
        let forgery = ["sqlite3", bench.ledger.path, "UPDATE receipt SET account = '../../victim'"]
        #expect(try runCommand(URL(filePath: "/usr/bin/env"), forgery).status == 0)
        try bench.removeFromRegister(account: "team-north", organisation: "MERSEY-NORTH")
        let purged = try bench.command(["accounts", "purge", "MERSEY-NORTH", "--yes"])
        #expect(purged.status == 0 && purged.text.contains("../../victim"), "\(purged.error)")
        #expect(FileManager.default.fileExists(atPath: victim.path))
    }

    @Test func `the part's name of a file is not kept by the audit`() throws {
        let bench = try bench()
        try bench.start()
        try bench.drop(Sheet.clean(clients: 3, prefix: "n"), as: "dashboard-2025-Q3-smith.csv", account: "team-north")
        _ = try bench.waitForReports(1, account: "team-north")
        #expect(try bench.command(["ledger", "parts"]).text.contains("smith"))
        let audit = try bench.command(["ledger", "audit"]).text
        #expect(audit.contains("dashboard, 2025-Q3, accepted"))
        #expect(!audit.contains("smith"))
    }

    @Test(arguments: [true, false])
    func `an organisation that has left is purged, beside a daemon and without one`(isRunning: Bool) throws {
        let bench = try bench()
        try bench.start()
        for (account, prefix) in [("team-north", "n"), ("team-east", "e")] {
            try bench.drop(Sheet.clean(clients: 3, prefix: prefix), as: "dashboard-2025-Q3.csv", account: account)
            _ = try bench.waitForReports(1, account: account)
        }
        let early = try bench.command(["accounts", "purge", "MERSEY-NORTH", "--yes"])
        #expect(early.status == 64)
        #expect(early.error.contains("in the register"))

        try bench.removeFromRegister(account: "team-north", organisation: "MERSEY-NORTH")
        let shown = try bench.command(["accounts", "purge", "MERSEY-NORTH"])
        #expect(shown.status == 0, "\(shown.error)")
        #expect(
            shown.text.contains(
                "MERSEY-NORTH: 1 drop, 1 part, 0 revisions of returns, 0 months of activities; team-north\nnothing was deleted"
            ))
        if isRunning {
            let tooSoon = try bench.command(["accounts", "purge", "MERSEY-NORTH", "--yes"])
            #expect(tooSoon.status == 69, "the service has not taken the register over")
            bench.reload()
            try wait(for: "the outbox to be emptied", seconds: 20) {
                !bench.outboxNames("team-north").contains("index.html")
            }
            // From somebody who has not heard of it.
            try bench.drop(Sheet.clean(clients: 3, prefix: "n"), as: "dashboard-2025-Q3.csv", account: "team-north")
        } else {
            #expect(try bench.stop() == 0)
        }

        let purged = try bench.command(["accounts", "purge", "MERSEY-NORTH", "--yes"])
        #expect(purged.status == 0, "\(purged.error)")
        #expect(try bench.command(["ledger", "drops", "--format", "csv"]).text.split(separator: "\n").count == 2)
        #expect(try bench.command(["ledger", "parts"]).text.contains("IRWELL-EAST"))
        for folder in [bench.inbox("team-north"), bench.outbox("team-north")] {
            #expect(!FileManager.default.fileExists(atPath: folder.path), "\(folder)")
        }
        #expect(!bench.outboxNames("team-east").isEmpty)
        let audit = try bench.command(["ledger", "audit", "--limit", "1"]).text
        #expect(audit.contains("organisation-purged"))
        #expect(try bench.command(["ledger", "audit", "--verify"]).status == 0)
        let again = try bench.command(["accounts", "purge", "MERSEY-NORTH", "--yes"])
        #expect(again.status == 65)
        #expect(again.error.contains("nothing is kept of MERSEY-NORTH"))
    }
}
