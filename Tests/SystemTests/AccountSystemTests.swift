import Foundation
import Testing

extension OnADebian {
    /// Accounts as their holders meet them: a real sshd with the generated file, real clients.
    @Suite(.serialized, .host(accounts: ServiceHost.tenAccounts))
    struct AccountTests {
        let host: ServiceHost

        init() throws { host = try ServiceHost.ofSuite }

        @Test func `each of ten accounts drops and collects with its own key, and has nothing of any other's`() throws {
            for account in host.accounts { try host.drop(account) }
            for (place, account) in host.accounts.enumerated() {
                try host.waitForReports(of: account)
                try host.wait(for: "index.html", of: account)
                let other = host.accounts[(place + 1) % host.accounts.count]
                try host.machine.run("mkdir /tmp/\(account)")
                let collected = try host.sftp(
                    account, ["lcd /tmp/\(account)", "get outbox/reports/*.report.json", "get outbox/index.html"])
                #expect(collected.status == 0, "\(collected.text)")
                let report = try host.machine.run("cat /tmp/\(account)/*.report.json")
                #expect(report.contains("\"account\": \"\(account)\""))
                #expect(report.contains("accepted"))

                let tried = try host.sftp(
                    account,
                    [
                        "-ls -l /", "-get /srv/weighbridge/chroot/\(other)/outbox/index.html",
                        "-get ../\(other)/outbox/index.html",
                        "-put \(account).csv outbox/mine.csv", "-put \(account).csv /mine.csv",
                        "-mkdir inbox/folder", "-symlink /etc/passwd inbox/passwd", "-ln outbox/index.html inbox/hard",
                        "-rename inbox elsewhere", "-rename outbox/index.html inbox/index.html", "-rmdir inbox",
                        "-chmod 777 inbox", "-chmod 777 outbox", "-chgrp 0 outbox/index.html", "-rm outbox/index.html",
                    ])
                #expect(tried.text.contains("inbox") && tried.text.contains("outbox"))
                #expect(!tried.text.contains(other + "/inbox"))
                #expect(try host.sftp(other, key: account, ["ls"]).status != 0, "another's key")
            }
            let left = try host.machine.run(
                "find /srv/weighbridge/chroot -name mine.csv -o -name folder -o -type l -o -name hard")
            #expect(left == "")
            // Owners and modes are what they were.
            #expect(try host.machine.run("weighbridge accounts check").contains("10 accounts"))
            #expect(try host.machine.run("find /srv/weighbridge/chroot/*/inbox -type f") == "", "all are weighed")
            #expect(try host.machine.run("ls /srv/weighbridge/chroot/*/outbox/index.html | wc -l") == "10\n")
        }

        @Test func `no shell, no forwarding, no password`() throws {
            let ssh = "ssh -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -i /root/team-north"
            #expect(try host.machine.shell("timeout 5 \(ssh) team-north@127.0.0.1 id").text.contains("uid=") == false)
            let forward =
                "timeout 5 \(ssh) -o ExitOnForwardFailure=yes -W 127.0.0.1:22 team-north@127.0.0.1 < /dev/null"
            #expect(try !host.machine.shell(forward).text.contains("SSH-2.0"))
            let methods = "\(ssh) -o PubkeyAuthentication=no -o BatchMode=yes team-north@127.0.0.1"
            #expect(try host.machine.shell(methods).text.contains("Permission denied (publickey)"))
        }

        @Test(arguments: [
            """
            lftp -e 'set sftp:connect-program "ssh -a -x -o StrictHostKeyChecking=no -i /root/team-bank"; \
            put -O inbox /root/dashboard-2025-Q3.csv; bye' sftp://team-bank:@127.0.0.1
            """,
            """
            /usr/bin/python3 -c '
            import paramiko
            client = paramiko.SSHClient()
            client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
            client.connect("127.0.0.1", username="team-bank", key_filename="/root/team-bank")
            client.open_sftp().put("/root/dashboard-2025-Q3.csv", "inbox/dashboard-2025-Q3.csv")'
            """,
        ])
        func `other clients drop with their defaults`(command: String) throws {
            let before = try host.reportCount("team-bank")
            try host.machine.run("cp /root/team-bank.csv /root/dashboard-2025-Q3.csv")
            try host.machine.run(command)
            try host.waitForReports(of: "team-bank", before + 1)
        }

        @Test func `provisioned twice is provisioned once; who leaves the register is removed, and all else stays`()
            throws
        {
            #expect(try host.machine.run("weighbridge accounts provision") == "nothing to do\n")
            #expect(try host.machine.run("weighbridge accounts check").contains("10 accounts"))
            try host.dropAndWait("team-south")

            try host.setAccounts(host.accounts.filter { $0 != "team-south" })
            let shown = try host.machine.run("weighbridge accounts provision --dry-run")
            #expect(shown.contains("- account team-south"))
            #expect(try host.machine.run("id -u team-south") != "")
            try host.machine.run("weighbridge accounts provision")
            #expect(try host.machine.shell("getent passwd team-south || getent group team-south").status != 0)
            let left = "ls -d /etc/weighbridge/authorized_keys/team-south /srv/weighbridge/chroot{,/.claims}/team-south"
            #expect(try !host.machine.shell(left).text.contains("\n/"), "none of them is there")
            #expect(try host.sftp("team-south", ["ls"]).status != 0)
            try host.dropAndWait("team-docks")
            #expect(try host.machine.run("weighbridge accounts provision") == "nothing to do\n")

            try host.enterAll()
            try host.waitForReports(of: "team-south")
            try host.dropAndWait("team-south")
        }

        @Test func `handed over, an account opens to its new key alone, and the audit knows`() throws {
            try host.machine.run("ssh-keygen -q -t ed25519 -N '' -f /root/new")
            // Somebody who is logged in just now.
            try host.machine.run(
                """
                systemd-run --quiet bash -c \
                  'sleep 60 | sftp -o StrictHostKeyChecking=no -i /root/team-wolds team-wolds@127.0.0.1'
                for _ in $(seq 50); do pgrep -u team-wolds && break; sleep 0.1; done
                """)
            let said = try host.machine.run("weighbridge accounts hand-over team-wolds --key /root/new.pub")
            #expect(try host.machine.shell("pgrep -u team-wolds").status != 0, "the session ended")
            #expect(try host.sftp("team-wolds", ["ls"]).status != 0)
            #expect(try host.sftp("team-wolds", key: "new", ["ls"]).status == 0)
            let fingerprint = try host.machine.run("ssh-keygen -l -f /root/new.pub | cut -d' ' -f2").dropLast()
            #expect(said.contains(fingerprint))
            let audit = try host.machine.run("weighbridge ledger audit --account team-wolds")
            #expect(audit.contains("keys-replaced-by-operator") && audit.contains(fingerprint))
            try host.machine.run("weighbridge accounts hand-over team-wolds --key /root/team-wolds.pub")
            #expect(try host.sftp("team-wolds", ["ls"]).status == 0)
            #expect(
                try host.machine.run("find /srv/weighbridge/spool /var/lib/weighbridge-keys ! -user weighbridge") == "")
        }

        @Test func `readers of a region read its store and nothing else of the spool`() throws {
            try host.machine.run("useradd --groups weighbridge-region-Y62 reader && weighbridge export")
            let store = "/srv/weighbridge/spool/regional/Y62.sqlite"
            #expect(try host.machine.run("stat -c '%U:%G %a' \(store)") == "weighbridge:weighbridge-region-Y62 640\n")
            let query =
                "runuser -u reader -- sqlite3 -readonly 'file:\(store)?immutable=1' 'SELECT count(*) FROM quarterly_return'"
            #expect(try host.machine.run(query) == "0\n")
            for file in ["regional/Y63.sqlite", "regional/nation.sqlite", "ledger.sqlite"] {
                #expect(
                    try host.machine.shell("runuser -u reader -- cat /srv/weighbridge/spool/\(file)").status != 0,
                    "\(file)")
            }
            #expect(try host.machine.shell("runuser -u reader -- ls /srv/weighbridge/spool").status != 0)
        }

        @Test func `an organisation that has left is purged, with its user and its folders`() throws {
            try host.dropAndWait("team-west")
            try host.dropAndWait("team-east")
            try host.setAccounts(host.accounts.filter { $0 != "team-west" })
            try host.machine.run("sed -i '/^IRWELL-WEST,/d' /etc/weighbridge/organisations.csv")
            try host.machine.run("systemctl reload weighbridge")
            #expect(try host.machine.run("weighbridge accounts purge IRWELL-WEST").contains("1 part"))
            try host.machine.wait(for: "the reload", until: "weighbridge accounts purge IRWELL-WEST --yes")
            #expect(try host.machine.shell("getent passwd team-west").status != 0)
            #expect(try host.machine.shell("ls /srv/weighbridge/chroot/team-west").status != 0)
            let drops = try host.machine.run("weighbridge ledger drops")
            #expect(drops.contains("team-east") && !drops.contains("team-west"))
            #expect(try host.machine.run("weighbridge ledger audit --verify").contains("whole"))
            #expect(try host.machine.run("weighbridge status").contains("all is well"))
            try host.enterAll()
        }
    }
}
