package import QuarterlyReturns
package import Register

/// What a register needs of a host, made from nothing else: users, groups, folders, and the files from which systemd and sshd
/// make them.
package struct Provision: Hashable, Sendable {
    /// By name. Each gets a group of its own and is in the senders' group.
    package let users: [String]
    /// Groups of those who may read a region's store, by name.
    package let regionGroups: [String]
    /// Parents before children.
    package let folders: [Folder]
    package private(set) var files: [File]
    package let sshdRules: SSHDRules

    package struct Folder: Hashable, Sendable {
        package var path: String
        package var owner: String
        package var group: String
        /// Permission bits with setgid, below 0o10000.
        package var mode: Int

        package init(path: String, owner: String, group: String, mode: Int) {
            self.path = path
            self.owner = owner
            self.group = group
            self.mode = mode
        }
    }

    package struct File: Hashable, Sendable {
        package var path: String
        package var text: String
    }

    /// - Parameters:
    ///   - areas: those that have a regional store.
    ///   - logsTransfers: whether sshd logs which files are put and fetched.
    package init(accounts: [Account], areas: [RegionalContent.Area], layout: HostLayout, logsTransfers: Bool) {
        users = accounts.map(\.name).sorted()
        let areas = areas.sorted { $0.name < $1.name }
        regionGroups = areas.map(HostLayout.regionGroup(of:))
        folders = Self.folders(users, areas, layout)
        sshdRules = SSHDRules(layout: layout, logsTransfers: logsTransfers)
        files = [
            File(path: HostLayout.usersFile, text: Self.usersText(users, regionGroups)),
            File(path: HostLayout.foldersFile, text: Self.foldersText(folders)),
            File(path: HostLayout.sshdFile, text: Self.headline + sshdRules.text),
        ]
        if logsTransfers { files.append(File(path: HostLayout.logUnitFile, text: Self.logUnitText(layout))) }
    }

    /// sshd wants every part of a chroot's path owned by root and written by nobody else (sshd_config(5), ChrootDirectory).
    /// Files in an inbox get the account's group, those in an outbox too: by it the account reads them.
    private static func folders(_ users: [String], _ areas: [RegionalContent.Area], _ layout: HostLayout) -> [Folder] {
        let service = HostLayout.serviceUser
        let own = [
            Folder(path: layout.chroots, owner: "root", group: "root", mode: 0o755),
            Folder(path: layout.claims, owner: service, group: service, mode: 0o700),
            // Others pass through to the regional stores, and list nothing.
            Folder(path: layout.spool, owner: service, group: service, mode: 0o711),
            Folder(path: layout.stores, owner: service, group: service, mode: 0o711),
        ]
        let workshops = areas.map { area in
            Folder(
                path: layout.workshop(of: area), owner: service, group: HostLayout.regionGroup(of: area), mode: 0o2750)
        }
        let accounts = users.flatMap { user in
            [
                Folder(path: layout.chroot(of: user), owner: "root", group: "root", mode: 0o755),
                Folder(path: layout.inbox(of: user), owner: service, group: user, mode: 0o2770),
                Folder(path: layout.outbox(of: user), owner: service, group: user, mode: 0o2750),
            ]
        }
        return own + workshops + accounts
    }

    private static let headline =
        "# Made by `weighbridge accounts provision` from the register; changes here are lost.\n"

    /// sysusers.d(5). Its `u` makes the group of the same name.
    private static func usersText(_ users: [String], _ regionGroups: [String]) -> String {
        // The range of system users has room for some eight hundred, this one for ten thousand.
        let lines =
            ["r - 30000-39999", "g \(HostLayout.sendersGroup) -"] + regionGroups.map { "g \($0) -" }
            + users.flatMap { user in
                [
                    "u \(user) - \"\(HostLayout.userComment)\" / /usr/sbin/nologin",
                    "m \(user) \(HostLayout.sendersGroup)",
                ]
            }
        return headline + lines.map { $0 + "\n" }.joined()
    }

    /// tmpfiles.d(5): also for each boot, as inboxes may lie on a tmpfs.
    private static func foldersText(_ folders: [Folder]) -> String {
        headline
            + folders.map { folder in
                let mode = String(folder.mode, radix: 8)
                return "d \(folder.path) \(mode.count < 4 ? "0" : "")\(mode) \(folder.owner) \(folder.group) -\n"
            }.joined()
    }

    /// systemd.service(5). A session is locked up in its account's folder and, with the C library of Linux, logs to the
    /// `/dev/log` that it finds there (sftp-server(8), -l). A mount, as a link would lead nowhere; made anew at each boot, as
    /// mounts are.
    private static func logUnitText(_ layout: HostLayout) -> String {
        headline + """
            [Unit]
            Description=Weighbridge: the journal's socket in the folders of SFTP accounts
            After=systemd-tmpfiles-setup.service
            Before=ssh.service

            [Service]
            Type=oneshot
            RemainAfterExit=yes
            ExecStart=/bin/sh -ec 'for home in \(layout.chroots)/*; do [ -d $home ] || continue; log=$home/dev/log; \
            mkdir -p $home/dev; touch $log; mountpoint -q $log || mount --bind /run/systemd/journal/dev-log $log; done'
            ExecStop=/bin/sh -c 'for log in \(layout.chroots)/*/dev/log; do umount $log; rm -f $log; \
            rmdir $(dirname $log); done'

            [Install]
            WantedBy=multi-user.target

            """
    }
}
