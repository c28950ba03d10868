import Foundation
import Host
import Provisioning
import TestKit
import Testing

/// On a folder that looks like the root of a host.
struct HostTests {
    private let directory: TemporaryDirectory

    init() throws {
        directory = try TemporaryDirectory()
        let me = "me:x:\(getuid()):\(getgid()):\(HostLayout.userComment):/:/usr/sbin/nologin"
        try put("root:x:0:0:root:/root:/bin/sh\n\(me)\n", at: "/etc/passwd")
        try put("root:x:0:\nmine:x:\(getgid()):\n\(HostLayout.sendersGroup):x:998:me,you\n", at: "/etc/group")
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
        try put("old", at: HostLayout.sshdFile)
        let inbox = Sample.layout.inbox(of: "me")
        try put("", at: inbox + "/x")
        try FileManager.default.setAttributes([.posixPermissions: 0o2770], ofItemAtPath: directory.path + inbox)
        try FileManager.default.createSymbolicLink(
            atPath: directory.path + Sample.layout.outbox(of: "me"), withDestinationPath: directory.path)

        let state = try Host(root: directory.path).state(concerning: wanted)
        #expect(state.comments["me"] == HostLayout.userComment)
        #expect(state.groups == ["root", "mine", HostLayout.sendersGroup])
        #expect(state.senders == ["me", "you"])
        #expect(state.accountsWithKey == ["me"])
        #expect(state.files == [HostLayout.sshdFile: "old"])
        // As root, the first user and group of that number.
        let isRoot = getuid() == 0
        #expect(
            state.folders[inbox]
                == .folder(owner: isRoot ? "root" : "me", group: isRoot ? "root" : "mine", mode: 0o2770))
        #expect(state.folders[Sample.layout.outbox(of: "me")] == .somethingElse)
        #expect(state.folders[Sample.layout.inbox(of: "you")] == nil)
    }
}
