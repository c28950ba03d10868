import Foundation
import Testing

extension OnADebian {
    /// The service under its unit, every line of it.
    @Suite(.serialized, .host(accounts: ["team-north"]))
    struct ServiceTests {
        let host: ServiceHost

        init() throws { host = try ServiceHost.ofSuite }

        @Test func `the unit is sound, exposed to little, and says how the service is`() throws {
            #expect(
                try host.machine.run("systemd-analyze verify weighbridge.service srv-weighbridge-chroot.mount") == "")
            let security = try host.machine.run("systemd-analyze security --threshold=6 weighbridge.service")
            #expect(security.contains("Overall exposure level for weighbridge.service: 0."), "\(security)")
            let status = try host.machine.run("systemctl show -P StatusText weighbridge")
            #expect(status == "1 account; 0 drops wait; all is well\n")
            let fields = "-o json --output-fields=MESSAGE,PRIORITY"
            let levels = try host.machine.run("journalctl -u weighbridge \(fields) | grep '\"ready '")
            #expect(levels.split(separator: "\n").allSatisfy { $0.contains("\"PRIORITY\":\"5\"") })
            // Neither the program nor systemd complains of the other.
            let invocation = "$(systemctl show -P InvocationID weighbridge)"
            let said = try host.machine.run(
                "journalctl -p warning _SYSTEMD_INVOCATION_ID=\(invocation) + INVOCATION_ID=\(invocation) -o cat")
            #expect(said == "")
        }

        @Test func `doctor finds the host as the service needs it, and the metrics where the collector looks`() throws {
            let doctor = try host.machine.shell("weighbridge doctor --format json")
            #expect(doctor.status == 0, "\(doctor.text)")
            struct Found: Decodable {
                struct Line: Decodable {
                    var name: String
                    var state: String
                }
                var checks: [Line]
            }
            let checks = try JSONDecoder().decode(Found.self, from: Data(doctor.text.utf8)).checks
            let good = Set(checks.filter { $0.state == "good" }.map(\.name))
            // Disks, swap and clock are this machine's own matter.
            let wanted: Set = [
                "filesystem", "keys", "inotify", "lease", "reading", "memory", "core", "open-files", "network",
                "workbooks", "month-keys", "ledger", "accounts",
            ]
            #expect(wanted.subtracting(good).isEmpty, "\(doctor.text)")
            let metrics = "/srv/weighbridge/spool/weighbridge.prom"
            try host.machine.wait(for: "metrics", until: "[ -s \(metrics) ]")
            #expect(
                try host.machine.run("runuser -u nobody -- grep '^weighbridge_accounts ' \(metrics)")
                    == "weighbridge_accounts 1\n")
        }

        @Test func `it sees next to nothing of the host, and no network`() throws {
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

        @Test func `the right to read any file opens none that lies outside its view`() throws {
            // CAP_DAC_READ_SEARCH with open_by_handle_at(2) would reach the whole file system behind a bind mount.
            let filter = try host.machine.run("systemctl show -P SystemCallFilter weighbridge").split(separator: " ")
            #expect(filter.contains("openat"))
            for call in [
                "open_by_handle_at", "io_uring_setup", "mount", "pivot_root", "chroot", "setuid", "ptrace", "bpf",
                "chown",
            ] {
                #expect(!filter.contains(Substring(call)), "\(call)")
            }
            #expect(try host.machine.run("systemctl show -P RestrictAddressFamilies weighbridge") == "AF_UNIX\n")
        }

        @Test func `a daemon that hangs is ended and started again, and nothing is lost`() throws {
            let dropIn = "/etc/systemd/system/weighbridge.service.d/fast.conf"
            try host.machine.write("[Service]\nWatchdogSec=3\nTimeoutAbortSec=2\n", to: dropIn)
            try host.machine.run("systemctl daemon-reload && systemctl restart weighbridge")
            // It feeds the watchdog, also with nothing to do.
            try host.machine.run("sleep 7")
            #expect(try host.machine.run("systemctl show -P NRestarts weighbridge") == "0\n")
            let before = try host.reportCount("team-north")
            try host.machine.run("kill -STOP $(systemctl show -P MainPID weighbridge)")
            try host.drop("team-north")
            try host.machine.wait(for: "a new daemon", until: "[ $(systemctl show -P NRestarts weighbridge) = 1 ]")
            #expect(try host.machine.run("journalctl -u weighbridge").contains("Watchdog timeout"))
            try host.waitForReports(of: "team-north", before + 1)
            #expect(
                try host.machine.run("weighbridge ledger drops --format csv").split(separator: "\n").count == before + 2
            )
            try host.machine.run("rm \(dropIn) && systemctl daemon-reload && systemctl restart weighbridge")
        }

        @Test func `a reload takes over what is sound, and leaves the service alone where there is a fault`() throws {
            let before = try host.machine.run("systemctl show -P MainPID weighbridge")
            try host.machine.run("cp /etc/weighbridge/weighbridge.yaml /root/sound.yaml")
            try host.machine.run("echo 'limits: {row: 1}' >> /etc/weighbridge/weighbridge.yaml")
            #expect(try host.machine.shell("systemctl reload weighbridge").status != 0)
            #expect(try host.machine.run("journalctl -u weighbridge -p err").contains("limits"))
            #expect(try host.machine.run("systemctl is-active weighbridge") == "active\n")
            try host.dropAndWait("team-north")

            let takenOver = "journalctl -u weighbridge | grep -c 'taken over' || true"
            let count = try host.machine.run(takenOver).dropLast()
            try host.machine.run(
                "sed 's/^  rows: .*/  rows: 1/' /root/sound.yaml > /etc/weighbridge/weighbridge.yaml")
            try host.machine.run("systemctl reload weighbridge")
            try host.machine.wait(for: "the reload", until: "[ $(\(takenOver)) -gt \(count) ]")
            #expect(try host.machine.run("systemctl show -P MainPID weighbridge") == before)
            // Its caseload has two.
            let report = try host.drop(
                ServiceHost.caseload(of: "team-north"), as: "dashboard-2025-Q3.csv", from: "team-north")
            #expect(report.contains("\"rejected\""))
            try host.machine.run(
                "cp /root/sound.yaml /etc/weighbridge/weighbridge.yaml && systemctl reload weighbridge")
            try host.machine.wait(for: "the state", until: "[ $(systemctl is-active weighbridge) = active ]")
        }

        @Test func `a fault in the settings is not tried again`() throws {
            try host.machine.run("cp /etc/weighbridge/weighbridge.yaml /root/good.yaml")
            try host.machine.run("echo 'spol: x' >> /etc/weighbridge/weighbridge.yaml")
            #expect(try host.machine.shell("systemctl restart weighbridge").status != 0)
            // It would be activating, if systemd was going to start it again.
            #expect(try host.machine.shell("systemctl is-active weighbridge").text == "failed\n")
            #expect(try host.machine.run("systemctl show -P ExecMainStatus weighbridge") == "78\n")
            try host.machine.run(
                "cp /root/good.yaml /etc/weighbridge/weighbridge.yaml && systemctl restart weighbridge")
        }
    }
}
