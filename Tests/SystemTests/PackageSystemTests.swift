import Foundation
import Testing

extension OnADebian {
    /// The package over its life.
    struct PackageTests {
        @Test func `manuals, completions and settings are there and sound`() throws {
            let machine = try Machine()
            try ServiceHost.install(on: machine)
            for page in [
                "8/weighbridge.8", "5/weighbridge.yaml.5", "5/weighbridge-register.5", "5/weighbridge-report.5",
            ] {
                let warnings = try machine.run(
                    "man --warnings -E UTF-8 -l -Tutf8 -Z /usr/share/man/man\(page).gz 2>&1 >/dev/null")
                #expect(warnings == "", "\(page)")
            }
            #expect(
                try machine.run("whatis -l weighbridge weighbridge.yaml weighbridge-register").split(separator: "\n")
                    .count == 3)
            try machine.run("bash -n /usr/share/bash-completion/completions/weighbridge")
            #expect(
                try machine.run("weighbridge config check").contains(
                    "well. 0 accounts; the spool is /srv/weighbridge/spool"))
            #expect(
                try machine.run("systemctl is-active weighbridge && systemctl is-enabled weighbridge")
                    == "active\nenabled\n")
        }

        /// The ledger is one that the program of version 2 has made: `Fixtures/version-2` says how.
        @Test func `an upgrade brings an old ledger up to date and keeps data and changed settings`() throws {
            let machine = try Machine()
            try installEarlier(on: machine)
            let host = try ServiceHost(on: machine, accounts: ["team-north", "svc-mersey"])
            let version = "sqlite3 -readonly /srv/weighbridge/spool/ledger.sqlite 'PRAGMA user_version'"
            let current = try machine.run(version)
            try machine.run(
                "systemctl stop weighbridge && rm /srv/weighbridge/spool/ledger.sqlite* /var/lib/weighbridge-keys/*")
            try machine.write(Self.fixture("ledger.sql"), to: "/root/ledger.sql")
            try machine.write(Self.fixture("ledger.key.base64"), to: "/root/ledger.key.base64")
            try machine.run(
                """
                set -e
                cd /srv/weighbridge/spool && sqlite3 ledger.sqlite < /root/ledger.sql
                base64 -d /root/ledger.key.base64 > /var/lib/weighbridge-keys/ledger.key
                chmod 600 ledger.sqlite /var/lib/weighbridge-keys/ledger.key
                chown weighbridge: ledger.sqlite /var/lib/weighbridge-keys/ledger.key
                """)
            #expect(try machine.run(version) == "2\n")
            try machine.run("sed -i 's/support: .*/support: the desk/' /etc/weighbridge/weighbridge.yaml")

            try ServiceHost.install(on: machine)
            let state = try machine.shell("systemctl is-active weighbridge || journalctl -u weighbridge -n 30").text
            #expect(state == "active\n")
            #expect(try machine.run(version) == current)
            #expect(try machine.run("grep support: /etc/weighbridge/weighbridge.yaml").contains("the desk"))
            #expect(
                try machine.shell("grep -q earlier /etc/weighbridge/terms.md").status != 0,
                "what nobody changed is the new one's")
            #expect(
                try machine.run("sqlite3 -readonly /srv/weighbridge/spool/ledger.sqlite 'PRAGMA integrity_check'")
                    == "ok\n")
            #expect(try machine.run("weighbridge ledger audit --verify").contains("whole"))
            let drops = try machine.run("weighbridge ledger drops --format csv").split(separator: "\n")
            #expect(drops.count == 6, "\(drops)")
            let returns = try machine.run("weighbridge returns show --format csv")
            #expect(returns.contains("2025-Q3,MERSEY,submitted"), "\(returns)")
            try machine.run("weighbridge publish --all")
            // Of the old drops, and as the old program said it.
            #expect(try host.reportCount("team-north") == 3)
            #expect(
                try machine.run("cat \(ServiceHost.chroots)/team-north/outbox/dashboard-2025-Q3.json").contains(
                    "\"clients\": 3"))
            try machine.run("weighbridge export")
            let store = "sqlite3 -readonly /srv/weighbridge/spool/regional/Y62.sqlite"
            #expect(try machine.run("\(store) 'SELECT service_code, revision FROM quarterly_return'") == "MERSEY|1\n")
            // What a sender took from its outbox before the upgrade is good after it.
            let withdrawn = try host.drop(
                Self.fixture("withdraw.slip.csv"), as: "withdraw.slip.csv", from: "svc-mersey")
            #expect(withdrawn.contains("\"accepted\""), "\(withdrawn)")
            try host.dropAndWait("team-north")
            #expect(try machine.run("weighbridge status").contains("all is well"))
        }

        @Test func `a remove keeps data and lets nobody in, a purge keeps nothing`() throws {
            let machine = try Machine()
            try machine.run("touch /root/fresh")
            try ServiceHost.install(on: machine)
            let host = try ServiceHost(on: machine, accounts: ["team-north"])
            try host.dropAndWait("team-north")
            try machine.run(
                """
                systemd-run --quiet bash -c \
                  'sleep 60 | sftp -o StrictHostKeyChecking=no -i /root/team-north team-north@127.0.0.1'
                for _ in $(seq 50); do pgrep -u team-north && break; sleep 0.1; done
                """)
            try machine.run("apt-get remove -y weighbridge")
            #expect(try machine.shell("systemctl is-active weighbridge").text == "inactive\n")
            #expect(try machine.shell("pgrep -u team-north").status != 0, "who was logged in is not any more")
            #expect(try host.sftp("team-north", ["ls"]).status != 0, "nobody drops what nobody weighs")
            try machine.run("ls /srv/weighbridge/spool/ledger.sqlite /var/lib/weighbridge-keys/ledger.key")

            try ServiceHost.install(on: machine)
            try host.dropAndWait("team-north")
            #expect(try machine.run("weighbridge accounts provision") == "nothing to do\n")

            // A file system of the operator's own is emptied, and no reason to fail.
            try machine.run(
                """
                systemctl stop weighbridge && cp -a /srv/weighbridge/spool /root/spool && mount -t tmpfs none /srv/weighbridge/spool &&
                cp -a /root/spool/. /srv/weighbridge/spool && systemctl start weighbridge
                """)
            try machine.run("apt-get purge -y weighbridge")
            #expect(try machine.run("ls -A /srv/weighbridge/spool") == "")
            try machine.run("umount /srv/weighbridge/spool && rm -r /srv/weighbridge /root/spool")
            let left = try machine.run(
                """
                find /etc /lib /run /srv /usr /var -cnewer /root/fresh \\( -name '*weighbridge*' -o -name team-north \\) \\
                  -not -path '/var/log/*'
                """)
            #expect(left == "", "\(left)")
            #expect(try machine.shell("getent passwd weighbridge team-north").text == "")
            #expect(
                try machine.shell("grep -E '^(weighbridge|team-north)' /etc/group /etc/shadow /etc/gshadow").text == "")
            #expect(try machine.run("sshd -t && systemctl is-active ssh") == "active\n")
        }

        /// The same files under an older version, but one, that nobody will have changed.
        private func installEarlier(on machine: Machine) throws {
            try machine.run(
                """
                cd /tmp && dpkg-deb -R \(ServiceHost.packagePath) old && sed -i 's/^Version: .*/Version: 0.0.9/' old/DEBIAN/control &&
                echo earlier >> old/etc/weighbridge/terms.md &&
                dpkg-deb --root-owner-group -Znone -b old old.deb && rm -r old &&
                apt-get install -y --no-install-recommends ./old.deb
                """)
        }

        private static func fixture(_ name: String) throws -> String {
            try String(
                contentsOf: URL(filePath: #filePath).deletingLastPathComponent().appending(
                    path: "Fixtures/version-2/\(name)"), encoding: .utf8)
        }
    }
}

/// The package as Debian's own checker sees it: needs no system around it.
struct PackageFileTests {
    @Test func `lintian has nothing to say`() throws {
        let lintian = Process()
        lintian.executableURL = URL(filePath: "/usr/bin/env")
        lintian.arguments = ["lintian", "--allow-root", "--fail-on", "error,warning", try ServiceHost.packagePath]
        let output = Pipe()
        lintian.standardOutput = output
        lintian.standardError = FileHandle.nullDevice
        try lintian.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        lintian.waitUntilExit()
        #expect(lintian.terminationStatus == 0)
        #expect(String(decoding: said, as: UTF8.self) == "")
    }
}
