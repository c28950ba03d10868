import Foundation
import Glibc
import TestKit

/// A Debian that is booted for a test and gone after it: see `machine` beside this file.
final class Machine: Sendable {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "machine")
    private let directory: TemporaryDirectory
    private var folder: String { directory.file("machine") }

    init() throws {
        directory = try TemporaryDirectory()
        try Self.run([Self.script.path, "boot", folder, String(getpid())]).expectSuccess()
    }

    deinit {
        _ = try? Self.run([Self.script.path, "halt", folder])
    }

    /// Whether one can be booted here; `make test-system` says what is missing where it can't.
    static let canBoot = (try? run([script.path, "check"]))?.status == 0

    /// What lay in memory is gone then, what lay on the disk is not.
    func reboot() throws {
        try Self.run([Self.script.path, "reboot", folder]).expectSuccess()
    }

    /// What a shell in it says to a command: both outputs together.
    func shell(_ command: String, input: String = "") throws -> Outcome {
        try Self.run([Self.script.path, "run", folder, "bash", "-c", command], input: input)
    }

    /// The same for a command that must succeed; its output.
    @discardableResult
    func run(_ command: String, input: String = "") throws -> String {
        try shell(command, input: input).expectSuccess()
    }

    func write(_ text: String, to path: String) throws {
        try run("mkdir -p \"$(dirname '\(path)')\" && cat > '\(path)'", input: text)
    }

    /// Asks ten times a second until the command succeeds.
    func wait(for what: String, seconds: Double = 30, until command: String) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            if try shell(command).status == 0 { return }
            usleep(100_000)
        }
        throw MachineFailure(
            "waited \(seconds) s in vain for \(what):\n\(try shell("journalctl -u weighbridge -n 30").text)")
    }

    struct Outcome {
        var status: Int32
        var text: String
        var command: String

        @discardableResult
        func expectSuccess() throws -> String {
            guard status == 0 else { throw MachineFailure("\(command)\nended with \(status):\n\(text)") }
            return text
        }
    }

    private static func run(_ arguments: [String], input: String = "") throws -> Outcome {
        let scratch = try TemporaryDirectory()
        for (name, text) in [("in", input), ("out", "")] {
            try Data(text.utf8).write(to: URL(filePath: scratch.file(name)))
        }
        let output = try FileHandle(forUpdating: URL(filePath: scratch.file("out")))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardInput = try FileHandle(forReadingFrom: URL(filePath: scratch.file("in")))
        process.standardOutput = output
        process.standardError = output
        try process.run()
        process.waitUntilExit()
        let text = String(decoding: try Data(contentsOf: URL(filePath: scratch.file("out"))), as: UTF8.self)
        return Outcome(
            status: process.terminationStatus, text: text, command: arguments.dropFirst(3).joined(separator: " "))
    }
}

struct MachineFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
