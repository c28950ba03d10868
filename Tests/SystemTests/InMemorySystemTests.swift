import Foundation
import Testing

extension OnADebian {
    /// The optional mount: what senders touch and what is published lies in memory alone.
    struct InMemoryTests {
        @Test
        func `drops are weighed, a boot makes the outboxes again from the ledger, and a purge takes the mount along`()
            throws
        {
            let host = try ServiceHost(accounts: ["team-north"])
            try host.machine.run(
                """
                systemctl stop weighbridge && rm -r /srv/weighbridge/chroot/* /srv/weighbridge/chroot/.claims &&
                systemctl enable --now srv-weighbridge-chroot.mount &&
                systemd-tmpfiles --create && systemctl start weighbridge
                """)
            let folders = "\(ServiceHost.chroots)/team-north/inbox \(ServiceHost.chroots)/.claims"
            #expect(try host.machine.run("stat -f -c %T \(folders)") == "tmpfs\ntmpfs\n")
            try host.dropAndWait("team-north")
            try host.wait(for: "dashboard-2025-Q3.json", of: "team-north")
            let dashboard = "\(ServiceHost.chroots)/team-north/outbox/dashboard-2025-Q3.json"
            let before = try host.machine.run("cat \(dashboard)")
            let disk = "mount --bind /srv/weighbridge /mnt && find /mnt/chroot -type f; umount /mnt"
            #expect(try host.machine.run(disk) == "", "nothing of it lies on the disk below")

            try host.machine.run("touch \(ServiceHost.chroots)/before-the-boot")
            try host.machine.reboot()
            #expect(try host.machine.shell("ls \(ServiceHost.chroots)/before-the-boot").status != 0, "it is a new one")
            #expect(try host.machine.run("stat -f -c %T \(folders)") == "tmpfs\ntmpfs\n")
            try host.waitForReports(of: "team-north")
            try host.wait(for: "dashboard-2025-Q3.json", of: "team-north")
            #expect(try host.machine.run("cat \(dashboard)") == before)
            #expect(try host.machine.run("weighbridge accounts provision") == "nothing to do\n")
            try host.dropAndWait("team-north")

            try host.machine.run("apt-get purge -y weighbridge")
            #expect(
                try host.machine.shell("findmnt \(ServiceHost.chroots); ls -d /srv/weighbridge 2>/dev/null").text == "")
            #expect(try host.machine.run("find /etc/systemd -name '*weighbridge*'") == "")
        }
    }
}
