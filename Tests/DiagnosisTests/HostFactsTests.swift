import Diagnosis
import FoundationEssentials
import Host
import TestKit
import Testing

/// What is read out of /proc and /sys, from copies of such files.
struct HostFactsTests {
    private let folder: TemporaryDirectory
    private let host: Host

    init() throws {
        folder = try TemporaryDirectory()
        host = Host(root: folder.path) { _, _ in "" }
        try put("proc/sys/kernel/osrelease", "6.1.0-28-amd64\n")
        try put("proc/sys/fs/leases-enable", "1\n")
        try put("proc/sys/fs/inotify/max_user_watches", "65536\n")
        try put("proc/swaps", "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n")
        try put(
            "proc/self/mountinfo",
            """
            22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/mapper/root rw
            31 22 0:41 / /srv/weighbridge/chroot rw shared:9 - tmpfs tmpfs rw
            32 22 8:17 / /srv/plain\\040disk rw - xfs /dev/sdb1 rw

            """)
        // A volume of LVM on LUKS on a partition.
        try put("sys/dev/block/254:1/dm/uuid", "LVM-abc\n")
        try put("sys/dev/block/254:1/slaves/dm-0/dm/uuid", "CRYPT-LUKS2-abc\n")
        try put("sys/dev/block/8:17/partition", "1\n")
        for path in [
            "srv/weighbridge/spool", "srv/weighbridge/chroot/.claims", "srv/weighbridge/chroot/a/inbox",
            "srv/plain disk/keys",
        ] {
            try FileManager.default.createDirectory(
                atPath: folder.file(path), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
    }

    private func put(_ path: String, _ text: String) throws {
        let file = URL(filePath: folder.file(path))
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private var facts: HostFacts {
        host.facts(
            Host.Paths(
                spool: "/srv/weighbridge/spool", keys: "/srv/plain disk/keys",
                claims: "/srv/weighbridge/chroot/.claims", inbox: "/srv/weighbridge/chroot/a/inbox"), monthKeys: nil,
            daemon: nil)
    }

    @Test func `a place has the mount that it lies under, and rests where that rests`() {
        let facts = facts
        #expect(facts.spool?.mount == 22)
        #expect(facts.spool?.filesystem == "ext4")
        #expect(facts.spool?.rest == .encryptedDevice)
        #expect(facts.inboxes?.mount == 31)
        #expect(facts.claims?.mount == 31)
        #expect(facts.inboxes?.rest == .memory)
        #expect(facts.keys?.mount == 32)
        #expect(facts.keys?.rest == .plainDevice)
        #expect(facts.keys?.permissions == 0o700)
        #expect(facts.spool?.freeBytes ?? 0 > 0)
    }

    @Test func `the kernel's version and settings are numbers, and one that is not there is not known`() {
        #expect(facts.kernel == KernelVersion(6, 1))
        #expect(facts.sysctls == ["fs.leases-enable": 1, "fs.inotify.max_user_watches": 65536])
    }

    @Test func `swap is none, in memory, or on a disk`() throws {
        #expect(facts.swap == HostFacts.Swap.none)
        let heading = "Filename Type Size Used Priority\n"
        try put("proc/swaps", heading + "/dev/zram0 partition 1 0 100\n")
        #expect(facts.swap == .encrypted)
        try put("proc/swaps", heading + "/srv/weighbridge/swapfile file 1 0 -2\n")
        #expect(facts.swap == .encrypted, "on an encrypted disk")
        try put("proc/swaps", heading + "/dev/zram0 partition 1 0 100\n/srv/plain\\040disk/swapfile file 1 0 -2\n")
        #expect(facts.swap == .plain)
    }

    @Test func `a process is known by what the kernel shows of it`() throws {
        try put("proc/77/status", "Name:\tweighbridge\nCapEff:\t0000000010000004\nVmSwap:\t       8 kB\n")
        try put(
            "proc/77/environ",
            "GLIBC_TUNABLES=glibc.malloc.perturb=165\0glibc.malloc.tcache_count=0\0RUNTIME_DIRECTORY=/run/weighbridge\0"
        )
        try put(
            "proc/77/limits",
            """
            Limit                     Soft Limit           Hard Limit           Units
            Max core file size        0                    0                    bytes
            Max open files            1024                 1024                 files

            """)
        try put(
            "proc/77/net/dev",
            """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets
                lo:       0       0    0    0    0     0          0         0        0
              eth0:       0       0    0    0    0     0          0         0        0

            """)
        try put("proc/77/mountinfo", "9 1 0:30 / /run/weighbridge rw - tmpfs tmpfs rw\n")
        try put("proc/77/root/run/weighbridge/.keep", "")
        let daemon = try #require(host.daemon(77, ownsFiles: false, credential: "mar-wrap"))
        #expect(daemon.canLease)
        #expect(daemon.canReadAnyFile)
        #expect(daemon.coreLimit == 0)
        #expect(daemon.openFilesLimit == 1024)
        #expect(daemon.swappedBytes == 8192)
        #expect(daemon.interfaces == 1)
        #expect(daemon.environment["GLIBC_TUNABLES"] == "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0")
        #expect(daemon.temporary?.rest == .memory)
        #expect(!daemon.hasWrappingKey)
        try put("proc/77/environ", "CREDENTIALS_DIRECTORY=/run/credentials/weighbridge.service\0")
        #expect(host.daemon(77, ownsFiles: false, credential: "mar-wrap")?.hasWrappingKey == false)
        try put("proc/77/root/run/credentials/weighbridge.service/mar-wrap", "w")
        #expect(host.daemon(77, ownsFiles: false, credential: "mar-wrap")?.hasWrappingKey == true)

        try put("proc/77/status", "CapEff:\t0000000000000000\n")
        #expect(host.daemon(77, ownsFiles: false, credential: "mar-wrap")?.canLease == false)
        #expect(host.daemon(77, ownsFiles: true, credential: "mar-wrap")?.canLease == true)
        #expect(host.daemon(78, ownsFiles: false, credential: "mar-wrap") == nil)
    }
}
