import Foundation

/// The host's own programs, found where no user can put another one.
enum Tool {
    /// Runs one, with what it says on our standard error; fails where it does.
    static func run(_ name: String, _ arguments: [String]) throws {
        let process = try process(name, arguments)
        process.standardOutput = FileHandle.standardError
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let words = ([name] + arguments).joined(separator: " ")
            throw HostFailure("`\(words)` failed; what it said stands above. Mend that, and run this again.")
        }
    }

    /// What one says, and how it ended.
    static func ask(_ name: String, _ arguments: [String]) throws -> (status: Int32, answer: String) {
        let process = try process(name, arguments)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let answer = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: answer, as: UTF8.self))
    }

    private static func process(_ name: String, _ arguments: [String]) throws -> Process {
        let places = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"]
        let paths = places.map { "\($0)/\(name)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw HostFailure(
                "this host has no \(name)"
                    + (packages[name].map { ": apt-get install \($0), and run this again" } ?? ""))
        }
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = ["PATH": places.joined(separator: ":"), "LC_ALL": "C.UTF-8"]
        process.standardInput = FileHandle.nullDevice
        return process
    }

    /// Where Debian has what a host may lack.
    private static let packages = [
        "sshd": "openssh-server", "ssh-keygen": "openssh-client", "pkill": "procps", "systemd-sysusers": "systemd",
        "systemd-tmpfiles": "systemd", "userdel": "passwd",
    ]
}
