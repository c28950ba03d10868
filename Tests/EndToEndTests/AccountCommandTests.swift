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
        } else {
            #expect(try bench.stop() == 0)
        }

        let purged = try bench.command(["accounts", "purge", "MERSEY-NORTH", "--yes"])
        #expect(purged.status == 0, "\(purged.error)")
        #expect(try bench.command(["ledger", "drops", "--format", "csv"]).text.split(separator: "\n").count == 2)
        #expect(try bench.command(["ledger", "parts"]).text.contains("IRWELL-EAST"))
        #expect(!bench.outboxNames("team-north").contains { $0.hasSuffix(".html") })
        #expect(!bench.outboxNames("team-east").isEmpty)
        let audit = try bench.command(["ledger", "audit", "--limit", "1"]).text
        #expect(audit.contains("organisation-purged"))
        #expect(try bench.command(["ledger", "audit", "--verify"]).status == 0)
    }
}
