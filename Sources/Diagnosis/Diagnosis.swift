/// What is to be said of a host: one check for each thing that the service depends on.
package struct Diagnosis {
    /// What the settings and the register ask of the host.
    package struct Needs: Hashable, Sendable {
        package var accounts: Int
        /// `limits.bytes`.
        package var fileLimit: Int64
        /// Whether the keys lie under the spool.
        package var areKeysInSpool: Bool
        /// Whether somebody owes Monthly Activities Reports: their workbooks hold rows about people.
        package var hasProviders: Bool

        package init(accounts: Int, fileLimit: Int64, areKeysInSpool: Bool, hasProviders: Bool) {
            self.accounts = accounts
            self.fileLimit = fileLimit
            self.areKeysInSpool = areKeysInSpool
            self.hasProviders = hasProviders
        }
    }

    let facts: HostFacts
    let needs: Needs

    package init(_ facts: HostFacts, needs: Needs) {
        self.facts = facts
        self.needs = needs
    }

    /// In the order in which an operator would set things right.
    package var checks: [HostCheck] {
        [
            filesystem, separation, keys, space(of: facts.spool, "disk-spool"),
            space(of: facts.inboxes, "disk-inboxes"),
            encryption, swap, sysctls, inotify, clock,
        ] + daemonChecks
    }
}

// MARK: Places

extension Diagnosis {
    private var filesystem: HostCheck {
        let name = "filesystem"
        guard let inboxes = facts.inboxes, let claims = facts.claims else {
            return HostCheck(
                name, .fault, "inboxes or claims are not there, or can't be looked at",
                advice: "Run `weighbridge accounts provision` (as root), or start the service once where it makes them."
            )
        }
        guard inboxes.mount == claims.mount else {
            return HostCheck(
                name, .fault, "inboxes and claims lie on different mounts, so that no file can be renamed between them",
                advice: "Put both on one filesystem, without a bind mount between them.")
        }
        let odd = ["nfs", "nfs4", "cifs", "smb3", "9p", "vboxsf"].contains(inboxes.filesystem)
        if odd || inboxes.filesystem.hasPrefix("fuse") {
            return HostCheck(
                name, .fault, "the inboxes lie on \(inboxes.filesystem), which has no events or no leases",
                advice: "Put them on a filesystem of this host: ext4, xfs, btrfs or tmpfs.")
        }
        return HostCheck(name, .good, "inboxes and claims lie on one \(inboxes.filesystem)")
    }

    private var separation: HostCheck {
        let name = "separation"
        guard let inboxes = facts.inboxes, let spool = facts.spool else {
            return HostCheck(name, .unknown, "inboxes or spool are not there, or can't be looked at")
        }
        return inboxes.mount == spool.mount
            ? HostCheck(
                name, .warning, "inboxes and ledger share a filesystem, which one account could fill",
                advice: "Give the inboxes a filesystem of their own, or each account a quota.")
            : HostCheck(name, .good, "inboxes have a filesystem of their own")
    }

    private var keys: HostCheck {
        let name = "keys"
        guard let keys = facts.keys else {
            return HostCheck(name, .unknown, "the folder of keys is not there, or can't be looked at")
        }
        guard keys.permissions & 0o077 == 0 else {
            return HostCheck(
                name, .fault, "the folder of keys is open to others", advice: "Run `chmod 700 \(keys.path)`.")
        }
        guard !needs.areKeysInSpool else {
            return HostCheck(
                name, .warning, "the keys lie under the spool, so a copy of the spool holds both",
                advice: "Set `keys` to a folder elsewhere, such as /var/lib/weighbridge-keys.")
        }
        return HostCheck(name, .good, "the keys lie apart from the spool, for their owner alone")
    }

    /// Full to nine tenths is late to hear of it; less than two drops of the largest size stops the work.
    private func space(of place: Place?, _ name: String) -> HostCheck {
        guard let place else { return HostCheck(name, .unknown, "it is not there, or can't be looked at") }
        let free = "\(place.freeBytes / 1_048_576) MiB are free under \(place.path)"
        let advice = "Make room, or put it on a larger filesystem; when it is full, drops wait and nothing is lost."
        if place.freeBytes < 2 * needs.fileLimit { return HostCheck(name, .fault, free, advice: advice) }
        if place.totalFiles > 0, place.freeFiles < 1000 {
            return HostCheck(name, .fault, "\(place.freeFiles) inodes are free under \(place.path)", advice: advice)
        }
        if place.freeBytes < place.totalBytes / 10 { return HostCheck(name, .warning, free, advice: advice) }
        return HostCheck(name, .good, free)
    }

    private var encryption: HostCheck {
        let name = "encryption"
        let places = [facts.inboxes, facts.claims, facts.spool, facts.keys].compactMap(\.self)
        let plain = places.filter { $0.rest == .plainDevice }.map(\.path)
        if !plain.isEmpty {
            return HostCheck(
                name, .warning, "not encrypted at rest: \(plain.joined(separator: ", "))",
                advice: "Use LUKS, or for inboxes a tmpfs (srv-weighbridge-chroot.mount).")
        }
        guard !places.isEmpty, places.allSatisfy({ $0.rest != .unknown }) else {
            return HostCheck(
                name, .unknown, "whether the disks are encrypted can't be seen from here",
                advice: "Ask whoever runs the host or its storage.")
        }
        return HostCheck(name, .good, "what rests on a disk is encrypted")
    }

    private var swap: HostCheck {
        let name = "swap"
        switch facts.swap {
        case nil: return HostCheck(name, .unknown, "whether there is swap can't be seen")
        case .some(.none): return HostCheck(name, .good, "there is none")
        case .some(.encrypted): return HostCheck(name, .good, "it is encrypted, or in memory")
        case .some(.plain):
            // tmpfs knows noswap since 6.4.
            let isTmpfs = facts.inboxes?.rest == .memory && (facts.kernel.map { $0 < KernelVersion(6, 4) } ?? true)
            return HostCheck(
                name, isTmpfs ? .fault : .warning,
                isTmpfs
                    ? "inboxes in memory can be written to swap that is not encrypted"
                    : "swap is not encrypted; the unit keeps the service's own memory out of it",
                advice: "Encrypt the swap, or turn it off.")
        }
    }
}

// MARK: Kernel

extension Diagnosis {
    private var sysctls: HostCheck {
        let name = "sysctls"
        let wanted = ["fs.leases-enable", "fs.protected_hardlinks", "fs.protected_symlinks"]
        let off = wanted.filter { facts.sysctls[$0] == 0 }
        guard off.isEmpty else {
            return HostCheck(
                name, off.contains("fs.leases-enable") ? .fault : .warning,
                "switched off: \(off.joined(separator: ", "))",
                advice: "Set them to 1 in /etc/sysctl.d.")
        }
        guard wanted.allSatisfy({ facts.sysctls[$0] != nil }) else {
            return HostCheck(name, .unknown, "some of \(wanted.joined(separator: ", ")) can't be read")
        }
        return HostCheck(name, .good, "leases are on, links are protected")
    }

    private var inotify: HostCheck {
        let name = "inotify"
        guard let watches = facts.sysctls["fs.inotify.max_user_watches"],
            let instances = facts.sysctls["fs.inotify.max_user_instances"],
            let events = facts.sysctls["fs.inotify.max_queued_events"]
        else {
            return HostCheck(name, .unknown, "the limits in /proc/sys/fs/inotify can't be read")
        }
        // A watch for each inbox and one for the spool; other programs of the user have some, too.
        let needed = needs.accounts + 64
        guard watches >= needed, instances >= 2 else {
            return HostCheck(
                name, .fault, "\(watches) watches in \(instances) instances are too few for \(needs.accounts) inboxes",
                advice: "Set fs.inotify.max_user_watches to \(2 * needed) or more in /etc/sysctl.d.")
        }
        guard events >= 4096 else {
            return HostCheck(
                name, .warning, "a queue of \(events) events overflows soon; what is lost is found by the regular look",
                advice: "Set fs.inotify.max_queued_events to 16384 or more in /etc/sysctl.d.")
        }
        return HostCheck(name, .good, "\(watches) watches, a queue of \(events) events")
    }

    private var clock: HostCheck {
        switch facts.isClockSynchronised {
        case true?: HostCheck("clock", .good, "it is synchronised")
        case false?:
            HostCheck(
                "clock", .warning, "nothing keeps it right; drops are dated by it, and deadlines follow from it",
                advice: "Turn on time synchronisation: systemd-timesyncd, chrony.")
        case nil: HostCheck("clock", .unknown, "whether it is synchronised can't be seen")
        }
    }
}
