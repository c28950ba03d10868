import Foundation

/// What a running daemon says of itself, for `status`: an announcement and no memory. It is written when it changes, and
/// nobody reads it back but people and monitors.
package struct DaemonState: Hashable, Sendable, Codable {
    package var processID: Int32
    package var programVersion: String
    /// Drops claimed and not weighed yet.
    package var waiting: Int
    /// What fails now and is tried again, each in one sentence with advice.
    package var troubles: [String]

    package init(processID: Int32, programVersion: String, waiting: Int, troubles: [String]) {
        self.processID = processID
        self.programVersion = programVersion
        self.waiting = waiting
        self.troubles = troubles
    }

    /// Bytes that any file has at least, on file systems with the usual blocks.
    private static let blockBytes = 4096

    /// Replaces the file whole; on a full disk it is overwritten where it lies, since the block that it has is still its
    /// own: just then there is a trouble to tell of. A failure of both is passed over; the log has the trouble too.
    package func announce(at path: String) {
        do {
            try encoded().write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            guard let file = FileHandle(forUpdatingAtPath: path), let data = try? encodedIntoBlock() else { return }
            try? file.write(contentsOf: data)
            try? file.truncate(atOffset: UInt64(data.count))
        }
    }

    private func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return try encoder.encode(self)
    }

    /// With as many troubles as there is room for: many outboxes may say the same, and the ledger comes after them.
    private func encodedIntoBlock() throws -> Data {
        var state = self
        var data = try state.encoded()
        while data.count > Self.blockBytes, !state.troubles.isEmpty {
            state.troubles.removeFirst()
            data = try state.encoded()
        }
        return data
    }

    /// Nil where none was announced.
    package static func read(from path: String) -> DaemonState? {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return nil }
        return try? JSONDecoder().decode(DaemonState.self, from: data)
    }
}
