import Foundation

/// Runs scripts of `Tests/Independent`: other people's readers and validators as judges of what the program writes.
/// `TEST_PYTHON` names the interpreter; default `python3`.
package enum Python {
    /// Runs a script over documents, which it gets as the paths of files after its arguments.
    ///
    /// - Returns: what it printed, errors included, and its exit code.
    package static func run(
        _ script: String, _ arguments: [String] = [], documents: [[UInt8]]
    ) throws -> (output: String, exitCode: Int32) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "weighbridge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = documents.indices.map { folder.appending(path: "\($0)") }
        for (file, bytes) in zip(files, documents) { try Data(bytes).write(to: file) }

        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let interpreter = ProcessInfo.processInfo.environment["TEST_PYTHON"] ?? "python3"
        process.arguments =
            [interpreter, scripts.appending(path: script).path] + arguments + files.map(\.path)
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (String(decoding: printed, as: UTF8.self), process.terminationStatus)
    }

    private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../Independent")
}
