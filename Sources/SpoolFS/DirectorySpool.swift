import CivilTime
import Glibc
import SystemPackage
package import Workflow

/// Inboxes and claims as directories.
///
/// Invariants:
/// 1. A file is an inbox's or a claim, never both and never neither: one rename moves it, and only where the new name is
///    free.
/// 2. Looking changes nothing. No link is followed, no FIFO waited for.
/// 3. What is in the claims was put there by this program; anything else is left alone and counted.
package final class DirectorySpool: Spool {
    /// How many entries of one inbox a look takes in: a sender who leaves more is served in turns, and can't fill memory.
    package static let maximumEntriesPerLook = 4096

    package private(set) var canLease = true
    /// Entries of the claims directory that are not claims, when `claims()` was last called. They are kept, since only a
    /// person can have put them there, and only a person can say what they are.
    package internal(set) var strayCount = 0

    private let inboxPath: (_ account: String) -> String
    let claimsPath: String
    var unsynchronized = Unsynchronized()

    /// `inboxPath` gives an account's inbox. `claimsPath` lies on the same file system; it is made where it is missing,
    /// its parent is not.
    package init(inboxPath: @escaping (_ account: String) -> String, claimsPath: String) {
        self.inboxPath = inboxPath
        self.claimsPath = claimsPath
    }

    package func look(account: String) throws(PortFailure) -> [InboxEntry] {
        do {
            let inbox = try Directory(path: inboxPath(account))
            var entries: [InboxEntry] = []
            for name in try inbox.names(limit: Self.maximumEntriesPerLook) {
                if let entry = try look(at: name, in: inbox) { entries.append(entry) }
            }
            return entries
        } catch {
            throw PortFailure("list an inbox", account, error)
        }
    }

    /// Nil where the entry went away or became another meanwhile: the next look tells.
    private func look(at name: EntryName, in inbox: borrowing Directory) throws(Errno) -> InboxEntry? {
        do {
            let status = try inbox.status(of: name)
            switch status.kind {
            case .symlink: return InboxEntry(name, .symlink, status)
            case .folder: return InboxEntry(name, .folder, status)
            case .special: return InboxEntry(name, .special, status)
            case .file: break
            }
            let file: Descriptor
            do {
                file = try inbox.open(name, O_RDONLY)
            } catch .permissionDenied, .notPermitted {
                return InboxEntry(name, .unreadable, status)
            } catch .resourceTemporarilyUnavailable {
                // open(2): somebody else holds a lease on it, which only a process that works with the file does.
                return InboxEntry(name, .file(size: status.size, links: status.links, isOpenForWriting: true), status)
            }
            let opened = try file.status()
            guard opened.kind == .file, opened.identity == status.identity else { return nil }
            let hasWriter = try probeLease(file) == .writer
            return InboxEntry(name, .file(size: opened.size, links: opened.links, isOpenForWriting: hasWriter), opened)
        } catch .noSuchFileOrDirectory, .tooManySymbolicLinkLevels, .noSuchAddressOrDevice {
            return nil
        }
    }

    package func discard(_ entry: InboxEntry, account: String) throws(PortFailure) {
        do {
            let inbox = try Directory(path: inboxPath(account))
            guard try inbox.holds(entry, under: entry.name) else { return }
            try inbox.removeWhatever(entry.name)
        } catch {
            throw PortFailure("remove an entry of an inbox", account, error)
        }
    }

    package func claim(_ entry: InboxEntry, as claim: Claim) throws(PortFailure) -> Bool {
        do {
            let inbox = try Directory(path: inboxPath(claim.account))
            guard try inbox.holds(entry, under: entry.name) else { return false }
            return try move(entry, from: inbox, as: claim)
        } catch .improperLink {
            throw PortFailure(
                "claim a drop", claim.account, .improperLink,
                advice: "Inboxes and claims must lie on one file system, with no bind mount between them: "
                    + "correct `inbox` or `claims` in the settings.")
        } catch {
            throw PortFailure("claim a drop", claim.account, error)
        }
    }

    /// The second half of a claim: between the check before and the rename the sender may put another file under the
    /// name. That one is given back.
    func move(_ entry: InboxEntry, from inbox: borrowing Directory, as claim: Claim) throws(Errno) -> Bool {
        let claims = try openOrMakeClaims(of: claim.account)
        let claimName = ClaimFileName.text(of: claim)
        do {
            try inbox.moveWithoutReplacing(entry.name, to: claims, as: claimName)
        } catch .noSuchFileOrDirectory {
            return false
        }
        unsynchronized.accounts.insert(claim.account)
        if try claims.holds(entry, under: claimName) { return true }
        try giveBack(claimName, in: claims, to: inbox, as: entry.name)
        return false
    }

    /// Where the name is taken again, the sender has replaced what we hold: it was never dropped.
    private func giveBack(
        _ claimName: EntryName, in claims: borrowing Directory, to inbox: borrowing Directory, as name: EntryName
    ) throws(Errno) {
        do {
            try claims.moveWithoutReplacing(claimName, to: inbox, as: name)
        } catch .fileExists {
            try claims.removeWhatever(claimName)
        }
    }

    /// Whoever may lease nothing once is not trusted to lease later: quiet then has to last longer for every file.
    func probeLease(_ file: borrowing Descriptor) throws(Errno) -> LeaseAnswer {
        let answer = try file.probeLease()
        if answer == .impossible { canLease = false }
        return answer
    }
}

/// Directories with names in them that a power cut could still undo.
struct Unsynchronized {
    var accounts: Set<String> = []
    /// The claims directory and its name in its parent.
    var claimsThemselves = false
}

extension Directory {
    /// Whether `name` leads to the very file, link or folder that was seen.
    fileprivate func holds(_ entry: InboxEntry, under name: EntryName) throws(Errno) -> Bool {
        do {
            return try status(of: name).identity == entry.inode
        } catch .noSuchFileOrDirectory {
            return false
        }
    }
}

extension InboxEntry {
    fileprivate init(_ name: EntryName, _ nature: Nature, _ status: FileStatus) {
        self.init(name: name, nature: nature, inode: status.identity, changedAtNanoseconds: status.changedAt)
    }
}
