import Foundation

/// The program that the package builds, beside the test bundle.
enum Program {
    static let url: URL = {
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let beside = folder.appending(path: "weighbridge")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return Repository.root.appending(path: ".build/debug/weighbridge")
    }()
}

/// A running process of the program.
final class ProgramRun {
    private let process = Process()

    init(
        _ arguments: [String], executable: URL = Program.url, environment: [String: String] = [:], standardError: URL,
        standardOutput: URL? = nil
    ) throws {
        process.executableURL = executable
        process.arguments = arguments
        process.environment = baseEnvironment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardError = try Self.file(standardError)
        process.standardOutput = try standardOutput.map(Self.file) ?? FileHandle.nullDevice
        try process.run()
    }

    var isRunning: Bool { process.isRunning }
    var exitStatus: Int32 { process.terminationStatus }
    var processID: Int32 { process.processIdentifier }

    func terminate() { process.terminate() }

    func kill() {
        guard process.isRunning else { return }
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func signal(_ number: Int32) { _ = Foundation.kill(process.processIdentifier, number) }

    func waitUntilExit() { process.waitUntilExit() }

    private static func file(_ url: URL) throws -> FileHandle {
        if !FileManager.default.fileExists(atPath: url.path) {
            try Data().write(to: url)
        }
        let handle = try FileHandle(forWritingTo: url)
        try handle.seekToEnd()
        return handle
    }
}

struct CommandResult {
    var status: Int32
    var output: Data
    var error: String

    var text: String { String(decoding: output, as: UTF8.self) }

    func json() throws -> [String: Any] {
        guard let object = try JSONSerialization.jsonObject(with: output) as? [String: Any] else {
            throw TestFailure("the output is no JSON object")
        }
        return object
    }
}

/// Runs the program to its end.
func runProgram(
    _ arguments: [String], input: Data? = nil, environment: [String: String] = [:], folder: URL? = nil
) throws -> CommandResult {
    try runCommand(Program.url, arguments, input: input, environment: environment, folder: folder)
}

/// Runs any command to its end; both outputs go through files, so that no pipe can fill up.
func runCommand(
    _ executable: URL, _ arguments: [String], input: Data? = nil, environment: [String: String] = [:],
    folder: URL? = nil
) throws -> CommandResult {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "weighbridge-run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    func file(_ name: String, _ content: Data = Data()) throws -> FileHandle {
        let url = scratch.appending(path: name)
        try content.write(to: url)
        return try FileHandle(forUpdating: url)
    }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = baseEnvironment.merging(environment) { $1 }
    process.currentDirectoryURL = folder ?? scratch
    process.standardInput = try file("in", input ?? Data())
    process.standardOutput = try file("out")
    process.standardError = try file("err")
    try process.run()
    process.waitUntilExit()
    return CommandResult(
        status: process.terminationStatus, output: try Data(contentsOf: scratch.appending(path: "out")),
        error: try String(contentsOf: scratch.appending(path: "err"), encoding: .utf8))
}

/// The environment of the tests without anything that would set the program.
private let baseEnvironment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("WEIGHBRIDGE_") }
