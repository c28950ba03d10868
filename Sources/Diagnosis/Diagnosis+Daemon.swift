/// What is seen of the process itself.
extension Diagnosis {
    var daemonChecks: [HostCheck] {
        guard let daemon = facts.daemon else {
            return [
                HostCheck(
                    "daemon", .unknown, "none runs, or this user may not look at it",
                    advice: "Start it, and run this as root: what it is allowed and given is seen only then.")
            ]
        }
        return [
            lease(daemon), reading(daemon), memory(daemon), core(daemon), openFiles(daemon),
            network(daemon), temporary(daemon), monthKeys(daemon),
        ]
    }

    private func lease(_ daemon: DaemonFacts) -> HostCheck {
        daemon.canLease
            ? HostCheck("lease", .good, "the service sees whether somebody still writes to a file")
            : HostCheck(
                "lease", .fault, "the service can't see whether somebody still writes to a file; it waits 10 s instead",
                advice: "Give it CAP_LEASE, as systemd/weighbridge.service does.")
    }

    private func reading(_ daemon: DaemonFacts) -> HostCheck {
        daemon.canReadAnyFile
            ? HostCheck("reading", .good, "files that were sent with mode 0600 can be read")
            : HostCheck(
                "reading", .warning, "files that were sent with mode 0600 can't be read, where another user owns them",
                advice: "Give the service CAP_DAC_READ_SEARCH, as systemd/weighbridge.service does.")
    }

    /// Measured: without these settings of glibc most cells of a drop stay readable in freed memory; with them next to none.
    private func memory(_ daemon: DaemonFacts) -> HostCheck {
        let tunables = daemon.environment["GLIBC_TUNABLES"] ?? ""
        guard tunables.contains("glibc.malloc.perturb="), tunables.contains("glibc.malloc.tcache_count=0"),
            daemon.environment["SWIFT_BACKTRACE"]?.contains("enable=no") == true
        else {
            return HostCheck(
                "memory", .fault, "freed memory is not overwritten, or a crash prints a backtrace",
                advice: "Set GLIBC_TUNABLES and SWIFT_BACKTRACE as systemd/weighbridge.service does.")
        }
        guard daemon.swappedBytes == 0 else {
            return HostCheck(
                "memory", .fault, "\(daemon.swappedBytes / 1024) KiB of the service lie in swap",
                advice: "Set MemorySwapMax=0, as systemd/weighbridge.service does, and restart it.")
        }
        return HostCheck("memory", .good, "freed memory is overwritten, none lies in swap")
    }

    private func core(_ daemon: DaemonFacts) -> HostCheck {
        daemon.coreLimit == 0
            ? HostCheck("core", .good, "no core file is written")
            : HostCheck(
                "core", .fault, "a crash could write a core file",
                advice: "Set LimitCORE=0, as systemd/weighbridge.service does.")
    }

    private func openFiles(_ daemon: DaemonFacts) -> HostCheck {
        guard let limit = daemon.openFilesLimit, limit <= 1024 else {
            return HostCheck(
                "open-files", .warning, "more than 1024 files may be open, and libinotifytools ends the process there",
                advice: "Set LimitNOFILE=1024, as systemd/weighbridge.service does.")
        }
        return HostCheck("open-files", .good, "at most \(limit)")
    }

    private func network(_ daemon: DaemonFacts) -> HostCheck {
        daemon.interfaces == 0
            ? HostCheck("network", .good, "the service sees none")
            : HostCheck(
                "network", .warning, "the service sees \(daemon.interfaces) network interfaces and needs none",
                advice: "Set PrivateNetwork=yes, as systemd/weighbridge.service does.")
    }

    private func monthKeys(_ daemon: DaemonFacts) -> HostCheck {
        let name = "month-keys"
        guard let keys = facts.monthKeys else {
            return HostCheck(name, .unknown, "whether there are keys of months can't be seen")
        }
        switch (keys.wrapped, daemon.hasWrappingKey) {
        case (1..., false):
            return HostCheck(
                name, .fault, "\(keys.wrapped) are wrapped, and the service was not given the credential mar-wrap",
                advice: "Give it the credential again (LoadCredentialEncrypted=mar-wrap:…) and restart it.")
        case (_, true): return HostCheck(name, .good, "the service was given the credential mar-wrap to wrap them")
        case (_, false):
            return HostCheck(name, .good, "\(keys.plain) protected by the folder's rights; no credential is used")
        }
    }

    private func temporary(_ daemon: DaemonFacts) -> HostCheck {
        guard needs.hasProviders else { return HostCheck("workbooks", .good, "no provider's workbooks are made here") }
        guard let place = daemon.temporary else {
            return HostCheck("workbooks", .unknown, "where workbooks are put together can't be seen")
        }
        return place.rest == .memory
            ? HostCheck("workbooks", .good, "they are put together in memory")
            : HostCheck(
                "workbooks", .fault,
                "workbooks with rows about participants are put together on a disk (\(place.path))",
                advice: "Set RuntimeDirectory=weighbridge, as systemd/weighbridge.service does.")
    }
}
