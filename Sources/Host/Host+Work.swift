import Foundation
import Glibc
package import Provisioning

extension Host {
    /// Does the steps. Needs root. A step that fails ends it; done again, it goes on where it was.
    ///
    /// - Parameter tell: called with what cannot be seen from the steps.
    package func perform(
        _ steps: [ProvisionDifference.Step], layout: HostLayout, tell: (String) -> Void
    ) throws {
        try makeKeyFolder()
        var isSSHChanged = false
        for case .writeFile(let file, let old) in steps {
            try write(file.text, to: file.path, mode: 0o644)
            if file.path == HostLayout.sshdFile {
                try checkSSH(otherwise: old)
                isSSHChanged = true
            }
        }
        try run("systemd-sysusers", [HostLayout.usersFile])
        try run("systemd-tmpfiles", ["--create", HostLayout.foldersFile])
        if isSSHChanged, try reload("ssh") { tell("sshd was reloaded") }
        // Before folders go: the service looks into those of the register that it knows.
        if !steps.isEmpty, try reload("weighbridge") { tell("the service was reloaded") }
        for step in steps {
            switch step {
            case .removeAccount(let account): try removeAccount(account, layout)
            case .removeRegionGroup(let group):
                try run("groupdel", [group])
                try remove(layout.workshop(of: String(group.dropFirst(HostLayout.regionGroupPrefix.count))))
            default: break
            }
        }
    }

    /// The account's keys become these, whatever they were; sessions that the old ones opened end.
    package func setKeys(_ keys: [PublicKey], of account: String) throws {
        try makeKeyFolder()
        try write(keys.map { $0.line + "\n" }.joined(), to: HostLayout.keyFile(of: account), mode: 0o644)
        try endProcesses(of: account)
    }

    /// The user, its group, its key and its folders; what of it is gone already is passed over. A user of that name who is no
    /// account is left alone.
    package func removeAccount(_ account: String, _ layout: HostLayout) throws {
        // First the key, so that nobody comes back in between.
        try remove(HostLayout.keyFile(of: account))
        try endProcesses(of: account)
        // Its group goes along where it is the user's own (userdel(8)).
        if try userID(of: account) != nil { try run("userdel", [account]) }
        try remove(layout.chroot(of: account))
        try remove(layout.claims(of: account))
    }

    /// sshd reads keys as the account's user, and takes them only from folders that root alone can write.
    private func makeKeyFolder() throws {
        try FileManager.default.createDirectory(
            atPath: root + HostLayout.keyFolder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: root + HostLayout.keyFolder)
    }

    /// Puts the old drop-in back where sshd would not start with the new one.
    private func checkSSH(otherwise old: String?) throws {
        do {
            // It wants its folder, which its unit makes.
            try FileManager.default.createDirectory(atPath: root + "/run/sshd", withIntermediateDirectories: true)
            try run("sshd", ["-t"])
        } catch {
            if let old {
                try write(old, to: HostLayout.sshdFile, mode: 0o644)
            } else {
                try remove(HostLayout.sshdFile)
            }
            throw error
        }
    }

    /// True where systemd runs the service, and it was reloaded.
    private func reload(_ service: String) throws -> Bool {
        guard FileManager.default.fileExists(atPath: root + "/run/systemd/system"),
            (try? run("systemctl", ["--quiet", "is-active", service])) != nil
        else { return false }
        try run("systemctl", ["reload", service])
        return true
    }

    private func write(_ text: String, to path: String, mode: Int) throws {
        let url = URL(filePath: root + path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url, options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    }

    private func remove(_ path: String) throws {
        do {
            try FileManager.default.removeItem(atPath: root + path)
        } catch CocoaError.fileNoSuchFile {
        }
    }

    /// Nil where there is no such account.
    private func userID(of account: String) throws -> String? {
        try table("/etc/passwd").first { $0.count > 4 && $0[0] == account && $0[4] == HostLayout.userComment }?[2]
    }

    /// By the user in proc(5)'s `status`; the owner of the folder is root's for sshd's processes.
    private func endProcesses(of user: String) throws {
        guard let id = try userID(of: user) else { return }
        let processes = try FileManager.default.contentsOfDirectory(atPath: root + "/proc").compactMap { Int32($0) }
        for process in processes {
            guard let status = try? String(contentsOfFile: root + "/proc/\(process)/status", encoding: .utf8) else {
                continue
            }
            let owner = status.split(separator: "\n").first { $0.hasPrefix("Uid:") }?
                .split(whereSeparator: \.isWhitespace)
            if owner?.dropFirst().first.map(String.init) == id { kill(process, SIGKILL) }
        }
    }

    private func run(_ tool: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        // Where these tools lie is no user's to choose.
        process.environment = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.standardError
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw HostFailure(
                "`\(([tool] + arguments).joined(separator: " "))` failed; what it said stands above. Mend that, and run this again."
            )
        }
    }
}
