package import CivilTime
import Foundation
package import QuarterlyReturns
package import Workflow

/// The regional store: one SQLite file for each region and one for the nation, in one directory.
///
/// Invariants:
/// 1. Under a published name there is always a whole file, the old one or the new one: built beside, checked, made durable,
///    renamed. A reader that has the old one open keeps it, and nobody waits for a lock, since a published file is never
///    written again.
/// 2. A file that says what it should is left as it is; a damaged one is replaced.
/// 3. The same content, time and program version give the same bytes.
///
/// Readers need the group of their region on its file, and the program changes no owners. So a file is built in the directory
/// `.<name>` beside the files, where there is one: with the setgid bit, that directory gives its group to what is made in it,
/// and a rename takes the group along. Where there is none, the files have the group of the store.
package final class RegionalStoreFiles: RegionalStore {
    private let directory: String

    private static let operation = "export the regional store"
    private static let ending = ".sqlite"

    /// - Parameter directory: `spool/regional`; it has to be there.
    package init(directory: String) {
        self.directory = directory
    }

    package func publish(
        _ content: RegionalContent, at now: Instant, programVersion: String
    ) throws(PortFailure) -> Bool {
        let published = "\(directory)/\(content.area.name)\(Self.ending)"
        let partial = "\(workshop(of: content.area))/.\(content.area.name)\(Self.ending).tmp"
        // Left by a run that died.
        try PlainFile.remove(partial, for: Self.operation)
        // Gone by then, unless something failed.
        defer { try? PlainFile.remove(partial, for: Self.operation) }
        try PlainFile.make(partial, mode: 0o640, for: Self.operation)
        let isUnchanged = try asPortFailure(Self.operation, subject: published) {
            try RegionalFile.write(content, to: partial, at: now, programVersion: programVersion)
            return try RegionalFile.check(partial, against: PlainFile.isThere(published) ? published : nil)
        }
        if isUnchanged { return false }
        try PlainFile.synchronize(partial, for: Self.operation)
        try PlainFile.move(partial, to: published, for: Self.operation)
        try PlainFile.synchronize(directory, for: Self.operation)
        return true
    }

    package func removeAll(except areas: Set<RegionalContent.Area>) throws(PortFailure) {
        let kept = Set(areas.map { $0.name + Self.ending })
        let others = try asPortFailure(Self.operation, subject: directory) {
            try FileManager.default.contentsOfDirectory(atPath: directory)
        }.filter { $0.hasSuffix(Self.ending) && !$0.hasPrefix(".") && !kept.contains($0) }
        for name in others { try PlainFile.remove("\(directory)/\(name)", for: Self.operation) }
        if !others.isEmpty { try PlainFile.synchronize(directory, for: Self.operation) }
    }

    /// Where an area's file is built: on the same file system as the store.
    private func workshop(of area: RegionalContent.Area) -> String {
        let own = "\(directory)/\(area.workshopName)"
        return PlainFile.isThere(own) ? own : directory
    }
}
