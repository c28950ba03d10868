import Glibc
import SystemPackage
package import Workflow

/// Outboxes as directories.
///
/// Invariants:
/// 1. Whoever opens a document sees an old or a new one, whole: it gets its name only when it is on disk.
/// 2. No link is followed: one in the place of a document or of one of our folders is replaced, not written through.
/// 3. Files are 0640 and folders 0750 (with the umask of `ProcessGuards`); their group comes from the setgid outbox.
package final class DirectoryOutbox: Outbox {
    /// How deep an outbox is walked. Our own documents lie one folder deep; what is deeper nobody of us put there.
    private static let maximumDepth = 4

    private let outboxPath: (_ account: String) -> String
    /// Accounts whose temporary files of an earlier run are gone.
    private var tidied: Set<String> = []

    /// `outboxPath` gives an account's outbox; it is not made where it is missing.
    package init(outboxPath: @escaping (_ account: String) -> String) {
        self.outboxPath = outboxPath
    }

    /// Names that are no UTF-8 are nobody's documents and are left out.
    package func files(account: String) throws(PortFailure) -> [OutboxFile] {
        do {
            var files: [OutboxFile] = []
            try walk(Directory(path: outboxPath(account))) { _, name, path, status in
                if TemporaryName.isOne(name) { return }
                files.append(OutboxFile(path: path, size: status.size, modifiedAt: status.modifiedAt))
            }
            return files.sorted { $0.path < $1.path }
        } catch .noSuchFileOrDirectory {
            return []
        } catch {
            throw PortFailure("list an outbox", account, error)
        }
    }

    package func write(
        _ documents: [(path: String, bytes: [UInt8])], account: String
    ) throws(PortFailure) -> [OutboxFile] {
        precondition(Set(documents.map(\.path)).count == documents.count, "a document is written once at a time")
        do {
            try tidy(account)
            var written: [String: OutboxFile] = [:]
            let places = documents.map { Place(path: $0.path) }
            for (folders, indices) in Dictionary(grouping: documents.indices, by: { places[$0].folders }) {
                let directory = try openOrMake(folders, account: account)
                let named = indices.map { (name: places[$0].name, bytes: documents[$0].bytes) }
                for (index, status) in zip(indices, try put(named, into: directory)) {
                    let path = documents[index].path
                    written[path] = OutboxFile(path: path, size: status.size, modifiedAt: status.modifiedAt)
                }
            }
            return documents.compactMap { written[$0.path] }
        } catch {
            throw PortFailure("write documents", account, error)
        }
    }

    /// All are written before the first is made durable: the file system then commits them together.
    private func put(
        _ documents: [(name: EntryName, bytes: [UInt8])], into directory: borrowing Directory
    ) throws(Errno) -> [FileStatus] {
        do {
            for document in documents {
                try directory.create(TemporaryName.of(document.name), mode: 0o640).write(document.bytes)
            }
            var statuses: [FileStatus] = []
            for document in documents {
                let file = try directory.open(TemporaryName.of(document.name), O_RDONLY)
                try file.synchronizeData()
                try directory.rename(TemporaryName.of(document.name), to: document.name)
                statuses.append(try file.status())
            }
            try directory.synchronize()
            return statuses
        } catch {
            // So that a full disk is not made fuller; what can't be removed now is removed by the next run.
            for document in documents { try? directory.removeWhatever(TemporaryName.of(document.name)) }
            throw error
        }
    }

    package func remove(_ paths: [String], account: String) throws(PortFailure) {
        do {
            try tidy(account)
            for (folders, places) in Dictionary(grouping: paths.map(Place.init(path:)), by: \.folders) {
                try remove(places.map(\.name), from: folders, account: account)
            }
        } catch .noSuchFileOrDirectory {
            // No outbox, so no documents.
        } catch {
            throw PortFailure("remove documents", account, error)
        }
    }

    private func remove(_ names: [EntryName], from folders: [EntryName], account: String) throws(Errno) {
        do {
            let directory = try open(folders, account: account)
            for name in names {
                do {
                    try directory.unlink(name)
                } catch .noSuchFileOrDirectory {
                }
            }
            try directory.synchronize()
        } catch .noSuchFileOrDirectory, .notDirectory, .tooManySymbolicLinkLevels {
            // No such folder, so no such documents.
        }
    }

    /// Removes what a run that died left behind, once for each account and run, before anything else is changed.
    private func tidy(_ account: String) throws(Errno) {
        if tidied.contains(account) { return }
        try walk(Directory(path: outboxPath(account))) { (directory, name, _, _) throws(Errno) in
            if TemporaryName.isOne(name) { try directory.removeWhatever(name) }
        }
        tidied.insert(account)
    }

    /// Visits everything that is not a folder.
    private func walk(
        _ directory: borrowing Directory, prefix: String = "", depth: Int = 1,
        _ visit: (borrowing Directory, EntryName, _ path: String, FileStatus) throws(Errno) -> Void
    ) throws(Errno) {
        for name in try directory.names() {
            guard let text = String(validating: name.bytes, as: UTF8.self) else { continue }
            let status = try directory.status(of: name)
            if status.kind != .folder {
                try visit(directory, name, prefix + text, status)
            } else if depth < Self.maximumDepth {
                try walk(directory.subdirectory(name), prefix: prefix + text + "/", depth: depth + 1, visit)
            }
        }
    }

    private func open(_ folders: [EntryName], account: String) throws(Errno) -> Directory {
        var directory = try Directory(path: outboxPath(account))
        for folder in folders { directory = try directory.subdirectory(folder) }
        return directory
    }

    private func openOrMake(_ folders: [EntryName], account: String) throws(Errno) -> Directory {
        var directory = try Directory(path: outboxPath(account))
        for folder in folders { directory = try directory.openOrMake(folder) }
        return directory
    }
}

/// Where a document lies in its outbox.
private struct Place {
    let folders: [EntryName]
    let name: EntryName

    init(path: String) {
        let components = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        precondition(
            components.allSatisfy { !["", ".", ".."].contains($0) }, "a document's path leads down into its outbox")
        folders = components.dropLast().map(EntryName.init(_:))
        name = EntryName(components[components.count - 1])
    }
}

extension Directory {
    /// One of our folders, also where something that is no folder took its name.
    fileprivate func openOrMake(_ name: EntryName) throws(Errno) -> Directory {
        do {
            return try subdirectory(name)
        } catch .notDirectory, .tooManySymbolicLinkLevels {
            try unlink(name)
        } catch .noSuchFileOrDirectory {
        }
        try makeSubdirectory(name, mode: 0o750)
        try synchronize()
        return try subdirectory(name)
    }
}
