import Foundation
import Testing

extension OnADebian {
    /// The service under its unit, every line of it.
    struct ServiceTests {
        @Test func `the unit is sound, exposed to little, and says how the service is`() throws {
            let host = try ServiceHost(accounts: ["team-north"])
            #expect(
                try host.machine.run("systemd-analyze verify weighbridge.service srv-weighbridge-chroot.mount") == "")
            let security = try host.machine.run("systemd-analyze security --threshold=6 weighbridge.service")
            #expect(security.contains("Overall exposure level for weighbridge.service: 0."), "\(security)")
            let status = try host.machine.run("systemctl show -P StatusText weighbridge")
            #expect(status == "1 account; 0 drops wait; all is well\n")
            let levels = try host.machine.run("journalctl -u weighbridge -o json --output-fields=MESSAGE,PRIORITY")
            #expect(
                levels.split(separator: "\n").contains { $0.contains("\"ready ") && $0.contains("\"PRIORITY\":\"5\"") })
            #expect(!levels.contains("Failed to"))
        }

        @Test func `it sees next to nothing of the host, and no network`() throws {
            let host = try ServiceHost(accounts: ["team-north"])
            try host.machine.write("secret\n", to: "/root/secret")
            let inside = """
                pid=$(systemctl show -P MainPID weighbridge)
                ls -A /proc/$pid/root/ | tr '\\n' ' '; echo
                ls -A /proc/$pid/root/etc | tr '\\n' ' '; echo
                ls -A /proc/$pid/root/usr/bin | tr '\\n' ' '; echo
                ls /proc/$pid/root/home /proc/$pid/root/root 2>&1 | grep -c secret
                nsenter -t $pid -n ip -o link | cut -d: -f2 | tr '\\n' ' '; echo
                grep -E '^(CapEff|NoNewPrivs|Seccomp):' /proc/$pid/status
                touch /proc/$pid/root/etc/weighbridge/x 2>&1
                """
            let seen = try host.machine.shell(inside).text.split(separator: "\n")
            func names(_ line: Int) -> Set<Substring> { Set(seen[line].split(separator: " ")) }
            // Mount points of its own, and nothing that lies at the host's root besides.
            let root = Set("bin dev etc lib lib64 proc root run srv sys tmp usr var".split(separator: " "))
            #expect(names(0).isSubset(of: root), "\(names(0).subtracting(root))")
            #expect(names(1).isSubset(of: ["ld.so.cache", "localtime", "weighbridge"]), "its /etc has more")
            #expect(names(2) == ["weighbridge"], "its /usr/bin has more")
            #expect(seen[3] == "0", "it sees the homes")
            #expect(seen[4].split(separator: " ") == ["lo"])
            // CAP_DAC_READ_SEARCH is 2, CAP_LEASE 28.
            #expect(seen[5] == "CapEff:\t0000000010000004")
            #expect(seen[6...7] == ["NoNewPrivs:\t1", "Seccomp:\t2"])
            #expect(seen.last?.contains("Read-only file system") == true)
        }

        @Test func `a daemon that hangs is ended and started again, and nothing is lost`() throws {
            let host = try ServiceHost(accounts: ["team-north"])
            try host.machine.write(
                "[Service]\nWatchdogSec=3\nTimeoutAbortSec=2\n",
                to: "/etc/systemd/system/weighbridge.service.d/fast.conf")
            try host.machine.run("systemctl daemon-reload && systemctl restart weighbridge")
            // It feeds the watchdog, also with nothing to do.
            try host.machine.run("sleep 7")
            #expect(try host.machine.run("systemctl show -P NRestarts weighbridge") == "0\n")
            try host.machine.run("kill -STOP $(systemctl show -P MainPID weighbridge)")
            try host.drop("team-north")
            try host.machine.wait(
                for: "a new daemon", until: "[ $(systemctl show -P NRestarts weighbridge) = 1 ]")
            #expect(try host.machine.run("journalctl -u weighbridge").contains("Watchdog timeout"))
            try host.waitForReports(of: "team-north")
            #expect(try host.machine.run("weighbridge ledger drops --format csv").split(separator: "\n").count == 2)
        }

        @Test func `a reload takes over what is sound, and leaves the service alone where there is a fault`() throws {
            let host = try ServiceHost(accounts: ["team-north"])
            let before = try host.machine.run("systemctl show -P MainPID weighbridge")
            try host.machine.run("cp /etc/weighbridge/weighbridge.yaml /root/sound.yaml")
            try host.machine.run("echo 'limits: {row: 1}' >> /etc/weighbridge/weighbridge.yaml")
            #expect(try host.machine.shell("systemctl reload weighbridge").status != 0)
            #expect(try host.machine.run("journalctl -u weighbridge -p err").contains("limits"))
            #expect(try host.machine.run("systemctl is-active weighbridge") == "active\n")
            try host.drop("team-north")
            try host.waitForReports(of: "team-north")

            try host.machine.run(
                "cp /root/sound.yaml /etc/weighbridge/weighbridge.yaml && systemctl reload weighbridge")
            try host.machine.wait(for: "the reload", until: "journalctl -u weighbridge | grep -q 'taken over'")
            #expect(try host.machine.run("systemctl show -P MainPID weighbridge") == before)
            try host.machine.wait(for: "the state", until: "[ $(systemctl is-active weighbridge) = active ]")
        }

        @Test func `a fault in the settings is not tried again`() throws {
            let host = try ServiceHost(accounts: ["team-north"])
            try host.machine.run("echo 'spol: x' >> /etc/weighbridge/weighbridge.yaml")
            #expect(try host.machine.shell("systemctl restart weighbridge").status != 0)
            try host.machine.run("sleep 4")
            #expect(try host.machine.run("systemctl show -P ExecMainStatus -P NRestarts weighbridge").contains("78"))
            #expect(try host.machine.run("systemctl show -P NRestarts weighbridge") == "0\n")
        }

        @Test func `with inboxes in memory drops are weighed, and outboxes are made again after a boot`() throws {
            let host = try ServiceHost(accounts: ["team-north"])
            let enable = """
                systemctl stop weighbridge && systemctl enable --now srv-weighbridge-chroot.mount &&
                systemd-tmpfiles --create && systemctl start weighbridge
                """
            try host.machine.run(enable)
            #expect(try host.machine.run("stat -f -c %T /srv/weighbridge/chroot/team-north/inbox") == "tmpfs\n")
            try host.drop("team-north")
            try host.waitForReports(of: "team-north")
            // What a boot does to it.
            try host.machine.run("systemctl stop weighbridge srv-weighbridge-chroot.mount")
            try host.machine.run(
                "systemctl start srv-weighbridge-chroot.mount && systemd-tmpfiles --create && systemctl start weighbridge"
            )
            try host.waitForReports(of: "team-north")
        }
    }
}
