/// What a host is like, as far as the service depends on it. Nil everywhere: it could not be found out.
package struct HostFacts: Hashable, Sendable {
    /// `6.1` as (6, 1).
    package var kernel: KernelVersion?
    package var spool: Place?
    package var keys: Place?
    package var claims: Place?
    /// Where accounts' inboxes lie: one of them, for all.
    package var inboxes: Place?
    /// By their names with dots, like `fs.inotify.max_user_watches`.
    package var sysctls: [String: Int]
    package var swap: Swap?
    /// Keys of months that lie in the folder of keys.
    package var monthKeys: MonthKeyCounts?
    /// Whether something keeps the clock right.
    package var isClockSynchronised: Bool?
    /// Nil where none runs.
    package var daemon: DaemonFacts?

    package init(
        kernel: KernelVersion? = nil, spool: Place? = nil, keys: Place? = nil, claims: Place? = nil,
        inboxes: Place? = nil, sysctls: [String: Int] = [:], swap: Swap? = nil,
        monthKeys: MonthKeyCounts? = nil, isClockSynchronised: Bool? = nil,
        daemon: DaemonFacts? = nil
    ) {
        self.kernel = kernel
        self.spool = spool
        self.keys = keys
        self.claims = claims
        self.inboxes = inboxes
        self.sysctls = sysctls
        self.swap = swap
        self.monthKeys = monthKeys
        self.isClockSynchronised = isClockSynchronised
        self.daemon = daemon
    }

    package enum Swap: Hashable, Sendable {
        case none
        /// In memory (zram), or on encrypted devices alone.
        case encrypted
        case plain
    }
}

package struct KernelVersion: Hashable, Comparable, Sendable {
    package var major: Int
    package var minor: Int

    package init(_ major: Int, _ minor: Int) {
        self.major = major
        self.minor = minor
    }

    package static func < (left: KernelVersion, right: KernelVersion) -> Bool {
        (left.major, left.minor) < (right.major, right.minor)
    }
}

package struct MonthKeyCounts: Hashable, Sendable {
    /// Wrapped with the credential `mar-wrap`.
    package var wrapped: Int
    package var plain: Int

    package init(wrapped: Int, plain: Int) {
        self.wrapped = wrapped
        self.plain = plain
    }
}

/// A folder and the filesystem that it lies on.
package struct Place: Hashable, Sendable {
    package var path: String
    package var permissions: Int
    /// Two places with one mount are reached by one path: a file can be renamed between them.
    package var mount: Int
    /// `ext4`, `tmpfs`, …
    package var filesystem: String
    package var freeBytes: Int64
    package var totalBytes: Int64
    /// 0 where the filesystem counts none.
    package var totalFiles: Int64
    package var freeFiles: Int64
    package var rest: Rest

    /// Where the data rest.
    package enum Rest: Hashable, Sendable {
        case memory
        case encryptedDevice
        case plainDevice
        case unknown
    }

    package init(
        path: String, permissions: Int, mount: Int, filesystem: String, freeBytes: Int64, totalBytes: Int64,
        freeFiles: Int64, totalFiles: Int64, rest: Rest
    ) {
        self.path = path
        self.permissions = permissions
        self.mount = mount
        self.filesystem = filesystem
        self.freeBytes = freeBytes
        self.totalBytes = totalBytes
        self.freeFiles = freeFiles
        self.totalFiles = totalFiles
        self.rest = rest
    }
}

/// The process of the daemon, as the kernel shows it to root and to its own user.
package struct DaemonFacts: Hashable, Sendable {
    /// CAP_LEASE, or the user that all inboxes' files belong to.
    package var canLease: Bool
    /// CAP_DAC_READ_SEARCH.
    package var canReadAnyFile: Bool
    /// Of a core file; nil = unlimited.
    package var coreLimit: Int64?
    package var swappedBytes: Int64
    package var openFilesLimit: Int64?
    /// Network interfaces beside the loopback.
    package var interfaces: Int
    package var environment: [String: String]
    /// Whether it was given the credential `mar-wrap`.
    package var hasWrappingKey: Bool
    /// Where workbooks are put together.
    package var temporary: Place?

    package init(
        canLease: Bool, canReadAnyFile: Bool, coreLimit: Int64?, swappedBytes: Int64, openFilesLimit: Int64?,
        interfaces: Int, environment: [String: String], hasWrappingKey: Bool, temporary: Place?
    ) {
        self.canLease = canLease
        self.canReadAnyFile = canReadAnyFile
        self.coreLimit = coreLimit
        self.swappedBytes = swappedBytes
        self.openFilesLimit = openFilesLimit
        self.interfaces = interfaces
        self.environment = environment
        self.hasWrappingKey = hasWrappingKey
        self.temporary = temporary
    }
}
