import CLinuxShims
package import Diagnosis
import Foundation
import Glibc

extension Host {
    /// The paths that a diagnosis looks at.
    package struct Paths {
        package var spool: String
        package var keys: String
        package var claims: String
        /// Of one account, for all; nil where there is no account.
        package var inbox: String?

        package init(spool: String, keys: String, claims: String, inbox: String?) {
            self.spool = spool
            self.keys = keys
            self.claims = claims
            self.inbox = inbox
        }
    }

    /// - Parameters:
    ///   - monthKeys: nil where the folder of keys can't be looked at.
    ///   - daemon: what is known of the daemon; nil where none runs.
    package func facts(_ paths: Paths, monthKeys: MonthKeyCounts?, daemon: DaemonFacts?) -> HostFacts {
        let mounts = Mounts(text("/proc/self/mountinfo") ?? "")
        func place(_ path: String) -> Place? { self.place(path, mounts) }
        return HostFacts(
            kernel: kernel, spool: place(paths.spool), keys: place(paths.keys), claims: place(paths.claims),
            inboxes: paths.inbox.flatMap(place), sysctls: sysctls, swap: swap(mounts),
            monthKeys: monthKeys,
            isClockSynchronised: isClockSynchronised, daemon: daemon)
    }

    /// What the kernel tells of a process; nil where this user may not look at it, or it is gone.
    ///
    /// - Parameters:
    ///   - ownsFiles: whether the files in its inboxes are its own user's, so that it needs no CAP_LEASE.
    ///   - credential: name of the one that keys of months are wrapped with.
    package func daemon(_ processID: Int32, ownsFiles: Bool, credential: String) -> DaemonFacts? {
        let folder = "/proc/\(processID)"
        guard let status = text(folder + "/status"), let environment = text(folder + "/environ"),
            let capabilities = field("CapEff", status).flatMap({ UInt64($0, radix: 16) })
        else { return nil }
        func may(_ capability: Int) -> Bool { capabilities & (1 << UInt64(capability)) != 0 }
        let variables = variables(of: environment)
        let limits = text(folder + "/limits") ?? ""
        let interfaces = (text(folder + "/net/dev") ?? "").split(separator: "\n").dropFirst(2).map {
            $0.prefix { $0 != ":" }.trimmingCharacters(in: .whitespaces)
        }
        // As the process sees it: its root may be another.
        let mounts = Mounts(text(folder + "/mountinfo") ?? "")
        return DaemonFacts(
            canLease: may(28) || ownsFiles, canReadAnyFile: may(2) || ownsFiles,
            coreLimit: limit("Max core file size", limits),
            swappedBytes: (field("VmSwap", status).flatMap { Int64($0.prefix { $0 != " " }) } ?? 0) * 1024,
            openFilesLimit: limit("Max open files", limits), interfaces: interfaces.count { $0 != "lo" },
            environment: variables,
            hasWrappingKey: variables["CREDENTIALS_DIRECTORY"].map { isThere(folder + "/root\($0)/\(credential)") }
                ?? false,
            temporary: variables["RUNTIME_DIRECTORY"].flatMap { place($0, mounts, seenFrom: folder + "/root") })
    }

    private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: root + path) }

    private func variables(of environment: String) -> [String: String] {
        var variables: [String: String] = [:]
        for pair in environment.split(separator: "\0") {
            let name = pair.prefix { $0 != "=" }
            // While it reads its settings, glibc cuts them apart where they stand.
            if pair.hasPrefix("glibc.") {
                variables["GLIBC_TUNABLES", default: ""] += ":" + pair
            } else {
                variables[String(name)] = String(pair.dropFirst(name.count + 1))
            }
        }
        return variables
    }

    private var kernel: KernelVersion? {
        let numbers = (text("/proc/sys/kernel/osrelease") ?? "").split { !$0.isNumber }.compactMap { Int($0) }
        return numbers.count > 1 ? KernelVersion(numbers[0], numbers[1]) : nil
    }

    private var sysctls: [String: Int] {
        [
            "fs.leases-enable", "fs.protected_hardlinks", "fs.protected_symlinks", "fs.inotify.max_user_watches",
            "fs.inotify.max_user_instances", "fs.inotify.max_queued_events",
        ].reduce(into: [:]) { values, name in
            let path = "/proc/sys/" + name.split(separator: ".").joined(separator: "/")
            values[name] = text(path).flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }
    }

    private var isClockSynchronised: Bool? {
        let answer = linux_clock_is_synchronised()
        return answer < 0 ? nil : answer == 1
    }

    private func swap(_ mounts: Mounts) -> HostFacts.Swap? {
        guard let lines = text("/proc/swaps")?.split(separator: "\n").dropFirst() else { return nil }
        if lines.isEmpty { return HostFacts.Swap.none }
        let isEncrypted = lines.allSatisfy { line in
            let path = String(line.prefix { !$0.isWhitespace })
            if path.hasPrefix("/dev/zram") { return true }
            if line.contains("partition") { return rest(ofDevice: path) == .encryptedDevice }
            return place((path as NSString).deletingLastPathComponent, mounts)?.rest == .encryptedDevice
        }
        return isEncrypted ? .encrypted : .plain
    }

    /// - Parameter seenFrom: where the root of whoever knows the path lies.
    private func place(_ path: String, _ mounts: Mounts, seenFrom top: String = "") -> Place? {
        let real = root + top + path
        guard let item = try? FileManager.default.attributesOfItem(atPath: real),
            let disk = try? FileManager.default.attributesOfFileSystem(forPath: real),
            let permissions = item[.posixPermissions] as? NSNumber, let mount = mounts.mount(of: path)
        else { return nil }
        func count(_ key: FileAttributeKey) -> Int64 { (disk[key] as? NSNumber)?.int64Value ?? 0 }
        let isMemory = ["tmpfs", "ramfs"].contains(mount.filesystem)
        return Place(
            path: path, permissions: permissions.intValue, mount: mount.number, filesystem: mount.filesystem,
            freeBytes: count(.systemFreeSize), totalBytes: count(.systemSize), freeFiles: count(.systemFreeNodes),
            totalFiles: count(.systemNodes),
            rest: isMemory ? .memory : rest(of: mount.device) ?? rest(ofDevice: mount.source))
    }

    private func rest(ofDevice path: String) -> Place.Rest {
        var status = stat()
        guard path.hasPrefix("/dev/"), unsafe stat(root + path, &status) == 0 else { return .unknown }
        let device = UInt64(status.st_rdev)
        // makedev(3), the other way round.
        let major = (device >> 8) & 0xfff | (device >> 32) & ~0xfff
        let minor = device & 0xff | (device >> 12) & ~0xff
        return rest(of: "\(major):\(minor)") ?? .unknown
    }

    /// - Parameter device: `253:0`. Nil where the kernel knows no such block device.
    private func rest(of device: String) -> Place.Rest? {
        let folder = "/sys/dev/block/\(device)"
        guard FileManager.default.fileExists(atPath: root + folder) else { return nil }
        return isEncrypted(folder) ? .encryptedDevice : .plainDevice
    }

    /// Whether dm-crypt stands anywhere between the device and the disks below it.
    private func isEncrypted(_ folder: String) -> Bool {
        if text(folder + "/dm/uuid")?.hasPrefix("CRYPT-") == true { return true }
        let below = (try? FileManager.default.contentsOfDirectory(atPath: root + folder + "/slaves")) ?? []
        return !below.isEmpty && below.allSatisfy { isEncrypted(folder + "/slaves/" + $0) }
    }

    /// `Name:	value` of /proc/PID/status.
    private func field(_ name: String, _ status: String) -> String? {
        status.split(separator: "\n").first { $0.hasPrefix(name + ":") }.map {
            $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces)
        }
    }

    /// The soft limit; nil = unlimited.
    private func limit(_ name: String, _ limits: String) -> Int64? {
        limits.split(separator: "\n").first { $0.hasPrefix(name) }?
            .dropFirst(name.count).split(separator: " ").first.flatMap { Int64($0) }
    }
}

/// proc_pid_mountinfo(5).
private struct Mounts {
    struct Mount {
        var number: Int
        /// `8:1`.
        var device: String
        var point: String
        var filesystem: String
        var source: String
    }

    private let mounts: [Mount]

    init(_ text: String) {
        mounts = text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let dash = words.firstIndex(of: "-"), dash >= 6, words.count > dash + 2, let number = Int(words[0])
            else { return nil }
            return Mount(
                number: number, device: words[2], point: words[4].replacingOccurrences(of: "\\040", with: " "),
                filesystem: words[dash + 1], source: words[dash + 2])
        }
    }

    /// The last of those that the path lies under: a later mount hides an earlier one.
    func mount(of path: String) -> Mount? {
        let containing = mounts.filter { path == $0.point || path.hasPrefix($0.point == "/" ? "/" : $0.point + "/") }
        let longest = containing.map(\.point.count).max()
        return containing.last { $0.point.count == longest }
    }
}
