import Foundation
package import Settings
import SpoolFS
package import Workflow

/// Where the things of a spool lie.
package struct SpoolPaths: Hashable, Sendable {
    private let settings: Settings

    package init(_ settings: Settings) {
        self.settings = settings
    }

    package var ledger: String { settings.spool + "/ledger.sqlite" }
    /// Touched by commands that left a request.
    package var poke: String { settings.spool + "/.poke" }
    /// What the running daemon says of itself; see `DaemonState`.
    package var state: String { settings.spool + "/.state.json" }
    var regional: String { settings.spool + "/regional" }
    /// Where a workbook's parts lie while it is written. Those of a Monthly Activities Report hold rows about participants, so
    /// the unit gives a folder in memory (`RuntimeDirectory=`).
    var temporary: String {
        ProcessInfo.processInfo.environment["RUNTIME_DIRECTORY"] ?? settings.spool + "/.tmp"
    }
    /// Held by the process that works on the spool.
    package var lock: String { settings.spool + "/.lock" }

    /// Inbox paths by account: what is watched.
    package func inboxes(of accounts: [String]) -> [String: String] {
        accounts.reduce(into: [:]) { $0[$1] = settings.inbox(of: $1) }
    }

    func makeSpool() throws(PortFailure) {
        try makeFolder(settings.spool, permissions: 0o750)
        try makeFolder(regional, permissions: 0o750)
        try makeFolder(temporary, permissions: 0o700)
    }

    /// Makes the folders of accounts, and of the claims, that lie under a spool of its own. A provisioned inbox that is gone
    /// is the operator's alarm and not made here.
    package func makeFolders(of accounts: [String]) throws(PortFailure) {
        let folders = accounts.flatMap { [settings.inbox(of: $0), settings.outbox(of: $0)] }
        for folder in folders where settings.liesUnderSpool(folder) { try makeFolder(folder, permissions: 0o750) }
        try makeFolder(settings.claims, permissions: 0o700)
    }

    private func makeFolder(_ path: String, permissions: Int) throws(PortFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: permissions])
        } catch {
            throw PortFailure(
                operation: "make a folder", subject: path, cause: error.localizedDescription,
                advice: "Check that the folder above it exists and that this user may write there.")
        }
    }
}
