import Foundation
package import Provisioning

/// The host that the program runs on: its users, groups and folders, looked at.
package struct Host {
    /// What stands before every path: empty, but for tests.
    let root: String

    package init(root: String = "") {
        self.root = root
    }

    /// What is there of what a provision is concerned with.
    package func state(concerning wanted: Provision) throws -> HostState {
        let users = try table("/etc/passwd")
        let groups = try table("/etc/group")
        let userNames = names(users)
        let groupNames = names(groups)
        var state = HostState()
        for user in users where user.count > 4 { state.comments[user[0]] = user[4] }
        state.groups = Set(groups.map { $0[0] })
        let senders = groups.first { $0[0] == HostLayout.sendersGroup && $0.count > 3 }
        state.senders = Set(senders?[3].split(separator: ",").map(String.init) ?? [])
        for folder in wanted.folders {
            state.folders[folder.path] = found(folder.path, userNames, groupNames)
        }
        for file in wanted.files { state.files[file.path] = text(file.path) }
        state.accountsWithKey = Set(
            wanted.users.filter { user in text(HostLayout.keyFile(of: user)).map { !$0.isEmpty } ?? false })
        return state
    }

    /// Of what each account's key file holds; nil where there is none.
    package func keyText(of account: String) -> String? { text(HostLayout.keyFile(of: account)) }

    /// passwd(5) and group(5): lines of fields.
    func table(_ path: String) throws -> [[String]] {
        guard let text = text(path) else { throw HostFailure("\(path) can't be read: is this a Linux system?") }
        return text.split(separator: "\n").map { line in
            line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private func names(_ table: [[String]]) -> [Int: String] {
        table.reduce(into: [:]) { names, line in
            if line.count > 2, let id = Int(line[2]), names[id] == nil { names[id] = line[0] }
        }
    }

    func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: root + path).map { String(decoding: $0, as: UTF8.self) }
    }

    private func found(_ path: String, _ users: [Int: String], _ groups: [Int: String]) -> HostState.FoundFolder? {
        // Of the entry itself, a link not followed.
        guard let found = try? FileManager.default.attributesOfItem(atPath: root + path) else { return nil }
        guard found[.type] as? FileAttributeType == .typeDirectory, let owner = found[.ownerAccountID] as? NSNumber,
            let group = found[.groupOwnerAccountID] as? NSNumber, let mode = found[.posixPermissions] as? NSNumber
        else {
            return .somethingElse
        }
        return .folder(
            owner: users[owner.intValue] ?? owner.stringValue, group: groups[group.intValue] ?? group.stringValue,
            mode: mode.intValue)
    }
}
