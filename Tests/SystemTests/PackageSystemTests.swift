import Foundation
import Testing

extension OnADebian {
    /// The package over its life.
    struct PackageTests {
        @Test func `lintian has nothing to say`() throws {
            let machine = try Machine()
            #expect(
                try machine.run("lintian --allow-root --fail-on error,warning \(ServiceHost.packagePath) 2>/dev/null")
                    == "")
        }

        @Test func `manuals, completions and settings are there and sound`() throws {
            let machine = try Machine()
            try machine.run("apt-get install -y --no-install-recommends \(ServiceHost.packagePath)")
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

        @Test func `an upgrade keeps data and changed settings, a remove keeps data, a purge keeps nothing`() throws {
            let machine = try Machine()
            // The previous build: the same files under an older version.
            try machine.run(
                """
                cd /tmp && dpkg-deb -R \(ServiceHost.packagePath) old && sed -i 's/^Version: .*/Version: 0.0.9/' old/DEBIAN/control &&
                dpkg-deb --root-owner-group -Znone -b old old.deb && apt-get install -y --no-install-recommends ./old.deb
                """)
            let host = try ServiceHost(on: machine, accounts: ["team-north"])
            try machine.run("sed -i 's/support: .*/support: the desk/' /etc/weighbridge/weighbridge.yaml")
            try machine.run("systemctl reload weighbridge")
            try host.drop("team-north")
            try host.waitForReports(of: "team-north")
            let before = try machine.run("systemctl show -P MainPID weighbridge")

            try machine.run("apt-get install -y --no-install-recommends \(ServiceHost.packagePath) </dev/null")
            #expect(try machine.run("systemctl show -P MainPID weighbridge") != before)
            #expect(try machine.run("systemctl is-active weighbridge") == "active\n")
            #expect(try machine.run("weighbridge ledger drops").contains("team-north"))
            #expect(try machine.run("grep support: /etc/weighbridge/weighbridge.yaml").contains("the desk"))
            try host.drop("team-north")
            try host.waitForReports(of: "team-north", 2)

            try machine.run("apt-get remove -y weighbridge")
            #expect(try machine.shell("systemctl is-active weighbridge").text == "inactive\n")
            #expect(try host.sftp("team-north", ["ls"]).status != 0, "nobody drops what nobody weighs")
            #expect(
                try machine.run("ls /srv/weighbridge/spool/ledger.sqlite /var/lib/weighbridge-keys/ledger.key") != "")

            try machine.run("apt-get install -y --no-install-recommends \(ServiceHost.packagePath)")
            try host.drop("team-north")
            try host.waitForReports(of: "team-north", 3)
            #expect(try machine.run("weighbridge accounts provision") == "nothing to do\n")

            try machine.run("apt-get purge -y weighbridge")
            let left = try machine.run(
                """
                find / -xdev \\( -name '*weighbridge*' -o -name team-north \\) -not -path '/proc/*' -not -path '/tmp/*' \\
                  -not -path '/root/*' -not -path '/var/log/*' -not -path '/run/*' -not -path '\(ServiceHost.root.path)*' \\
                  -newer /tmp/old.deb 2>/dev/null || true
                """)
            #expect(left == "", "\(left)")
            #expect(
                try machine.shell("getent passwd weighbridge team-north; getent group weighbridge-senders").text == "")
        }
    }
}
