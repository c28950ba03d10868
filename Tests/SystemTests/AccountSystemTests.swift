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
            #expect(shown.contains("- account team-south") && shown.contains("~ the service is reloaded"))
            let refused = try host.machine.shell("weighbridge accounts provision")
            #expect(refused.status == 65 && refused.text.contains("--remove"), "\(refused.text)")
            #expect(try host.machine.run("id -u team-south") != "")
            try host.logIn("team-south")
            let done = try host.machine.run("weighbridge accounts provision --remove")
            #expect(done.contains("done: 3 changes"), "\(done)")
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
            try host.logIn("team-wolds")
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

        @Test func `root believes no settings and no register that others can write`() throws {
            let host = try ServiceHost(accounts: ["team-north"])
            try host.machine.run(
                "cp -r /etc/weighbridge /home/config && mkdir /home/eve && mv /home/config /home/eve && chown -R nobody /home/eve"
            )
            for command in [
                "provision", "add team-x team MERSEY-NORTH", "hand-over team-north --key /root/team-north.pub",
            ] {
                let misled = try host.machine.shell("cd /home/eve && weighbridge accounts \(command)")
                #expect(misled.status == 78 && misled.text.contains("/home/eve is not root's"), "\(misled.text)")
            }
            try host.machine.run("chmod g+w /etc/weighbridge/accounts.csv")
            let open = try host.machine.shell("weighbridge accounts provision")
            #expect(open.status == 78 && open.text.contains("chmod go-w /etc/weighbridge/accounts.csv"), "\(open.text)")
        }

        @Test func `an account is added with the file's owner kept, by root alone, and under no user's name`() throws {
            let host = try ServiceHost(accounts: ["team-north"])
            try host.machine.run("chgrp adm /etc/weighbridge/accounts.csv && chmod 640 /etc/weighbridge/accounts.csv")
            try host.machine.run("weighbridge accounts add team-x team MERSEY-NORTH --key /root/team-north.pub")
            #expect(try host.machine.run("stat -c '%U:%G %a' /etc/weighbridge/accounts.csv") == "root:adm 640\n")
            let taken = try host.machine.shell("weighbridge accounts add backup team MERSEY-NORTH")
            #expect(taken.status == 78 && taken.text.contains("this host has a user backup"), "\(taken.text)")
            try host.machine.run("chmod 644 /etc/weighbridge/accounts.csv")
            let user = try host.machine.shell("runuser -u nobody -- weighbridge accounts add team-y team MERSEY-NORTH")
            #expect(user.status == 77 && user.text.contains("permission denied"), "\(user.text)")
        }

        @Test func `sshd that does not read the file, or obeys another before it, is found out`() throws {
            let host = try ServiceHost(accounts: ["team-north"])
            let other = "/etc/ssh/sshd_config.d/00-other.conf"
            try host.machine.write("Match Group weighbridge-senders\n    PermitTTY yes\n", to: other)
            for command in ["check", "provision"] {
                let found = try host.machine.shell("weighbridge accounts \(command)")
                #expect(found.status == 65 && found.text.contains("(PermitTTY no)"), "\(found.text)")
            }
            try host.machine.run("rm \(other) && sed -i '/^Include/d' /etc/ssh/sshd_config")
            let unread = try host.machine.shell("weighbridge accounts check")
            #expect(unread.status == 65 && unread.text.contains("ForceCommand"), "\(unread.text)")
        }

        @Test func `a key of nobody opens no account that comes later`() throws {
            let host = try ServiceHost(accounts: ["team-north"])
            try host.machine.run("cp /root/team-north.pub /etc/weighbridge/authorized_keys/team-south")
            #expect(try host.machine.shell("weighbridge accounts provision").status == 65)
            try host.machine.run("weighbridge accounts provision --remove")
            #expect(try host.machine.run("ls /etc/weighbridge/authorized_keys") == "team-north\n")
        }

        @Test func `who puts and fetches what is in the journal while that is set, and only then`() throws {
            let host = try ServiceHost(accounts: ["team-north", "team-south"])
            let log = "journalctl --quiet --no-pager -t internal-sftp -t sshd"
            func visit(_ account: String) throws {
                try host.sftp(account, ["put \(account).csv inbox/jane.part", "get outbox/index.html /tmp/x"])
                    .expectSuccess()
            }
            func set(_ value: String) throws {
                try host.machine.run(
                    "sed -i 's/log-transfers: .*/log-transfers: \(value)/' /etc/weighbridge/weighbridge.yaml")
            }
            try host.machine.wait(for: "documents", until: "ls /srv/weighbridge/chroot/team-*/outbox/index.html")
            try visit("team-north")
            #expect(try !host.machine.run(log).contains("jane"))
            try set("true")
            try host.machine.run("weighbridge accounts provision")
            try visit("team-north")
            let lines = try host.machine.run(log)
            #expect(lines.contains("jane.part") && lines.contains("outbox/index.html"), "\(lines)")
            #expect(try host.machine.run("weighbridge accounts provision") == "nothing to do\n")

            try host.setAccounts(["team-north"])
            try host.machine.run("weighbridge accounts provision --remove")
            #expect(try host.machine.shell("ls -d /srv/weighbridge/chroot/team-south").status != 0)
            try host.machine.run("mountpoint /srv/weighbridge/chroot/team-north/dev/log")
            try set("false")
            try host.machine.run("weighbridge accounts provision")
            #expect(try host.machine.shell("ls -d /srv/weighbridge/chroot/team-north/dev").status != 0)
            #expect(try host.machine.run("weighbridge accounts provision") == "nothing to do\n")
            try visit("team-north")
            #expect(
                try host.machine.run(log).split(separator: "\n").filter { $0.contains("jane") }.count
                    == lines.split(separator: "\n").filter { $0.contains("jane") }.count)
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
            try host.machine.run("weighbridge accounts provision --remove")
            #expect(try host.machine.shell("getent passwd team-west").status != 0)
            #expect(try host.machine.shell("ls /srv/weighbridge/chroot/team-west").status != 0)
            #expect(try host.machine.run("weighbridge accounts purge").hasPrefix("IRWELL-WEST: "))
            try host.machine.wait(for: "the reload", until: "weighbridge accounts purge IRWELL-WEST --yes")
            let drops = try host.machine.run("weighbridge ledger drops")
            #expect(drops.contains("team-east") && !drops.contains("team-west"))
            #expect(try host.machine.run("weighbridge ledger audit --verify").contains("whole"))
            #expect(try host.machine.run("weighbridge status").contains("all is well"))
            try host.enterAll()
        }
    }
}

extension ServiceHost {
    /// Somebody is logged in from now on.
    fileprivate func logIn(_ account: String) throws {
        try machine.run(
            """
            systemd-run --quiet bash -c \
              'sleep 60 | sftp -o StrictHostKeyChecking=no -i /root/\(account) \(account)@127.0.0.1'
            for _ in $(seq 50); do pgrep -u \(account) && exit; sleep 0.1; done; exit 1
            """)
    }
}
