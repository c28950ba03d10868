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
        /// Its unit is stopped before.
        case removeLogUnit
        case makeUser(String)
        case makeGroup(String)
        case joinSenders(String)
        case makeFolder(Provision.Folder)
        /// Its owner, group or mode is another.
        case mendFolder(Provision.Folder, found: String)
        /// The user, its group, its key, and its folders with all that is in them.
        case removeAccount(String)
        /// Of nobody: whoever holds it would get into the next account of this name.
        case removeKey(String)
        /// The group of this name, and where its stores were built.
        case removeRegionGroup(String)
    }

    package init(_ wanted: Provision, _ host: HostState) {
        findFaults(wanted, host)
        for file in wanted.files where host.files[file.path] != file.text {
            steps.append(.writeFile(file, instead: host.files[file.path]))
        }
        let isLogUnitWanted = wanted.files.contains { $0.path == HostLayout.logUnitFile }
        if !isLogUnitWanted, host.files[HostLayout.logUnitFile] != nil { steps.append(.removeLogUnit) }
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
        let gone = host.ownUsers.subtracting(wanted.users)
        steps += gone.sorted().map(Step.removeAccount)
        steps += host.keyFiles.subtracting(wanted.users).subtracting(gone).sorted().map(Step.removeKey)
        steps += host.ownRegionGroups.subtracting(wanted.regionGroups).sorted().map(Step.removeRegionGroup)
        notes = wanted.users.filter { !host.accountsWithKey.contains($0) }.map { user in
            "\(user) has no key and can't log in: weighbridge accounts hand-over \(user) --key FILE"
        }
    }

    package var isEmpty: Bool { steps.isEmpty }
    /// Steps after which something is gone that nobody can bring back.
    package var removals: [Step] { steps.filter(\.isRemoval) }

    /// Why an account can't have this name on the host; nil where it can.
    package static func nameFault(_ user: String, _ host: HostState) -> String? {
        if let comment = host.comments[user], comment != HostLayout.userComment {
            return "this host has a user \(user) who is no account of weighbridge: give the account another name"
        }
        if host.comments[user] == nil, host.groups.contains(user) {
            return "this host has a group \(user) already: give the account another name"
        }
        return nil
    }

    private mutating func findFaults(_ wanted: Provision, _ host: HostState) {
        if host.comments[HostLayout.serviceUser] == nil {
            faults.append("this host has no user \(HostLayout.serviceUser): install the package, which makes it")
        }
        faults += wanted.users.compactMap { Self.nameFault($0, host) }
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
    /// For people, a line a step, the lines of a changed file below it; then who is reloaded, and the notes.
    package var text: String {
        let lines = steps.flatMap(\.lines) + reloads.map { "~ \($0) is reloaded" } + notes.map { "! \($0)" }
        return lines.map { $0 + "\n" }.joined()
    }

    private var reloads: [String] {
        let isSSHDChanged = steps.contains { if case .writeFile(let file, _) = $0 { file.isForSSHD } else { false } }
        return (isSSHDChanged ? ["sshd"] : []) + (isEmpty ? [] : ["the service"])
    }
}

extension Provision.File {
    package var isForSSHD: Bool { path == HostLayout.sshdFile }
}

extension ProvisionDifference.Step {
    fileprivate var isRemoval: Bool {
        switch self {
        case .removeAccount, .removeKey, .removeRegionGroup: true
        case .writeFile, .removeLogUnit, .makeUser, .makeGroup, .joinSenders, .makeFolder, .mendFolder: false
        }
    }

    fileprivate var lines: [String] {
        switch self {
        case .writeFile(let file, let old):
            [(old == nil ? "+ file " : "~ file ") + file.path] + Self.changedLines(from: old ?? "", to: file.text)
        case .removeLogUnit: ["- file \(HostLayout.logUnitFile)"]
        case .makeUser(let user): ["+ user \(user)"]
        case .makeGroup(let group): ["+ group \(group)"]
        case .joinSenders(let user): ["~ user \(user) joins \(HostLayout.sendersGroup)"]
        case .makeFolder(let folder): ["+ folder \(folder.path) \(folder.ownership)"]
        case .mendFolder(let folder, let found): ["~ folder \(folder.path) \(folder.ownership), was \(found)"]
        case .removeAccount(let user): ["- account \(user): user, group, key, and its folders with all that is in them"]
        case .removeKey(let name): ["- key \(HostLayout.keyFile(of: name)): of no account"]
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
