/// What a host has, as far as a provision is concerned.
package struct HostState: Hashable, Sendable {
    /// The comment field of each user that was asked for: the provision's, the service's, and all senders; one that is not
    /// there is left out.
    package var comments: [String: String]
    package var groups: Set<String>
    /// Members of the senders' group.
    package var senders: Set<String>
    /// What lies at the paths of the provision's folders; a path that leads to nothing is left out.
    package var folders: [String: FoundFolder]
    /// Texts of the provision's files; one that is not there is left out.
    package var files: [String: String]
    /// Names of the key files there are: accounts' names, known or not.
    package var keyFiles: Set<String>
    /// Those of them that are not empty.
    package var accountsWithKey: Set<String>

    package enum FoundFolder: Hashable, Sendable {
        case folder(owner: String, group: String, mode: Int)
        /// A file, a link.
        case somethingElse
    }

    package init(
        comments: [String: String] = [:], groups: Set<String> = [], senders: Set<String> = [],
        folders: [String: FoundFolder] = [:], files: [String: String] = [:], keyFiles: Set<String> = [],
        accountsWithKey: Set<String> = []
    ) {
        self.comments = comments
        self.groups = groups
        self.senders = senders
        self.folders = folders
        self.files = files
        self.keyFiles = keyFiles
        self.accountsWithKey = accountsWithKey
    }

    /// Users that an earlier provision has made. The comment alone says little: on some hosts a user can set it for himself.
    var ownUsers: Set<String> { senders.filter { comments[$0] == HostLayout.userComment } }
    var ownRegionGroups: Set<String> { groups.filter { $0.hasPrefix(HostLayout.regionGroupPrefix) } }
}
