/// What a host has, as far as a provision is concerned.
package struct HostState: Hashable, Sendable {
    /// Every user of the host, with the comment field.
    package var comments: [String: String]
    package var groups: Set<String>
    /// Members of the senders' group.
    package var senders: Set<String>
    /// What lies at the paths of the provision's folders; a path that leads to nothing is left out.
    package var folders: [String: FoundFolder]
    /// Texts of the provision's files; one that is not there is left out.
    package var files: [String: String]
    /// Accounts with a key file that is not empty.
    package var accountsWithKey: Set<String>

    package enum FoundFolder: Hashable, Sendable {
        case folder(owner: String, group: String, mode: Int)
        /// A file, a link.
        case somethingElse
    }

    package init(
        comments: [String: String] = [:], groups: Set<String> = [], senders: Set<String> = [],
        folders: [String: FoundFolder] = [:], files: [String: String] = [:], accountsWithKey: Set<String> = []
    ) {
        self.comments = comments
        self.groups = groups
        self.senders = senders
        self.folders = folders
        self.files = files
        self.accountsWithKey = accountsWithKey
    }

    /// Users that an earlier provision has made.
    var ownUsers: Set<String> { Set(comments.filter { $0.value == HostLayout.userComment }.keys) }
    var ownRegionGroups: Set<String> { groups.filter { $0.hasPrefix(HostLayout.regionGroupPrefix) } }
}
