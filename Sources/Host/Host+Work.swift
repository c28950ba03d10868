import Foundation
package import Provisioning
import QuarterlyReturns

extension Host {
    /// Does the steps. Needs root. A step that fails ends it; done again, it goes on where it was.
    ///
    /// - Parameters:
    ///   - progress: called with what is being done now.
    ///   - tell: called with what cannot be seen from the steps.
    package func perform(
        _ steps: [ProvisionDifference.Step], layout: HostLayout, progress: (String) -> Void, tell: (String) -> Void
    ) throws {
        try makeKeyFolder()
        for case .writeFile(let file, let old) in steps {
            try write(file.text, to: file.path, mode: 0o644)
            guard file.isForSSHD else { continue }
            try checkSSHD(otherwise: old)
            // At once: where something fails after this, the next run finds the file as it should be.
            if try reload("ssh") { tell("sshd was reloaded") }
        }
        progress("making users and groups")
        try Tool.run("systemd-sysusers", [HostLayout.usersFile])
        progress("making folders")
        try Tool.run("systemd-tmpfiles", ["--create", HostLayout.foldersFile])
        // Before folders go: the service looks into those of the register that it knows.
        if !steps.isEmpty, try reload("weighbridge") { tell("the service was reloaded") }
        try stopLogUnit()
        for (number, step) in steps.enumerated() {
            switch step {
            case .removeLogUnit:
                try Tool.run("systemctl", ["--quiet", "disable", HostLayout.logUnit])
                try Tool.run("rm", ["-f", "--", HostLayout.logUnitFile])
            case .removeAccount(let account):
                progress("removing \(account), step \(number + 1) of \(steps.count)")
                try removeAccount(account, layout)
            case .removeKey(let name): try Tool.run("rm", ["-f", "--", HostLayout.keyFile(of: name)])
            case .removeRegionGroup(let group): try removeRegionGroup(group, layout)
            case .writeFile, .makeUser, .makeGroup, .joinSenders, .makeFolder, .mendFolder: break
            }
        }
        try startLogUnit()
    }

    /// The account's keys become these, whatever they were; sessions that the old ones opened end.
    package func setKeys(_ keys: [PublicKey], of account: String) throws {
        try makeKeyFolder()
        try write(keys.map { $0.line + "\n" }.joined(), to: HostLayout.keyFile(of: account), mode: 0o644)
        try endProcesses(of: account)
    }

    /// What sshd says that it does with a user: a line for each of its values. Needs root.
    package func sshdAnswer(for user: String) throws -> String {
        try makeSSHDFolder()
        let (status, answer) = try Tool.ask("sshd", ["-T", "-C", "user=\(user),host=localhost,addr=127.0.0.1"])
        guard status == 0 else { throw HostFailure("sshd can't be asked: `sshd -t` says what is wrong with its files") }
        return answer
    }

    /// First the key, so that nobody comes back in between; the user last, since by it the next run knows that there is
    /// something left to remove.
    private func removeAccount(_ account: String, _ layout: HostLayout) throws {
        try Tool.run("rm", ["-f", "--", HostLayout.keyFile(of: account)])
        try endProcesses(of: account)
        // It goes by open folders and follows no link that somebody puts in its way; what vanishes meanwhile is gone.
        try Tool.run("rm", ["-rf", "--one-file-system", "--", layout.chroot(of: account)])
        try removeAsService(layout.claims(of: account))
        // Its group goes along where it is the user's own (userdel(8)).
        try Tool.run("userdel", [account])
    }

    private func removeRegionGroup(_ group: String, _ layout: HostLayout) throws {
        let name = String(group.dropFirst(HostLayout.regionGroupPrefix.count))
        try removeAsService(layout.workshop(of: .region(name)))
        try Tool.run("groupdel", [group])
    }

    /// What lies in the service's own folders, where it could make links to anywhere, is removed with its rights.
    private func removeAsService(_ path: String) throws {
        try Tool.run("runuser", ["-u", HostLayout.serviceUser, "--", "rm", "-rf", "--", path])
    }

    /// Its mounts would be in the way of folders that are removed.
    private func stopLogUnit() throws {
        if try isRunning(HostLayout.logUnit) { try Tool.run("systemctl", ["stop", HostLayout.logUnit]) }
    }

    private func startLogUnit() throws {
        guard FileManager.default.fileExists(atPath: root + "/run/systemd/system") else { return }
        try Tool.run("systemctl", ["daemon-reload"])
        guard FileManager.default.fileExists(atPath: root + HostLayout.logUnitFile) else { return }
        try Tool.run("systemctl", ["--quiet", "enable", "--now", HostLayout.logUnit])
    }

    /// sshd reads keys as the account's user, and takes them only from folders that root alone can write.
    private func makeKeyFolder() throws {
        try FileManager.default.createDirectory(
            atPath: root + HostLayout.keyFolder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: root + HostLayout.keyFolder)
    }

    /// Puts the old drop-in back where sshd would not start with the new one.
    private func checkSSHD(otherwise old: String?) throws {
        do {
            try makeSSHDFolder()
            try Tool.run("sshd", ["-t"])
        } catch {
            if let old {
                try write(old, to: HostLayout.sshdFile, mode: 0o644)
            } else {
                try FileManager.default.removeItem(atPath: root + HostLayout.sshdFile)
            }
            throw error
        }
    }

    /// sshd wants it even for a check; otherwise its unit makes it.
    private func makeSSHDFolder() throws {
        try FileManager.default.createDirectory(atPath: root + "/run/sshd", withIntermediateDirectories: true)
    }

    /// True where systemd runs the service, and it was reloaded.
    private func reload(_ service: String) throws -> Bool {
        guard try isRunning(service) else { return false }
        do {
            try Tool.run("systemctl", ["reload", service])
        } catch {
            // The next run finds nothing to do that would make it try again.
            throw HostFailure(
                """
                \(service) does not know of the changes: what it said stands above. Mend that, then `systemctl reload \
                \(service)`, and run this again for the rest
                """)
        }
        return true
    }

    private func isRunning(_ service: String) throws -> Bool {
        try FileManager.default.fileExists(atPath: root + "/run/systemd/system")
            && Tool.ask("systemctl", ["--quiet", "is-active", service]).status == 0
    }

    private func write(_ text: String, to path: String, mode: Int) throws {
        let url = URL(filePath: root + path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    }

    /// Returns when none is left, since userdel(8) refuses a user with processes. A user who is no account is left alone.
    private func endProcesses(of account: String) throws {
        let user = try entries(.users, [account]).first { $0.count > 4 && $0[0] == account }
        guard let user, user[4] == HostLayout.userComment else { return }
        // pkill(1): 1, there was none.
        for _ in 0..<Self.killTries {
            if try Tool.ask("pkill", ["-KILL", "-U", user[2]]).status == 1 { return }
            Thread.sleep(forTimeInterval: 0.1)
        }
        throw HostFailure("processes of \(account) do not end: `ps -U \(account)` shows them. Run this again then.")
    }

    /// Ten seconds: what waits for a disk ends after that.
    private static let killTries = 100
}
