import Foundation
import struct Host.Host
import Provisioning
import TestKit
import Testing

/// On a folder that looks like the root of a host, and a name service with these entries.
struct HostTests {
    private let directory: TemporaryDirectory
    private static let users = [
        "root:x:0:0:root:/root:/bin/sh", "me:x:\(getuid()):\(getgid()):\(HostLayout.userComment):/:/usr/sbin/nologin",
        "gone:x:30001:30001:\(HostLayout.userComment):/:/usr/sbin/nologin", "anna:x:1000:1000:Anna:/home/anna:/bin/sh",
    ]
    private static let groups = [
        "root:x:0:", "mine:x:\(getgid()):", "\(HostLayout.sendersGroup):x:998:me,you,gone",
    ]
    /// Of a directory that lists nobody, and answers when it is asked for a name.
    private static let unlisted = ["team-north:x:70001:"]

    init() throws {
        directory = try TemporaryDirectory()
    }

    private var host: Host {
        Host(root: directory.path) { database, keys in
            let entries = database == .users ? Self.users : keys.isEmpty ? Self.groups : Self.groups + Self.unlisted
            return entries.filter { entry in keys.isEmpty || keys.contains { entry.hasPrefix($0 + ":") } }
                .map { $0 + "\n" }.joined()
        }
    }

    private func put(_ text: String, at path: String) throws {
        let url = URL(filePath: directory.path + path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }

    @Test func `users, groups, folders, files and keys are found as they are`() throws {
        let wanted = Sample.provision(["me", "you"], areas: [])
        try put("ssh-ed25519 AAAA", at: HostLayout.keyFile(of: "me"))
        try put("", at: HostLayout.keyFile(of: "you"))
        try put("ssh-rsa AAAA", at: HostLayout.keyFile(of: "nobody-yet"))
        try put("", at: HostLayout.keyFolder + "/.me.swp")
        try put("old", at: HostLayout.sshdFile)
        let inbox = Sample.layout.inbox(of: "me")
        try put("", at: inbox + "/x")
        try FileManager.default.setAttributes([.posixPermissions: 0o2770], ofItemAtPath: directory.path + inbox)
        try FileManager.default.createSymbolicLink(
            atPath: directory.path + Sample.layout.outbox(of: "me"), withDestinationPath: directory.path)

        let state = try host.state(concerning: wanted)
        #expect(state.comments["me"] == HostLayout.userComment)
        #expect(state.comments["gone"] == HostLayout.userComment, "a sender who is not wanted any more")
        #expect(state.comments["anna"] == nil, "who has nothing to do with it")
        #expect(state.groups == ["root", "mine", HostLayout.sendersGroup])
        #expect(state.senders == ["me", "you", "gone"])
        #expect(state.keyFiles == ["me", "you", "nobody-yet"])
        #expect(state.accountsWithKey == ["me", "nobody-yet"])
        #expect(state.files == [HostLayout.sshdFile: "old"])
        // As root, the first user and group of that number.
        let isRoot = getuid() == 0
        #expect(
            state.folders[inbox]
                == .folder(owner: isRoot ? "root" : "me", group: isRoot ? "root" : "mine", mode: 0o2770))
        #expect(state.folders[Sample.layout.outbox(of: "me")] == .somethingElse)
        #expect(state.folders[Sample.layout.inbox(of: "you")] == nil)
    }

    @Test func `a group that the name service has and does not list is seen`() throws {
        let wanted = Sample.provision(["team-north"], areas: [])
        #expect(try host.state(concerning: wanted).groups.contains("team-north"))
    }

    @Test func `the host's own name service is asked`() throws {
        let state = try Host().state(concerning: Sample.provision(["daemon", "no-such-user"], areas: []))
        #expect(state.comments["root"] != nil)
        #expect(state.comments["daemon"] != nil)
        #expect(state.comments["no-such-user"] == nil)
        #expect(state.groups.contains("daemon"))
    }
}
