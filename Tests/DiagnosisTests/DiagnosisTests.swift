import Diagnosis
import Testing

/// Every check, good on a host as it should be, and otherwise where one thing is changed.
struct DiagnosisTests {
    private static func place(_ path: String, mount: Int = 1) -> Place {
        Place(
            path: path, permissions: 0o700, mount: mount, filesystem: "ext4", freeBytes: 50 << 30,
            totalBytes: 100 << 30,
            freeFiles: 1_000_000, totalFiles: 2_000_000, rest: .encryptedDevice)
    }

    private static let sound = HostFacts(
        kernel: KernelVersion(6, 1), spool: place("/srv/weighbridge/spool"), keys: place("/var/lib/weighbridge-keys"),
        claims: place("/srv/weighbridge/chroot/.claims", mount: 3),
        inboxes: place("/srv/weighbridge/chroot/team-north/inbox", mount: 3),
        sysctls: [
            "fs.leases-enable": 1, "fs.protected_hardlinks": 1, "fs.protected_symlinks": 1,
            "fs.inotify.max_user_watches": 65536, "fs.inotify.max_user_instances": 128,
            "fs.inotify.max_queued_events": 16384,
        ],
        swap: HostFacts.Swap.none, monthKeys: MonthKeyCounts(wrapped: 2, plain: 1), isClockSynchronised: true,
        daemon: DaemonFacts(
            canLease: true, canReadAnyFile: true, coreLimit: 0, swappedBytes: 0, openFilesLimit: 1024, interfaces: 0,
            environment: [
                "GLIBC_TUNABLES": "glibc.malloc.perturb=165:glibc.malloc.tcache_count=0",
                "SWIFT_BACKTRACE": "enable=no",
            ],
            hasWrappingKey: true,
            temporary: Place(
                path: "/run/weighbridge", permissions: 0o700, mount: 2, filesystem: "tmpfs", freeBytes: 1 << 30,
                totalBytes: 1 << 30, freeFiles: 0, totalFiles: 0, rest: .memory)))
    private static let needs = Diagnosis.Needs(
        accounts: 200, fileLimit: 64 << 20, areKeysInSpool: false, hasProviders: true)

    /// States that are not good, by the checks' names.
    private static func bad(
        needs: Diagnosis.Needs = DiagnosisTests.needs, _ change: (inout HostFacts) -> Void = { _ in }
    ) -> [String: HostCheck.State] {
        var facts = sound
        change(&facts)
        return Diagnosis(facts, needs: needs).checks.reduce(into: [:]) { bad, check in
            if check.state != .good { bad[check.name] = check.state }
        }
    }

    @Test func `nothing is to be said of a sound host`() {
        #expect(Self.bad().isEmpty)
        #expect(Diagnosis(Self.sound, needs: Self.needs).checks.count == 18)
        #expect(Diagnosis(Self.sound, needs: Self.needs).checks.allSatisfy { $0.advice == nil })
    }

    @Test func `inboxes and claims are on one local filesystem`() {
        #expect(Self.bad { $0.claims?.mount = 7 } == ["filesystem": .fault])
        #expect(Self.bad { $0.claims = nil } == ["filesystem": .fault])
        for name in ["nfs4", "cifs", "fuse.sshfs"] {
            #expect(Self.bad { $0.inboxes?.filesystem = name } == ["filesystem": .fault])
        }
    }

    @Test func `a sender can't fill the ledger's disk`() {
        func onOne(_ facts: inout HostFacts) {
            facts.inboxes?.mount = 1
            facts.claims?.mount = 1
        }
        #expect(Self.bad(onOne) == ["separation": .warning])
        #expect(Self.bad { $0.spool = nil } == ["separation": .unknown, "disk-spool": .unknown])
    }

    @Test func `keys are apart and closed`() {
        #expect(Self.bad { $0.keys?.permissions = 0o750 } == ["keys": .fault])
        #expect(Self.bad { $0.keys = nil } == ["keys": .unknown])
        var needs = Self.needs
        needs.areKeysInSpool = true
        #expect(Self.bad(needs: needs) == ["keys": .warning])
    }

    @Test func `there is room for drops and ledger`() {
        #expect(Self.bad { $0.spool?.freeBytes = 9 << 30 } == ["disk-spool": .warning])
        #expect(Self.bad { $0.inboxes?.freeBytes = 127 << 20 } == ["disk-inboxes": .fault])
        #expect(Self.bad { $0.inboxes?.freeFiles = 999 } == ["disk-inboxes": .fault])
        let btrfs = Self.bad {
            $0.inboxes?.freeFiles = 0
            $0.inboxes?.totalFiles = 0
        }
        #expect(btrfs.isEmpty, "it counts none")
    }

    @Test func `what rests on disks is encrypted, and swap too`() {
        #expect(Self.bad { $0.keys?.rest = .plainDevice } == ["encryption": .warning])
        #expect(Self.bad { $0.spool?.rest = .unknown } == ["encryption": .unknown])
        #expect(Self.bad { $0.inboxes?.rest = .memory } == [:])
        #expect(Self.bad { $0.swap = .encrypted } == [:])
        #expect(Self.bad { $0.swap = nil } == ["swap": .unknown])
        #expect(Self.bad { $0.swap = .plain } == ["swap": .warning])
        func inMemory(_ kernel: KernelVersion) -> [String: HostCheck.State] {
            Self.bad {
                $0.swap = .plain
                $0.inboxes?.rest = .memory
                $0.kernel = kernel
            }
        }
        #expect(inMemory(KernelVersion(6, 3)) == ["swap": .fault])
        #expect(inMemory(KernelVersion(6, 4)) == ["swap": .warning], "tmpfs can keep out of swap from there on")
    }

    @Test func `the kernel has leases, watches and room for events`() {
        #expect(Self.bad { $0.sysctls["fs.leases-enable"] = 0 } == ["sysctls": .fault])
        #expect(Self.bad { $0.sysctls["fs.protected_symlinks"] = 0 } == ["sysctls": .warning])
        #expect(Self.bad { $0.sysctls["fs.protected_hardlinks"] = nil } == ["sysctls": .unknown])
        #expect(Self.bad { $0.sysctls["fs.inotify.max_user_watches"] = 263 } == ["inotify": .fault])
        #expect(Self.bad { $0.sysctls["fs.inotify.max_queued_events"] = 1024 } == ["inotify": .warning])
        #expect(Self.bad { $0.sysctls["fs.inotify.max_user_instances"] = nil } == ["inotify": .unknown])
        #expect(Self.bad { $0.isClockSynchronised = false } == ["clock": .warning])
        #expect(Self.bad { $0.isClockSynchronised = nil } == ["clock": .unknown])
    }

    @Test func `the daemon may and has what it needs, and no more`() {
        #expect(Self.bad { $0.daemon = nil } == ["daemon": .unknown])
        #expect(Self.bad { $0.daemon?.canLease = false } == ["lease": .fault])
        #expect(Self.bad { $0.daemon?.canReadAnyFile = false } == ["reading": .warning])
        #expect(Self.bad { $0.daemon?.coreLimit = nil } == ["core": .fault])
        #expect(Self.bad { $0.daemon?.swappedBytes = 4096 } == ["memory": .fault])
        #expect(Self.bad { $0.daemon?.openFilesLimit = 524_288 } == ["open-files": .warning])
        #expect(Self.bad { $0.daemon?.interfaces = 2 } == ["network": .warning])
        #expect(Self.bad { $0.daemon?.temporary?.rest = .encryptedDevice } == ["workbooks": .fault])
        #expect(Self.bad { $0.daemon?.temporary = nil } == ["workbooks": .unknown])
        #expect(Self.bad { $0.daemon?.hasWrappingKey = false } == ["month-keys": .fault])
        #expect(Self.bad { $0.monthKeys = nil } == ["month-keys": .unknown])
        for (name, value) in [
            ("GLIBC_TUNABLES", nil), ("GLIBC_TUNABLES", "glibc.malloc.perturb=165"), ("SWIFT_BACKTRACE", "enable=yes"),
        ] as [(String, String?)] {
            #expect(Self.bad { $0.daemon?.environment[name] = value } == ["memory": .fault])
        }
    }

    @Test func `every fault and warning says what to do`() {
        var facts = Self.sound
        facts.daemon?.canLease = false
        (facts.swap, facts.isClockSynchronised, facts.sysctls["fs.leases-enable"]) = (.plain, false, 0)
        facts.inboxes?.rest = .plainDevice
        let checks = Diagnosis(facts, needs: Self.needs).checks.filter { $0.state != .good }
        #expect(checks.count == 5)
        #expect(checks.allSatisfy { $0.advice != nil })
    }
}
