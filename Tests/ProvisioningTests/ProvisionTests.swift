import DelimitedText
import Foundation
import Provisioning
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
    static func provision(_ names: [String], areas: [String] = ["Y62", "nation"]) -> Provision {
        Provision(
            accounts: names.map { Account(name: $0, level: .team, organisation: "T") }, areas: areas, layout: layout)
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
            files: done.files.reduce(into: [:]) { $0[$1.path] = $1.text }, accountsWithKey: Set(done.users))
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
            Sample.provision(["svc-mersey", "team-gone", "team-north"], areas: ["Y61", "Y62", "nation"]))
        let steps = ProvisionDifference(wanted, host).steps
        #expect(steps.contains(.removeAccount("team-gone")))
        #expect(steps.contains(.removeRegionGroup("weighbridge-region-Y61")))
        #expect(steps.count { if case .writeFile = $0 { true } else { false } } == 2)
        #expect(steps.count == 4)
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
        let long = Sample.provision([], areas: ["A-REGION-OF-20-LETTERS"])
        #expect(ProvisionDifference(long, HostState()).faults.count == 2)
    }
}
