import Foundation
package import Provisioning
import Register

/// The host that the program runs on: its users, groups and folders, looked at.
package struct Host {
    /// What stands before every path: empty, but for tests.
    let root: String
    /// Entries of the host's name service, which knows users from a directory beside those in files. Without keys all that it
    /// lists; a key without an entry is passed over.
    let entries: (_ database: Database, _ keys: [String]) throws -> [[String]]

    /// passwd(5), group(5).
    package enum Database: String {
        case users = "passwd"
        case groups = "group"
    }

    package init() {
        self.init(root: "") { database, keys in
            // getent(1): 2, one of the keys was not found.
            let (status, answer) = try Tool.ask("getent", [database.rawValue] + keys)
            guard [0, 2].contains(status) else {
                throw HostFailure("`getent \(database.rawValue)` failed with \(status): this host can't tell its users")
            }
            return answer
        }
    }

    /// - Parameter answer: lines of passwd(5) or group(5).
    package init(root: String, answer: @escaping (_ database: Database, _ keys: [String]) throws -> String) {
        self.root = root
        entries = { database, keys in
            try answer(database, keys).split(separator: "\n").map { line in
                line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            }
        }
    }

    /// What is there of what a provision is concerned with.
    package func state(concerning wanted: Provision) throws -> HostState {
        let groups =
            try entries(.groups, []) + entries(.groups, wanted.regionGroups + wanted.users + [HostLayout.sendersGroup])
        let senders = groups.first { $0.count > 3 && $0[0] == HostLayout.sendersGroup }?[3]
            .split(separator: ",").map(String.init)
        let users = try entries(
            .users, Set(wanted.users + (senders ?? []) + ["root", HostLayout.serviceUser]).sorted())

        var state = HostState()
        for user in users where user.count > 4 { state.comments[user[0]] = user[4] }
        state.groups = Set(groups.map { $0[0] })
        state.senders = Set(senders ?? [])
        let (userNames, groupNames) = (names(users), names(groups))
        for folder in wanted.folders {
            state.folders[folder.path] = found(folder.path, userNames, groupNames)
        }
        for path in wanted.files.map(\.path) + [HostLayout.logUnitFile] { state.files[path] = text(path) }
        let keyNames = (try? FileManager.default.contentsOfDirectory(atPath: root + HostLayout.keyFolder)) ?? []
        state.keyFiles = Set(keyNames.filter(AccountName.isWellFormed))
        state.accountsWithKey = state.keyFiles.filter { user in keyText(of: user).map { !$0.isEmpty } ?? false }
        return state
    }

    /// Of what each account's key file holds; nil where there is none.
    package func keyText(of account: String) -> String? { text(HostLayout.keyFile(of: account)) }

    /// Fingerprints as ssh-keygen(1) shows them, in the order of the keys; nil for one that is cut or damaged.
    package func fingerprints(of keys: [PublicKey]) throws -> [String?] {
        if keys.isEmpty { return [] }
        let file = FileManager.default.temporaryDirectory.appending(path: "weighbridge-keys-\(UUID().uuidString)")
        // It passes over lines that are no key, so each has its number for a name.
        let lines = keys.enumerated().map { "\($1.type) \($1.encoded) \($0)\n" }
        try Data(lines.joined().utf8).write(to: file, options: .withoutOverwriting)
        defer { try? FileManager.default.removeItem(at: file) }
        var fingerprints: [String?] = Array(repeating: nil, count: keys.count)
        // 256 SHA256:… 0 (ED25519)
        for line in try Tool.ask("ssh-keygen", ["-l", "-f", file.path]).answer.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count > 2, let number = Int(words[2]), keys.indices.contains(number) {
                fingerprints[number] = String(words[1])
            }
        }
        return fingerprints
    }

    /// Why somebody else than root could change a file from which root learns what to do; nil where nobody can.
    package func distrust(of path: String) throws -> String? {
        let resolved = URL(filePath: path).resolvingSymlinksInPath().path
        for path in Set([path, resolved]).sorted() {
            var step = ""
            for part in path.split(separator: "/").map(String.init) {
                step += "/" + part
                // Of the entry itself, a link not followed.
                let found = try FileManager.default.attributesOfItem(atPath: step)
                guard let owner = found[.ownerAccountID] as? NSNumber, let mode = found[.posixPermissions] as? NSNumber
                else { throw HostFailure("\(step) can't be looked at") }
                let entry = PathStep(
                    path: step, owner: owner.intValue, mode: mode.intValue,
                    isLink: found[.type] as? FileAttributeType == .typeSymbolicLink)
                if let reason = entry.distrust { return reason }
            }
        }
        return nil
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
