/// What has to be done so that a host is as a register wants it. Done, it is empty: provisioning twice is provisioning once.
package struct ProvisionDifference: Hashable, Sendable {
    package private(set) var steps: [Step] = []
    /// Why it must not be done at all.
    package private(set) var faults: [String] = []
    /// What only the operator can do: keys.
    package private(set) var notes: [String] = []

    package enum Step: Hashable, Sendable {
        /// Nil: there was none.
        case writeFile(Provision.File, instead: String?)
        case makeUser(String)
        case makeGroup(String)
        case joinSenders(String)
        case makeFolder(Provision.Folder)
        /// Its owner, group or mode is another.
        case mendFolder(Provision.Folder, found: String)
        /// The user, its group, its key, and its folders with all that is in them.
        case removeAccount(String)
        case removeRegionGroup(String)
    }

    package init(_ wanted: Provision, _ host: HostState) {
        findFaults(wanted, host)
        for file in wanted.files where host.files[file.path] != file.text {
            steps.append(.writeFile(file, instead: host.files[file.path]))
        }
        let groups = [HostLayout.sendersGroup] + wanted.regionGroups
        steps += groups.filter { !host.groups.contains($0) }.map(Step.makeGroup)
        for user in wanted.users {
            if host.comments[user] == nil {
                steps.append(.makeUser(user))
            } else if !host.senders.contains(user) {
                steps.append(.joinSenders(user))
            }
        }
        for folder in wanted.folders { compare(folder, host) }
        steps += host.ownUsers.subtracting(wanted.users).sorted().map(Step.removeAccount)
        steps += host.ownRegionGroups.subtracting(wanted.regionGroups).sorted().map(Step.removeRegionGroup)
        notes = wanted.users.filter { !host.accountsWithKey.contains($0) }.map { user in
            "\(user) has no key and can't log in: weighbridge accounts hand-over \(user) --key FILE"
        }
    }

    package var isEmpty: Bool { steps.isEmpty }

    private mutating func findFaults(_ wanted: Provision, _ host: HostState) {
        if host.comments[HostLayout.serviceUser] == nil {
            faults.append("this host has no user \(HostLayout.serviceUser): install the package, which makes it")
        }
        for user in wanted.users {
            if let comment = host.comments[user], comment != HostLayout.userComment {
                faults.append(
                    "this host has a user \(user) who is no account of weighbridge: give the account another name")
            } else if host.comments[user] == nil, host.groups.contains(user) {
                faults.append("this host has a group \(user) already: give the account another name")
            }
        }
        // useradd(8), systemd: UT_NAMESIZE.
        for group in wanted.regionGroups where group.utf8.count > 31 {
            faults.append("\(group) is too long for a group's name: 31 characters; give the region a shorter code")
        }
        for folder in wanted.folders where host.folders[folder.path] == .somethingElse {
            faults.append("\(folder.path) is no folder: look at what it is, and move it out of the way")
        }
    }

    private mutating func compare(_ folder: Provision.Folder, _ host: HostState) {
        switch host.folders[folder.path] {
        case nil: steps.append(.makeFolder(folder))
        case .folder(let owner, let group, let mode):
            if (owner, group, mode) != (folder.owner, folder.group, folder.mode) {
                steps.append(.mendFolder(folder, found: "\(owner):\(group) \(String(mode, radix: 8))"))
            }
        case .somethingElse: break
        }
    }
}

extension ProvisionDifference {
    /// For people, a line a step, the lines of a changed file below it.
    package var text: String {
        let lines = steps.flatMap(\.lines) + notes.map { "! \($0)" }
        return lines.map { $0 + "\n" }.joined()
    }
}

extension ProvisionDifference.Step {
    fileprivate var lines: [String] {
        switch self {
        case .writeFile(let file, let old):
            [(old == nil ? "+ file " : "~ file ") + file.path] + Self.changedLines(from: old ?? "", to: file.text)
        case .makeUser(let user): ["+ user \(user)"]
        case .makeGroup(let group): ["+ group \(group)"]
        case .joinSenders(let user): ["~ user \(user) joins \(HostLayout.sendersGroup)"]
        case .makeFolder(let folder): ["+ folder \(folder.path) \(folder.ownership)"]
        case .mendFolder(let folder, let found): ["~ folder \(folder.path) \(folder.ownership), was \(found)"]
        case .removeAccount(let user): ["- account \(user): user, group, key, and its folders with all that is in them"]
        case .removeRegionGroup(let group): ["- group \(group)"]
        }
    }

    /// Lines that go and lines that come, in their order: `difference(from:)` finds the fewest.
    private static func changedLines(from old: String, to new: String) -> [String] {
        func lines(_ text: String) -> [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
        let difference = lines(new).difference(from: lines(old))
        let removed = difference.removals.map { change in line(of: change, "    - ") }
        return removed + difference.insertions.map { change in line(of: change, "    + ") }
    }

    private static func line(of change: CollectionDifference<Substring>.Change, _ mark: String) -> String {
        switch change {
        case .insert(_, let line, _), .remove(_, let line, _): mark + line
        }
    }
}

extension Provision.Folder {
    var ownership: String { "\(owner):\(group) \(String(mode, radix: 8))" }
}
