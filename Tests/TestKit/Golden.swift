package import Testing

import Foundation

/// Output kept under `Tests/Golden` and looked at by people once. `UPDATE_GOLDEN=1` writes it anew: read the difference
/// before it is committed.
package enum Golden {
    /// Expects `bytes` to be what the file at `path` below `Tests/Golden` holds.
    package static func expect(
        _ bytes: [UInt8], at path: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let file = folder.appending(path: path)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
            return
        }
        guard let golden = FileManager.default.contents(atPath: file.path) else {
            Issue.record("there is no golden file \(path); UPDATE_GOLDEN=1 makes it", sourceLocation: sourceLocation)
            return
        }
        if golden != Data(bytes) {
            Issue.record("\(path): \(firstDifference([UInt8](golden), bytes))", sourceLocation: sourceLocation)
        }
    }

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Golden")

    private static func firstDifference(_ golden: [UInt8], _ bytes: [UInt8]) -> String {
        let goldenLines = golden.split(separator: 0x0A, omittingEmptySubsequences: false)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let index = zip(goldenLines, lines).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        guard let index else { return "golden has \(goldenLines.count) lines, output \(lines.count)" }
        return """
            line \(index + 1) differs
            golden: \(String(decoding: goldenLines[index].prefix(400), as: UTF8.self))
            output: \(String(decoding: lines[index].prefix(400), as: UTF8.self))
            """
    }
}
