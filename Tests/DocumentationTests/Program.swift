import Foundation

/// The program that the package builds, as a user runs it.
enum Program {
    private static let url: URL = {
        let beside = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "weighbridge")
        if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
        return Repository.root.appending(path: ".build/debug/weighbridge")
    }()

    /// Standard output and exit status. Settings of the surroundings are kept out.
    static func run(_ arguments: [String], in folder: URL? = nil) throws -> (output: Data, status: Int32) {
        let process = Process()
        let output = Pipe()
        process.executableURL = url
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("WEIGHBRIDGE_") }
        process.currentDirectoryURL = folder ?? FileManager.default.temporaryDirectory
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        try process.run()
        let printed = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (printed, process.terminationStatus)
    }

    /// A daemon on the spool that the settings name; it logs into a file. Whoever starts it ends it.
    static func startDaemon(settings: URL, log: URL) throws -> Process {
        let process = Process()
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        process.executableURL = url
        process.arguments = ["run", "--config", settings.path]
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("WEIGHBRIDGE_") }
        process.standardInput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        return process
    }

    /// The commands as the program describes them itself.
    static func commands() throws -> Command {
        struct Dump: Decodable { var command: Command }
        return try JSONDecoder().decode(Dump.self, from: run(["--experimental-dump-help"]).output).command
    }

    struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                var kind: String
                var name: String
            }

            var kind: String
            var names: [Name]?
            var valueName: String?
            var abstract: String?
            var defaultValue: String?
            var allValues: [String]?
            var shouldDisplay: Bool
            var isRepeating: Bool

            var longName: String? { names?.first { $0.kind == "long" }.map { "--" + $0.name } }
        }

        var commandName: String
        var arguments: [Argument]?
        var subcommands: [Command]?

        /// Of these every command has one.
        static let everywhere = ["--help", "--version"]

        var ownArguments: [Argument] {
            (arguments ?? []).filter { $0.shouldDisplay && !Self.everywhere.contains($0.longName ?? "") }
        }

        /// This command and all below it, each with its words: `ledger drops`.
        func all(after words: [String] = []) -> [(words: [String], command: Command)] {
            [(words, self)]
                + (subcommands ?? []).filter { $0.commandName != "help" }
                .flatMap { $0.all(after: words + [$0.commandName]) }
        }
    }
}
