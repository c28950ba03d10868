import Foundation
import Testing

/// Holds the sources to the rules of ARCHITECTURE.md that no compiler holds.
struct HouseTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The files in which `unsafe` may stand; each says why on the spot.
    private static let filesWithUnsafe: Set<String> = [
        "Daemon/JournalStream.swift", "Daemon/NotifySocket.swift", "Daemon/StderrLogHandler.swift",
        "Host/Host+Facts.swift", "LedgerSQLite/LedgerFile+Backup.swift", "LedgerSQLite/LedgerFile.swift",
        "LedgerSQLite/PlainFile.swift",
        "Sealing/KeyFile.swift", "Sealing/MonthKeys.swift", "Sealing/SecretFile.swift", "Settings/SystemZone.swift",
        "SpoolFS/Bell.swift",
        "SpoolFS/Descriptor.swift", "SpoolFS/Directory.swift", "SpoolFS/DirectorySpool+Claims.swift",
        "SpoolFS/InotifyTools.swift", "SpoolFS/NativeThread.swift", "SpoolFS/Poke.swift", "SpoolFS/ProcessGuards.swift",
        "SpoolFS/SpoolLock.swift", "SpoolFS/SpoolOwner.swift", "SpoolFS/SystemCall.swift", "SpoolFS/SystemClock.swift",
        "SpoolFS/WatchLoop.swift",
        "SpoolFS/Wipe.swift", "Workbooks/MemoryFile.swift", "Workbooks/XlsxFile.swift", "Workbooks/XlsxFormat.swift",
        "Workbooks/XlsxWriter.swift",
        "weighbridge/Commands/DryRunFile.swift",
    ]

    private struct Source {
        /// Below `Sources`.
        var path: String
        /// Without comments.
        var code: [Substring]
    }

    private static func sources(in rooms: [String]? = nil) throws -> [Source] {
        let folder = root.appending(path: "Sources")
        let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        let chosen = paths.filter { path in rooms?.contains { path.hasPrefix($0 + "/") } ?? true }
        try #require(!chosen.isEmpty)
        return try chosen.sorted().map { path in
            let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
            let code = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
                !line.drop { $0 == " " }.hasPrefix("//")
            }
            return Source(path: path, code: code)
        }
    }

    @Test func `pure rooms import rooms of the house and the standard library's own, and nothing else`() throws {
        let allowed = Set(Rooms.pure + ["Synchronization"])
        for source in try Self.sources(in: Rooms.pure) {
            for line in source.code {
                let words = line.split(separator: " ")
                guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else { continue }
                #expect(allowed.contains(String(words[place + 1])), "\(source.path): \(line)")
            }
        }
    }

    @Test func `unsafe stands in named files alone`() throws {
        for source in try Self.sources() where !Self.filesWithUnsafe.contains(source.path) {
            let isUnsafe = source.code.contains { line in
                line.split { !$0.isLetter && $0 != "'" && $0 != "-" }.contains("unsafe")
            }
            #expect(!isUnsafe, "\(source.path) is not in the list of files with unsafe code")
        }
    }

    @Test func `rooms that see cells hold no trap that could print one`() throws {
        for source in try Self.sources(in: Rooms.thatSeeCells) {
            for line in source.code {
                #expect(!line.contains("try!"), "\(source.path): \(line)")
                #expect(!line.contains("uniqueKeysWithValues"), "\(source.path): \(line)")
                let isTrap = ["preconditionFailure(", "fatalError(", "precondition("].contains { line.contains($0) }
                // Our own limit, and nothing of a cell.
                let isKnown = line.contains("listedLimit")
                #expect(!(isTrap && line.contains("\\(")) || isKnown, "\(source.path): \(line)")
            }
        }
    }

    @Test func `nothing writes waiting drops to the disk`() throws {
        for source in try Self.sources() {
            let calls = source.code.contains { line in
                line.contains(" sync()") || line.contains("syncfs(") || line.contains("sync_file_range(")
            }
            #expect(!calls, "\(source.path)")
        }
    }

    @Test func `files stay small enough to be read at one go`() throws {
        // A catalogue of words is as long as it has entries.
        let exempt: Set<String> = ["Documents/Guide/RuleText+Catalogue.swift"]
        for source in try Self.sources() where !exempt.contains(source.path) {
            #expect(source.code.count <= 300, "\(source.path) has \(source.code.count) lines of code")
        }
    }
}
