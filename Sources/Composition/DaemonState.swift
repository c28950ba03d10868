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

    /// Replaces the file whole. A failure is passed over: on a full disk the trouble that could not be written is that very
    /// one, and it is in the log.
    package func announce(at path: String) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        guard let data = try? encoder.encode(self) else { return }
        try? data.write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    /// Nil where none was announced.
    package static func read(from path: String) -> DaemonState? {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return nil }
        return try? JSONDecoder().decode(DaemonState.self, from: data)
    }
}
