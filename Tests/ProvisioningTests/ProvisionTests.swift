import DelimitedText
import Foundation
import Provisioning
import QuarterlyReturns
import Register
import TestKit
import Testing

enum Sample {
    static let layout: HostLayout = {
        let root = "/srv/weighbridge/chroot"
        let layout = try? HostLayout(
            inbox: "\(root)/{account}/inbox", outbox: "\(root)/{account}/outbox", claims: "\(root)/.claims",
            spool: "/srv/weighbridge/spool")
        guard let layout else { preconditionFailure("this is the layout that the package sets") }
        return layout
    }()

    /// Of accounts with these names; what they are matters to nobody here.
    static func provision(
        _ names: [String], areas: [RegionalContent.Area] = [.nation, .region("Y62")], logsTransfers: Bool = false
    ) -> Provision {
        Provision(
            accounts: names.map { Account(name: $0, level: .team, organisation: "T") }, areas: areas, layout: layout,
            logsTransfers: logsTransfers)
    }

    /// A host on which just that provision was done.
    static func host(_ done: Provision) -> HostState {
        var folders: [String: HostState.FoundFolder] = [:]
        for folder in done.folders {
            folders[folder.path] = .folder(owner: folder.owner, group: folder.group, mode: folder.mode)
        }
        let users =
            done.users.map { ($0, HostLayout.userComment) } + [
                ("root", "root"), ("backup", "backup"), ("weighbridge", ""),
            ]
        return HostState(
            comments: Dictionary(users, uniquingKeysWith: { first, _ in first }),
            groups: Set(done.users + done.regionGroups + [HostLayout.sendersGroup, "root", "backup"]),
            senders: Set(done.users), folders: folders,
            files: done.files.reduce(into: [:]) { $0[$1.path] = $1.text }, keyFiles: Set(done.users),
            accountsWithKey: Set(done.users))
    }
}

struct ProvisionTests {
    @Test func `a register of two accounts and two stores gives these files`() throws {
        for file in Sample.provision(["team-north", "svc-mersey"]).files {
            let name = try #require(file.path.split(separator: "/").dropFirst().first)
            try Golden.expect(Array(file.text.utf8), at: "provision/\(name).txt")
        }
    }

    @Test func `an account's folders can be a chroot, and only their group tells them apart`() {
        let folders = Sample.provision(["team-north"], areas: []).folders
        let root = "/srv/weighbridge/chroot/team-north"
        #expect(folders.contains(.init(path: root, owner: "root", group: "root", mode: 0o755)))
        #expect(folders.contains(.init(path: root + "/inbox", owner: "weighbridge", group: "team-north", mode: 0o2770)))
        #expect(
            folders.contains(.init(path: root + "/outbox", owner: "weighbridge", group: "team-north", mode: 0o2750)))
    }

    @Test func `a region's store is built where its readers' group is given on`() {
        let folders = Sample.provision([]).folders
        #expect(
            folders.contains(
                .init(
                    path: "/srv/weighbridge/spool/regional/.Y62", owner: "weighbridge",
                    group: "weighbridge-region-Y62", mode: 0o2750)))
    }

    @Test func `sshd logs what accounts put and fetch only where that is set`() throws {
        func texts(_ logsTransfers: Bool) -> [String] {
            Sample.provision(["team-north"], logsTransfers: logsTransfers).files.map(\.text)
        }
        let changed = zip(texts(false), texts(true)).filter { $0 != $1 }
        #expect(changed.count == 1 && texts(true).count == 4)
        let (without, with) = try #require(changed.first)
        #expect(with == without.replacing("internal-sftp ", with: "internal-sftp -l INFO "))
    }

    @Test func `sshd is held to every line of its file`() throws {
        let provision = Sample.provision(["team-north"])
        // `sshd -T` of OpenSSH 9.2 with this file, and some of its other lines.
        let answer = """
            port 22
            clientaliveinterval 15
            clientalivecountmax 3
            x11forwarding no
            permittty no
            permituserrc no
            allowtcpforwarding yes
            allowagentforwarding no
            disableforwarding yes
            forcecommand internal-sftp -u 0007 -P symlink,hardlink,mkdir
            chrootdirectory /srv/weighbridge/chroot/%u
            trustedusercakeys none
            authorizedkeyscommand none
            authorizedkeysfile /etc/weighbridge/authorized_keys/%u
            authenticationmethods publickey
            permittunnel no

            """
        #expect(provision.sshdRules.broken(in: answer) == [])
        #expect(
            provision.sshdRules.broken(in: answer.replacing("permittty no", with: "permittty yes")) == ["PermitTTY no"])
        #expect(provision.sshdRules.broken(in: "").count == 14)
    }

    @Test(arguments: [
        ("/srv/spool/inbox/{account}", "/srv/spool/outbox/{account}"),
        ("/srv/a/{account}/inbox", "/srv/b/{account}/outbox"), ("/srv/a/{account}/in/box", "/srv/a/{account}/outbox"),
        ("/{account}/inbox", "/{account}/outbox"), ("/srv/spool/x/{account}/inbox", "/srv/spool/x/{account}/outbox"),
    ])
    func `a layout in which an account has no folder of its own, or none outside the spool, is refused`(
        inbox: String, outbox: String
    ) {
        #expect(throws: LayoutFault.self) {
            try HostLayout(inbox: inbox, outbox: outbox, claims: "/srv/claims", spool: "/srv/spool")
        }
    }
}

struct ProvisionDifferenceTests {
    private let wanted = Sample.provision(["svc-mersey", "team-north"])

    @Test func `done once, there is nothing left to do`() {
        let difference = ProvisionDifference(wanted, Sample.host(wanted))
        #expect(difference.isEmpty)
        #expect(difference.text == "")
    }

    @Test func `on a fresh host everything is made, and keys are asked for`() throws {
        let difference = ProvisionDifference(wanted, HostState(comments: ["weighbridge": ""]))
        #expect(difference.faults == [])
        try Golden.expect(Array(difference.text.utf8), at: "provision/fresh.txt")
    }

    @Test func `an account that left the register is removed, with its groups, and nobody else is`() {
        let host = Sample.host(
            Sample.provision(
                ["svc-mersey", "team-gone", "team-north"], areas: [.region("Y61"), .region("Y62"), .nation]))
        let steps = ProvisionDifference(wanted, host).steps
        #expect(steps.contains(.removeAccount("team-gone")))
        #expect(
            ProvisionDifference(wanted, host).removals
                == [.removeAccount("team-gone"), .removeRegionGroup("weighbridge-region-Y61")])
        #expect(steps.contains(.removeRegionGroup("weighbridge-region-Y61")))
        #expect(steps.count { if case .writeFile = $0 { true } else { false } } == 2)
        #expect(steps.count == 4)
    }

    @Test func `a key of nobody is removed: it would open the next account of that name`() {
        var host = Sample.host(wanted)
        host.keyFiles.insert("team-gone")
        let difference = ProvisionDifference(wanted, host)
        #expect(difference.removals == [.removeKey("team-gone")])
        #expect(difference.text.contains("- key /etc/weighbridge/authorized_keys/team-gone: of no account\n"))
    }

    @Test func `what logs transfers comes and goes with its setting`() {
        let logging = Sample.provision(wanted.users, logsTransfers: true)
        let begun = ProvisionDifference(logging, Sample.host(wanted))
        #expect(begun.steps.count == 2 && begun.text.contains("+ file \(HostLayout.logUnitFile)\n"))
        let ended = ProvisionDifference(wanted, Sample.host(logging))
        #expect(ended.steps.last == .removeLogUnit && ended.steps.count == 2)
        #expect(ended.removals == [], "nothing that can't be made again")
    }

    @Test func `a user who says that he is an account, and is no sender, is not removed`() {
        var host = Sample.host(wanted)
        host.comments["anna"] = HostLayout.userComment
        #expect(ProvisionDifference(wanted, host).isEmpty)
    }

    @Test func `what somebody changed is mended, and the change is shown`() {
        var host = Sample.host(wanted)
        host.folders["/srv/weighbridge/chroot/team-north/inbox"] = .folder(owner: "root", group: "root", mode: 0o777)
        host.senders.remove("svc-mersey")
        host.files[HostLayout.sshdFile]?.replace("PermitTTY no", with: "PermitTTY yes")
        #expect(
            ProvisionDifference(wanted, host).text == """
                ~ file /etc/ssh/sshd_config.d/weighbridge.conf
                    -     PermitTTY yes
                    +     PermitTTY no
                ~ user svc-mersey joins weighbridge-senders
                ~ folder /srv/weighbridge/chroot/team-north/inbox weighbridge:team-north 2770, was root:root 777
                ~ sshd is reloaded
                ~ the service is reloaded

                """)
    }

    @Test func `a user of the host who is no account is never taken over`() {
        let faults = ProvisionDifference(Sample.provision(["backup"]), Sample.host(wanted)).faults
        #expect(faults.count == 1)
        #expect(faults.first?.contains("backup") == true)
    }

    @Test func `a link in the place of a folder is not followed`() {
        var host = Sample.host(wanted)
        host.folders["/srv/weighbridge/chroot/team-north"] = .somethingElse
        #expect(ProvisionDifference(wanted, host).faults.count == 1)
    }

    @Test func `a group's name that Linux can't take, and a host without the service's user, are refused`() {
        let long = Sample.provision([], areas: [.region("A-REGION-OF-20-LETTERS")])
        #expect(ProvisionDifference(long, HostState()).faults.count == 2)
    }
}
