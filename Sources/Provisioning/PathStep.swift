/// A file or folder on the way from the root to a file from which root learns what to do.
package struct PathStep: Hashable, Sendable {
    package var path: String
    package var owner: Int
    /// Permission bits with the sticky bit.
    package var mode: Int
    package var isLink: Bool

    package init(path: String, owner: Int, mode: Int, isLink: Bool) {
        self.path = path
        self.owner = owner
        self.mode = mode
        self.isLink = isLink
    }

    /// Why somebody else than root could put other words there, as sshd asks of its files; nil where nobody can. In a folder
    /// with the sticky bit nobody can move what is root's.
    package var distrust: String? {
        if owner != 0 {
            return "\(path) is not root's, and root would do what it says: `chown root \(path)`, or move the file"
        }
        let isOpen = mode & 0o022 != 0 && mode & 0o1000 == 0
        return isOpen && !isLink
            ? "\(path) can be changed by others than root, and root would do what it says: `chmod go-w \(path)`" : nil
    }
}
