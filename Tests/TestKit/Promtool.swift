package import Foundation

/// Prometheus's own judge of metrics and of alerting rules. `TEST_PROMTOOL` says where it is; default: on the path.
package enum Promtool {
    /// - Parameter input: what it reads from standard input.
    /// - Returns: all that it said, and its exit status.
    package static func run(_ arguments: [String], input: URL? = nil) throws -> (text: String, status: Int32) {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [ProcessInfo.processInfo.environment["TEST_PROMTOOL"] ?? "promtool"] + arguments
        if let input { process.standardInput = try FileHandle(forReadingFrom: input) }
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (String(decoding: said, as: UTF8.self), process.terminationStatus)
    }
}
